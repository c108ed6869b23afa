import {
  addDays,
  bounds,
  readPledge,
  type CaseRecord,
  type Perspective,
  type PledgeReading,
  type Reading,
} from '#record';
import { hasMovingEnd } from '../moving-end.js';
import { wardOf } from '../ward.js';
import type { Deadline } from './deadline.js';
import { detentionEnds } from './detention-ends.js';
import { dutiesDue } from './duties-due.js';
import { repliesDue } from './reply-due.js';

/** What one reader sees ahead for a person on a day. */
export interface Seen {
  readonly deadlines: readonly Deadline[];
  /** The profiles of the lists that the person is on and that are not done with. */
  readonly profiles: readonly string[];
  /** The first day on which it is otherwise by itself; null when it stays. */
  readonly freshUntil: string | null;
}

/** What lies ahead by a reading and its pledges; `nextDay` is the next day on which something on record begins. */
export function seenBy(record: CaseRecord, reading: Reading, perspective: Perspective, nextDay: string | null): Seen {
  if (reading.erased !== undefined) return { deadlines: [], profiles: [], freshUntil: null };
  const pledges = record.pledges.flatMap(
    (facts) => readPledge(facts, perspective, wardOf(reading), reading.protection) ?? [],
  );
  const deadlines = [
    ...detentionEnds(reading),
    ...termEnds(reading),
    ...repliesDue(reading),
    ...waiversEnd(reading),
    ...pledges.flatMap(dutiesDue),
  ];
  return { deadlines, profiles: profilesIn(reading), freshUntil: freshUntil(reading, pledges, nextDay) };
}

function termEnds({ expectedEnd }: Reading): Deadline[] {
  return expectedEnd === undefined ? [] : [{ kind: 'term-expected-to-end', day: expectedEnd.day, estimate: true }];
}

/** Of waivers of one rule the one that holds longest counts. */
function waiversEnd({ waivers }: Reading): Deadline[] {
  const longest = new Map<string, Deadline>();
  for (const { rule, profile, until } of waivers) {
    const day = bounds(until).latest;
    const key = `${rule} ${profile ?? ''}`;
    if (day === null || day <= (longest.get(key)?.day ?? '')) continue;
    longest.set(key, { kind: 'waiver-ends', day, rule, ...(profile === undefined ? {} : { profile }) });
  }
  return [...longest.values()];
}

/** A list is done with for a person who was dropped from it, or about whom it was answered. */
function profilesIn({ lists }: Reading): string[] {
  const open = lists.filter(
    ({ dropped, handedOverOn, answer }) =>
      dropped === undefined && (handedOverOn === undefined || answer === undefined),
  );
  return [...new Set(open.map(({ profile }) => profile))].toSorted();
}

/** With the day after a duty was due the next month is, and each further day may move the end of a term. */
function freshUntil(reading: Reading, pledges: readonly PledgeReading[], nextDay: string | null): string | null {
  const due = pledges.flatMap(({ duties }) => duties.flatMap((duty) => duty.due ?? []));
  const days = [nextDay, hasMovingEnd(reading) ? addDays(reading.on, 1) : null, ...due.map((day) => addDays(day, 1))];
  return days.filter((day) => day !== null).toSorted()[0] ?? null;
}
