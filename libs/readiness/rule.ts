import type { Protection } from '#record';
import type { Evidence } from './evidence.js';
import type { Example } from './example.js';
import type { Day, Finding } from './finding.js';
import type { Profile } from './profile.js';

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
  /** The level at which what it looks at is kept by default; public when left out. */
  readonly evidence?: Protection;
  /** Set to false where a waiver would do the harm that the rule is there to prevent. */
  readonly waivable?: false;
  evaluate(evidence: Evidence, at: RuleContext): Finding;
  readonly examples: readonly Example[];
}
