import type { RuleSet } from '#record';

/** A recipient's rule set. Plain data: another recipient is another entry, and any change of one is a new version. */
export interface Profile extends RuleSet {
  readonly id: string;
  readonly version: number;
}
