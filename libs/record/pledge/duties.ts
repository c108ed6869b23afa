import type { Term } from '../campaign/term.js';
import { addDays, addDuration, bounds } from '../dates/index.js';
import type { SourceCitation } from '../values/source.js';
import type { IsWard } from './read-pledge.js';

/** One time a duty was done. */
export interface Performed {
  readonly event: string;
  readonly term: number;
  readonly on: string;
  readonly period?: string;
  readonly channel?: string;
  readonly address?: string;
  readonly addressee?: string;
  readonly reference?: string;
  readonly sources: readonly SourceCitation[];
  readonly replies: readonly { readonly event: string; readonly on: string; readonly text?: string }[];
}

/** One point of the terms, on a day. A limitation is never done, due or overdue. */
export interface DutyReading {
  readonly term: number;
  readonly text: string;
  readonly kind: Term['kind'];
  readonly done: readonly (Performed & { readonly late?: boolean })[];
  /** The last day of what falls due next. */
  readonly due?: string;
  /** What was not done in time: months as `YYYY-MM`, or the day a single duty was due by. Left out when nothing is. */
  readonly overdue?: readonly string[];
}

interface Time {
  readonly declaredOn: string;
  readonly on: string;
  /** The day the pledge ended. */
  readonly end: string | undefined;
  readonly isWard: IsWard;
}

/** What the terms ask, what was done, and what is due and overdue on the day. */
export function dutiesOf(terms: readonly Term[], performed: readonly Performed[], time: Time): DutyReading[] {
  return terms.map((term) => {
    const done = performed.filter((duty) => duty.term === term.number);
    const base = { term: term.number, text: term.text, kind: term.kind, done };
    if (term.kind === 'monthly') return { ...base, ...monthly(done, time) };
    if (term.kind === 'once' && term.by !== undefined) return { ...base, ...once(done, term.by, time) };
    return base;
  });
}

/**
 * Months from the one after the declaration: the declaration is itself public speech for its own month. A month counts
 * only if the pledge stood and the person was a ward on its last day, so nobody is in default after a release.
 */
function monthly(
  done: readonly Performed[],
  { declaredOn, on, end, isWard }: Time,
): Pick<DutyReading, 'due' | 'overdue'> {
  const covered = new Set(done.map((duty) => (duty.period ?? bounds(duty.on).earliest ?? duty.on).slice(0, 7)));
  const last = bounds(end ?? null).earliest;
  const stands = (lastDay: string) => last === null || last > lastDay;
  const overdue: string[] = [];
  const first = nextMonth((bounds(declaredOn).latest ?? declaredOn).slice(0, 7));
  // Nobody's patronage lasts a century, and whoever asks may ask about any day there is.
  const horizon = addDuration(`${first}-01`, 'P100Y');
  let month = first;
  for (; lastDayOf(month) < (on < horizon ? on : horizon); month = nextMonth(month)) {
    const lastDay = lastDayOf(month);
    if (!covered.has(month) && stands(lastDay) && isWard(lastDay)) overdue.push(month);
  }
  while (covered.has(month)) month = nextMonth(month);
  const due = lastDayOf(month);
  return { ...(stands(due) && isWard(on) ? { due } : {}), ...listed(overdue) };
}

/** A duty with a deadline. One that a pledge did not live to see is neither due nor overdue. */
function once(done: readonly Performed[], by: string, { on, end }: Time): Partial<DutyReading> {
  const last = bounds(by).latest ?? by;
  const late = ({ on: day }: Performed) => (bounds(day).earliest ?? '') > last;
  if (done.length > 0) return { done: done.map((duty) => (late(duty) ? { ...duty, late: true } : duty)) };
  const ended = bounds(end ?? null).earliest;
  if (ended !== null && ended <= last) return {};
  return on > last ? { overdue: [by] } : { due: last };
}

const listed = (overdue: string[]) => (overdue.length === 0 ? {} : { overdue });

function nextMonth(month: string): string {
  return addDays(`${month}-01`, 31).slice(0, 7);
}

function lastDayOf(month: string): string {
  return addDays(`${nextMonth(month)}-01`, -1);
}
