import type { Day, Outcome } from './finding.js';
import type { Language, Reading } from '#record';
import type { Profile } from './profile.js';
import { isLacking, Weighing } from './weighing.js';

/** What one rule found for one profile. */
export interface RuleOutcome {
  readonly id: string;
  readonly outcome: Outcome;
  readonly blocking: boolean;
  readonly because: string;
  readonly claims: readonly string[];
  /** The first day on which the outcome is another by the passing of time alone. */
  readonly until?: Day;
  /** The first day on which the evidence was older than the window. */
  readonly since?: Day;
}

/** Whether an entry is ready for a recipient, rule by rule. There is no percentage and no rank. */
export interface Readiness {
  readonly profile: { readonly id: string; readonly version: number };
  readonly on: Day;
  /** No blocking rule is unmet, stale or disputed. */
  readonly ready: boolean;
  /** The ids of the blocking rules that are unmet, stale or disputed. */
  readonly blocking: readonly string[];
  /** The same of the rules that do not block. */
  readonly advisory: readonly string[];
  readonly rules: readonly RuleOutcome[];
  /** The first day on which an outcome is another by the passing of time alone. */
  readonly validUntil?: Day;
  /** Urgent although it may be incomplete, and why. */
  readonly urgent: boolean;
  readonly urgentBecause: readonly string[];
}

/**
 * One profile's readiness, with its reasons in a language; `submission` is the day of a planned hand-over, `reading.on` when
 * left out or past.
 */
export function evaluate(reading: Reading, profile: Profile, submission?: Day, language: Language = 'en'): Readiness {
  const weighing = new Weighing(reading, submission);
  const [blocking, advisory, outcomes]: [string[], string[], RuleOutcome[]] = [[], [], []];
  let validUntil: Day | undefined;
  weighing.by(profile, ({ id }, finding, isBlocking) => {
    const { outcome, because, claims, until, since } = finding;
    if (isLacking(finding)) (isBlocking ? blocking : advisory).push(id);
    if (until !== undefined && (validUntil === undefined || until < validUntil)) validUntil = until;
    const result: Writable<RuleOutcome> = { id, outcome, blocking: isBlocking, because: because.in(language), claims };
    if (until !== undefined) result.until = until;
    if (since !== undefined) result.since = since;
    outcomes.push(result);
  });
  const urgentBecause = weighing.urgentBecause.map((why) => why.in(language));
  return {
    profile: { id: profile.id, version: profile.version },
    on: reading.on,
    ready: blocking.length === 0,
    blocking,
    advisory,
    rules: outcomes,
    ...(validUntil === undefined ? {} : { validUntil }),
    urgent: urgentBecause.length > 0,
    urgentBecause,
  };
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
