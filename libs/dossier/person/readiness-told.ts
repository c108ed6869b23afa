import {
  evaluate,
  judgedBy,
  outcomeIn,
  requiresIn,
  ruleNamed,
  summaryOf,
  type Audience,
  type Outcome,
  type Profile,
} from '#readiness';
import { type Language, type Reading, type Word } from '#record';
import { entriesOf } from './entries.js';
import { inEach, Saying, worded } from './saying.js';
import { WORDS } from '../words/index.js';

/** What one rule found, with the claims it rests on and where they stand in the chronology. */
export interface RuleTold {
  readonly id: string;
  readonly requires: Word;
  readonly outcome: Outcome;
  readonly said: Word;
  readonly blocking: boolean;
  readonly because: Word;
  readonly claims: readonly string[];
  /** Numbers of entries in the chronology; none says that the outcome rests on no claim. */
  readonly entries: readonly number[];
  readonly until?: string;
  readonly since?: string;
}

/** Readiness for the recipient, by the rules that its audience can judge by. There is no percentage and no rank. */
export interface ReadinessTold {
  readonly on: string;
  readonly ready: boolean;
  readonly summary: Word;
  readonly blocking: readonly string[];
  readonly advisory: readonly string[];
  readonly rules: readonly RuleTold[];
  /** Rules that rest on what is not told. */
  readonly leftOut?: { readonly count: number; readonly of: number; readonly because: Word };
  readonly validUntil?: string;
  readonly urgent: boolean;
  readonly urgentBecause: readonly Word[];
}

/** Evaluates what is told. `entries` are the numbers in the chronology by claim. */
export function readinessTold(
  told: Reading,
  profile: Profile,
  audience: Audience,
  entries: ReadonlyMap<string, number>,
): ReadinessTold {
  const judged = judgedBy(audience, profile);
  const each = inEach((language) =>
    evaluate(audience.internal ? told : unsigned(told, language), judged, undefined, language),
  );
  const { on, ready, blocking, advisory, rules, validUntil, urgent, urgentBecause } = each.en;
  const [count, of] = [profile.rules.length - judged.rules.length, profile.rules.length];
  return {
    on,
    ready,
    // Nobody is called ready by a part of the rules.
    summary:
      ready && count > 0
        ? worded(({ nothingInTheWay }) => nothingInTheWay)
        : new Saying((language) => summaryOf(each[language], language)),
    blocking,
    advisory,
    rules: rules.map(({ id, outcome, blocking: blocks, claims, until, since }, at) => ({
      id,
      requires: new Saying((language) => requirement(id, language)),
      outcome,
      said: new Saying((language) => outcomeIn(outcome, language)),
      blocking: blocks,
      because: new Saying((language) => each[language].rules[at]?.because ?? ''),
      claims,
      entries: entriesOf(claims, entries),
      ...(until === undefined ? {} : { until }),
      ...(since === undefined ? {} : { since }),
    })),
    ...(count === 0 ? {} : { leftOut: { count, of, because: worded(({ leftOut }) => leftOut(count, of)) } }),
    ...(validUntil === undefined ? {} : { validUntil }),
    urgent,
    urgentBecause: urgentBecause.map((_, at) => new Saying((language) => each[language].urgentBecause[at] ?? '')),
  };
}

function requirement(id: string, language: Language): string {
  const rule = ruleNamed(id);
  return rule === undefined ? id : requiresIn(rule, language);
}

/** A waiver names who gave it: outside, that is those who keep the record. */
function unsigned(reading: Reading, language: Language): Reading {
  const { keepers } = WORDS[language];
  return { ...reading, waivers: reading.waivers.map((waiver) => ({ ...waiver, by: keepers })) };
}
