import { bounds } from '../../dates/index.js';
import { isC3OrBetter } from '../../values/source.js';
import { samePlace } from '../../values/place.js';
import { categoryOf, type Category } from '../category.js';
import { NOTHING_KNOWN, PROCEDURE, isCustody, type Facets, type Liberty, type Whereabouts } from '../facets.js';
import type { Occurrence } from './occurrence.js';

/** One facet of the status, with the claim it rests on. Dates are EDTF; null where the claim gives none. */
export interface Facet<V> {
  readonly value: V;
  readonly since: string | null;
  readonly lastConfirmed: string | null;
  readonly claim: string | null;
  readonly occurrence: string | null;
}

export interface Status {
  readonly life: Facet<Facets['life']>;
  readonly liberty: Facet<Liberty>;
  readonly procedure: Facet<Facets['procedure']>;
  readonly whereabouts: Facet<Whereabouts['value']> & { readonly facility?: Whereabouts['facility'] };
  readonly category: Facet<Category>;
}

export type FacetName = keyof Status;

/** A moment at which an occurrence changes or confirms the status. `day` is '' for the beginning of time. */
export interface Step {
  readonly day: string;
  readonly occurrence: Occurrence;
  readonly before: Facets;
  readonly after: Facets;
  readonly custodyBefore: boolean;
  /** The facets the occurrence spoke of, changed or confirmed. */
  readonly spokeOf: readonly (keyof Facets)[];
}

/** The status through time: what each occurrence made of it, in order of the days they take effect on. */
export function stepsOf(occurrences: readonly Occurrence[]): Step[] {
  const effective = occurrences
    .filter(({ kind }) => kind.effect !== undefined || kind.provesLife !== undefined)
    .map((occurrence) => ({ occurrence, day: effectiveDay(occurrence) }))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  let before = NOTHING_KNOWN;
  let held = false;
  return effective.map(({ occurrence, day }) => {
    const change = changeBy(occurrence, before);
    const after = { ...before, ...change };
    const step = { day, occurrence, before, after, custodyBefore: held, spokeOf: Object.keys(change) as (keyof Facets)[] };
    held ||= isCustody(after.liberty);
    before = after;
    return step;
  });
}

/** The day an occurrence has happened by: its earliest, its latest where it has no earliest, else the day of recording. */
function effectiveDay({ account }: Occurrence): string {
  const { earliest, latest } = bounds(account.when);
  return earliest ?? latest ?? account.recordedAt.slice(0, 10);
}

function changeBy({ kind, account }: Occurrence, before: Facets): Partial<Facets> {
  if (before.life === 'dead') return {};
  const change: Partial<Facets> = { ...kind.effect?.(account.fields, before) };
  if (change.life === undefined && kind.provesLife?.(account.fields) === true) change.life = 'alive';
  // A claim without a date cannot be put in order: it counts for what does not go back, death and the stage reached.
  if (account.when === null) return irreversible(change, before);
  if (change.whereabouts?.value === 'known') change.whereabouts = confirmed(change.whereabouts, account.sources);
  return change;
}

function irreversible({ life, procedure }: Partial<Facets>, before: Facets): Partial<Facets> {
  return {
    ...(life === 'dead' ? { life } : {}),
    ...(procedure !== undefined && PROCEDURE.indexOf(procedure) > PROCEDURE.indexOf(before.procedure) ? { procedure } : {}),
  };
}

function confirmed(known: Whereabouts, sources: Occurrence['account']['sources']): Whereabouts {
  return sources.some(isC3OrBetter) ? known : { ...known, value: 'reported' };
}

const UNKNOWN = { since: null, lastConfirmed: null, claim: null, occurrence: null };

/** The status that the steps lead to. */
export function statusAfter(steps: readonly Step[]): Status {
  let status: Status = {
    life: { value: 'unknown', ...UNKNOWN },
    liberty: { value: 'unknown', ...UNKNOWN },
    procedure: { value: 'none', ...UNKNOWN },
    whereabouts: { value: 'unknown', ...UNKNOWN },
    category: { value: 'persecuted', ...UNKNOWN },
  };
  for (const step of steps) status = { ...status, ...facetsOf(step, status) };
  return status;
}

function facetsOf(step: Step, status: Status): Partial<Status> {
  const { after, spokeOf } = step;
  const category = categoryOf(after, step.custodyBefore);
  return {
    ...(spokeOf.includes('life') ? { life: next(status.life, after.life, step) } : {}),
    ...(spokeOf.includes('liberty') ? { liberty: next(status.liberty, after.liberty, step) } : {}),
    ...(spokeOf.includes('procedure') ? { procedure: next(status.procedure, after.procedure, step) } : {}),
    ...(spokeOf.includes('whereabouts') ? { whereabouts: nextPlace(status.whereabouts, after.whereabouts, step) } : {}),
    ...(spokeOf.includes('liberty') || category !== status.category.value
      ? { category: next(status.category, category, step) }
      : {}),
  };
}

function next<V>(facet: Facet<V>, value: V, { occurrence: { id, account } }: Step): Facet<V> {
  if (facet.value === value && facet.claim !== null) return { ...facet, lastConfirmed: account.when ?? facet.lastConfirmed };
  return { value, since: account.when, lastConfirmed: account.when, claim: account.claim, occurrence: id };
}

function nextPlace(facet: Status['whereabouts'], { value, facility }: Whereabouts, step: Step): Status['whereabouts'] {
  const same = facility === undefined ? facet.facility === undefined : facet.facility && samePlace(facet.facility, facility);
  const moved = same === true ? facet : { ...facet, claim: null };
  return { ...next(moved, value, step), ...(facility === undefined ? {} : { facility }) };
}
