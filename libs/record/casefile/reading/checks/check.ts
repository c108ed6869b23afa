import type { Sentence } from '../../../words/index.js';
import type { Account } from '../account.js';
import type { Custody } from '../custody.js';
import type { ExpectedEnd } from '../expected-end.js';
import type { Occurrence } from '../occurrence.js';
import type { Status, Step } from '../status.js';

/** Something in a casefile that wants a person's look. It accuses nobody: published accounts do contradict each other. */
export interface Check {
  readonly code: string;
  /** One sentence for the monitor, without personal data beyond what the claims say. */
  readonly message: Sentence;
  /** The claims it rests on. */
  readonly claims: readonly string[];
}

/** What checks look at. */
export interface Checkable {
  readonly on: string;
  readonly occurrences: readonly Occurrence[];
  readonly steps: readonly Step[];
  readonly status: Status;
  readonly custody?: Custody;
  readonly expectedEnd?: ExpectedEnd;
}

/** Every live account of the occurrences: the chosen ones and the others. */
export function liveAccounts(occurrences: readonly Occurrence[]): Account[] {
  const live: Account[] = [];
  for (const { account, others } of occurrences) {
    live.push(account);
    for (const other of others) if (other.retraction === undefined) live.push(other);
  }
  return live;
}
