import { addDays, bounds, daysBetween, isDayPrecise } from '../../dates/index.js';
import { isCustody } from '../facets.js';
import type { Occurrence } from './occurrence.js';
import type { Step } from './status.js';

/** Days on end that a person was held, all in custody or all under house arrest. `to` is the first day after them. */
export interface Stretch {
  readonly from: string;
  readonly to: string;
  readonly houseArrest: boolean;
}

/** The custody a person is in: since when without a break, and for how many days. */
export interface Custody {
  /** The date of the claim it starts with, as given. */
  readonly since: string;
  readonly days: number;
  readonly claim: string;
  readonly occurrence: string;
  /** How it went, up to and with the day it is read on. */
  readonly stretches: readonly Stretch[];
  /** What was served before a release that has been reversed. */
  readonly earlier: readonly Stretch[];
}

interface Begun {
  readonly by: Occurrence;
  readonly since: string;
  readonly day: string;
  readonly earlier: readonly Stretch[];
}

/** The custody that lasts on the day `on`, from its first day; undefined for a person who is not held. */
export function custodyOn(steps: readonly Step[], on: string): Custody | undefined {
  let begun: Begun | undefined;
  let stretches: Stretch[] = [];
  let before: readonly Stretch[] = [];
  let from = '';
  let how: boolean | undefined;
  for (const step of steps) {
    const { occurrence, day } = step;
    const next = houseArrest(step);
    if (begun !== undefined && next !== undefined) begun = settled(begun, step);
    if (next === how) continue;
    if (how !== undefined && day > from) stretches.push({ from, to: day, houseArrest: how });
    if (next === undefined) {
      before = [...(begun?.earlier ?? []), ...stretches];
      [begun, stretches] = [undefined, []];
    } else if (begun === undefined) {
      const earlier = occurrence.kind.name === 'ReleaseReversed' ? before : [];
      begun = { by: occurrence, since: occurrence.account.when ?? day, day, earlier };
    }
    from = begun !== undefined && stretches.length === 0 ? begun.day : day;
    how = next;
  }
  if (begun === undefined || how === undefined) return undefined;
  const { by, since, day, earlier } = begun;
  const tomorrow = addDays(on, 1);
  const first = from < day ? day : from;
  const all = first < tomorrow ? [...stretches, { from: first, to: tomorrow, houseArrest: how }] : stretches;
  return { since, days: Math.max(0, daysBetween(day, tomorrow)), claim: by.account.claim, occurrence: by.id, stretches: all, earlier };
}

/** Whether a person is held under house arrest, or in custody; undefined for one who is not held. */
function houseArrest({ after: { liberty } }: Step): boolean | undefined {
  if (liberty === 'house-arrest') return true;
  return isCustody(liberty) ? false : undefined;
}

/**
 * A month in which somebody was seen in prison does not say that they were there from its first day: an exact arrest
 * within it is where the custody starts.
 */
function settled(begun: Begun, { occurrence, day }: Step): Begun {
  const { when } = occurrence.account;
  if (occurrence.kind.name !== 'Arrested' || when === null || isDayPrecise(begun.since) || !isDayPrecise(when)) return begun;
  const { latest } = bounds(begun.since);
  return latest !== null && day <= latest ? { ...begun, by: occurrence, since: when, day } : begun;
}
