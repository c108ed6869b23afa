import type { Step } from './status.js';
import { categoryOf } from '../category.js';
import type { Facets } from '../facets.js';

export const SPAN_FACETS = ['life', 'liberty', 'procedure', 'whereabouts', 'category'] as const;

/** A stretch of days over which a facet had one value: from `from` (inclusive; '' is the beginning) to `to` (exclusive). */
export interface Span {
  readonly facet: (typeof SPAN_FACETS)[number];
  readonly value: string;
  readonly from: string;
  readonly to: string | null;
}

/** The status of all days as spans without gap or overlap, facet by facet. */
export function spansOf(steps: readonly Step[], initial: Facets): Span[] {
  // What a day ends with is what the day counts as: someone released and taken back is not "released" for a day.
  const days = steps.filter(({ day }, at) => steps[at + 1]?.day !== day);
  const spans: Span[] = [];
  for (const facet of SPAN_FACETS) {
    let value = valueOf(facet, initial, false);
    let from = '';
    for (const { day, after, wasHeld } of days) {
      const next = valueOf(facet, after, wasHeld);
      if (next === value) continue;
      spans.push({ facet, value, from, to: day });
      [value, from] = [next, day];
    }
    spans.push({ facet, value, from, to: null });
  }
  return spans;
}

/** The spans with one more step, on a day after all the others: those that it does not change are the same objects. */
export function spansWith(spans: readonly Span[], { day, after, wasHeld }: Step): readonly Span[] {
  const longer: Span[] = [];
  let isChanged = false;
  for (const span of spans) {
    const { facet, value, from, to } = span;
    const next = to === null ? valueOf(facet, after, wasHeld) : value;
    if (next === value) longer.push(span);
    else {
      longer.push({ facet, value, from, to: day }, { facet, value: next, from: day, to: null });
      isChanged = true;
    }
  }
  return isChanged ? longer : spans;
}

/** Whether two spans say the same. */
export function isSameSpan(a: Span, b: Span | undefined): boolean {
  return a === b || (a.facet === b?.facet && a.from === b.from && a.to === b.to && a.value === b.value);
}

function valueOf(facet: Span['facet'], facets: Facets, wasHeld: boolean): string {
  if (facet === 'whereabouts') return facets.whereabouts.value;
  return facet === 'category' ? categoryOf(facets, wasHeld) : facets[facet];
}
