import type { Evidence } from './evidence.js';
import type { Example } from './example.js';
import type { Profile } from './profile.js';

/** A calendar day `YYYY-MM-DD`. */
export type Day = string;

export const OUTCOMES = ['met', 'unmet', 'stale', 'disputed', 'not-applicable', 'waived'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What a rule found, on what claims, and when that will change with nothing further recorded. */
export interface Finding {
  readonly outcome: Outcome;
  /** One sentence: what is there, or what would change it. */
  readonly because: string;
  readonly claims: readonly string[];
  /** The first day on which the finding is another by the passing of time alone. */
  readonly until?: Day;
  /** The first day on which the evidence was older than the window. */
  readonly since?: Day;
  /** Set to false where the lack does not block in this person's situation. */
  readonly blocking?: false;
}

/** What a rule may look at beside the casefile. */
export interface RuleContext {
  readonly on: Day;
  /** Days for which evidence is fresh; undefined when age does not matter. */
  readonly window: number | undefined;
  readonly profile: Profile;
  /** The day the entry is to be handed over; `on` unless a later one is planned. */
  readonly submission: Day;
  /** The claims that the blocking rules before this one rest on. */
  readonly restsOn: ReadonlySet<string>;
}

/** What an entry needs, why, on what evidence, how fresh, and whether lacking it blocks. Pure. */
export interface Rule {
  readonly id: string;
  readonly requires: string;
  readonly why: string;
  readonly blocking: boolean;
  /** Days; left out where age does not matter. */
  readonly window?: number;
  evaluate(evidence: Evidence, at: RuleContext): Finding;
  readonly examples: readonly Example[];
}
