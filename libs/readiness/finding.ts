import type { Sentence } from '#record';

/** A calendar day `YYYY-MM-DD`. */
export type Day = string;

/** What a rule may come to. */
export const OUTCOMES = ['met', 'unmet', 'stale', 'disputed', 'not-applicable', 'waived'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What a rule found, on what claims, and when that will change with nothing further recorded. */
export interface Finding {
  readonly outcome: Outcome;
  /** One sentence: what is there, or what would change it. */
  readonly because: Sentence;
  readonly claims: readonly string[];
  /** The first day on which the finding is another by the passing of time alone. */
  readonly until?: Day;
  /** The first day on which the evidence was older than the window. */
  readonly since?: Day;
  /** Set to false where the lack does not block in this person's situation. */
  readonly blocking?: false;
}

const NONE: readonly string[] = [];

export function met(because: Sentence, claims: readonly string[] = NONE, until?: Day): Finding {
  return until === undefined ? { outcome: 'met', because, claims } : { outcome: 'met', because, claims, until };
}

export function unmet(because: Sentence, claims: readonly string[] = NONE): Finding {
  return { outcome: 'unmet', because, claims };
}

export function disputed(because: Sentence, claims: readonly string[] = NONE): Finding {
  return { outcome: 'disputed', because, claims };
}

export function notApplicable(because: Sentence, claims: readonly string[] = NONE): Finding {
  return { outcome: 'not-applicable', because, claims };
}
