import { addDays, daysBetween, isDayPrecise } from '../../dates/index.js';
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

interface Run {
  by: Occurrence;
  day: string;
  readonly turns: { readonly from: string; readonly houseArrest: boolean }[];
  readonly earlier: readonly Stretch[];
}

/** The custody that lasts on the day `on`, from its first day; undefined for a person who is not held. */
export function custodyOn(steps: readonly Step[], on: string): Custody | undefined {
  let run: Run | undefined;
  let broken: readonly Stretch[] = [];
  for (const step of steps) {
    const { occurrence, day } = step;
    const houseArrest = howHeld(step);
    if (houseArrest === undefined) {
      if (run !== undefined) broken = [...run.earlier, ...stretchesOf(run, day)];
      run = undefined;
      continue;
    }
    const taken = occurrence.kind.name === 'ReleaseReversed' ? broken : [];
    run ??= { by: occurrence, day, turns: [], earlier: taken };
    if (isArrestWithin(run, occurrence)) [run.by, run.day] = [occurrence, day];
    if (run.turns.at(-1)?.houseArrest !== houseArrest) run.turns.push({ from: day, houseArrest });
  }
  if (run === undefined) return undefined;
  const { by, day, earlier } = run;
  const tomorrow = addDays(on, 1);
  const days = Math.max(0, daysBetween(day, tomorrow));
  const stretches = stretchesOf(run, tomorrow);
  return { since: by.account.when ?? day, days, claim: by.account.claim, occurrence: by.id, stretches, earlier };
}

/** Whether a person is held under house arrest, or else in custody; undefined for one who is not held. */
function howHeld({ after: { liberty } }: Step): boolean | undefined {
  if (liberty === 'house-arrest') return true;
  return isCustody(liberty) ? false : undefined;
}

/** That somebody was seen in prison in some month does not say that they were there from its first day: an exact arrest does. */
function isArrestWithin({ by }: Run, { kind, account, days }: Occurrence): boolean {
  if (kind.name !== 'Arrested' || days.earliest === null || by.days.earliest === by.days.latest) return false;
  return isDayPrecise(account.when) && (by.days.latest === null || days.earliest <= by.days.latest);
}

function stretchesOf({ day, turns }: Run, end: string): Stretch[] {
  return turns
    .map(({ from, houseArrest }, at) => ({
      from: from < day ? day : from,
      to: turns[at + 1]?.from ?? end,
      houseArrest,
    }))
    .filter(({ from, to }) => from < to);
}
