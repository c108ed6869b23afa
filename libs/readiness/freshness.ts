import { addDays, type Occurrence, type Sentence } from '#record';
import { claimsOf, contested } from './contested.js';
import { disputed, met, unmet, type Day, type Finding } from './finding.js';
import { say } from './words/say.js';

/** The day it is asked on, and for how many days evidence is fresh. */
interface Span {
  readonly on: Day;
  readonly window: number | undefined;
}

/**
 * The last day on which the thing can have been true; undefined when nobody says. A vague date ends with the day it was
 * recorded, since claims tell of what has happened: "in 2026", recorded in March, is not fresh until December.
 */
export function trueOn({ account, days: { earliest, latest } }: Occurrence): Day | undefined {
  if (earliest === latest) return latest ?? undefined;
  const day = latest ?? earliest ?? '';
  const recorded = (account.corrections.at(-1)?.at ?? account.recordedAt).slice(0, 10);
  return day < recorded ? day : recorded;
}

/**
 * Met while the thing is not older than the window, counted from when it was true; stale after that; disputed when its
 * accounts differ on `fields`. `says` is a sentence without its full stop.
 */
export function whileFresh(seen: Occurrence, at: Span, says: Sentence, fields: readonly string[] = []): Finding {
  const objection = contested(seen, fields);
  if (objection !== undefined) return disputed(say`${says}; but ${objection}.`, claimsOf(seen));
  return freshOn(trueOn(seen), at, says, [seen.account.claim]);
}

/** As `whileFresh`, for evidence that is not one occurrence. */
export function freshOn(
  day: Day | undefined,
  { on, window }: Span,
  says: Sentence,
  claims: readonly string[],
): Finding {
  if (window === undefined) return met(say`${says}.`, claims);
  if (day === undefined) return unmet(say`${says}; but nobody says when: a dated claim would settle it.`, claims);
  const until = daysAfter(day, window + 1);
  if (on < until) return met(say`${says}.`, claims, until);
  const because = say`${says}; that is more than ${window} days ago, and a newer one would settle it.`;
  return { outcome: 'stale', because, claims, since: until };
}

const sums = new Map<number, Map<Day, Day>>();
const MOST_DAYS = 50_000;

/** The day `n` days later. Remembered, because a rebuild asks for the same sums of every casefile. */
export function daysAfter(day: Day, n: number): Day {
  let known = sums.get(n);
  if (known === undefined || known.size > MOST_DAYS) sums.set(n, (known = new Map<Day, Day>()));
  let sum = known.get(day);
  if (sum === undefined) known.set(day, (sum = addDays(day, n)));
  return sum;
}
