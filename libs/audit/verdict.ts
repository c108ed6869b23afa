import { LogProblem } from '#transparency-log';
import type { Finding, FindingCode } from './finding.js';

/** How every digest of every leaf is accounted for, in numbers. */
export interface AccountingTable {
  readonly leaves: number;
  readonly digests: number;
  /** Digests whose opening is there: what they stand for can be read. */
  readonly opened: number;
  /** Digests whose opening is there and says nothing: they hide how many others there are. */
  readonly decoys: number;
  /** Digests that a tombstone covers. */
  readonly erased: number;
  /** All others. */
  readonly rest: number;
  /** What the others are: in a full bundle there may be none, elsewhere they are for other eyes. */
  readonly restIs: 'withheld' | 'not disclosed';
}

/** What an audit comes to, in sentences for whoever asked for it. */
export interface Verdict {
  /** Whether nothing was found that does not hold. */
  readonly holds: boolean;
  readonly checked: readonly string[];
  readonly notChecked: readonly string[];
  readonly findings: readonly Finding[];
  readonly table?: AccountingTable;
}

/** No more findings of one kind are told one by one: a log has a million events. */
const MOST_OF_A_KIND = 100;

/** A verdict while it is being written. */
export class VerdictInWriting {
  private readonly findings: Finding[] = [];
  private readonly counts = new Map<FindingCode, number>();
  private readonly checks: string[] = [];
  private readonly gaps: string[] = [];
  private table: AccountingTable | undefined;

  /** How many findings there are so far. */
  get found(): number {
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
  }

  find(code: FindingCode, message: string): void {
    const count = (this.counts.get(code) ?? 0) + 1;
    this.counts.set(code, count);
    if (count <= MOST_OF_A_KIND) this.findings.push({ code, message });
  }

  check(sentence: string): void {
    this.checks.push(sentence);
  }

  leaveOut(sentence: string): void {
    this.gaps.push(sentence);
  }

  account(table: AccountingTable): void {
    this.table = table;
  }

  /** What the work gives; undefined where what it reads is malformed, which becomes a finding about `what`. */
  async attempt<T>(what: string, work: () => T | Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof LogProblem) || error.code === 'log-unreachable') throw error;
      this.find(error.code, `${what}: ${error.message.replace(/\.$/, '')}.`);
      return undefined;
    }
  }

  /** Runs the work, and says the sentence if the work found nothing. */
  async checkIfHolds(work: () => Promise<string | undefined>): Promise<void> {
    const before = this.found;
    const sentence = await work();
    if (sentence !== undefined && this.found === before) this.check(sentence);
  }

  finished(): Verdict {
    const more = [...this.counts].flatMap(([code, count]): Finding[] =>
      count > MOST_OF_A_KIND
        ? [{ code, message: `There are ${count - MOST_OF_A_KIND} more findings of this kind.` }]
        : [],
    );
    return {
      holds: this.findings.length === 0,
      checked: this.checks,
      notChecked: this.gaps,
      findings: [...this.findings, ...more],
      ...(this.table && { table: this.table }),
    };
  }
}

/** What no audit of this kind can see. */
export const NEVER_CHECKED: readonly string[] = [
  'Whether what was recorded is true: when something happened is testimony, and its sources decide.',
  'What was changed within one checkpoint interval, before anyone outside had seen it.',
  'Who still holds copies of what was handed out earlier.',
];
