import type { FindingCode } from '../finding.js';
import { KeyTable } from '../key-table.js';
import { nameOfLeaf, WORDS_OF_A_KEY, type Leaves } from '../leaves.js';
import type { VerdictInWriting } from '../verdict.js';
import type { SignedCheckpoint } from './history.js';
import { intervalsBetween, type Interval } from './intervals.js';
import { instant } from './policy-and-checkpoint.js';

/** How far a clock may be from a witness's, and a checkpoint from the events that it covers, in milliseconds. */
const TOLERANCE = 10_000;

/**
 * Checks what entries say of each other, in the order of the log: no event stands there twice, streams have no gaps, time
 * does not go back, and no time lies outside the cosigned checkpoints around its leaf. It keeps two tables of keys:
 * about 42 megabytes for a million events, and as much again where each has a stream of its own.
 */
export class EntryOrder {
  private readonly ids = new KeyTable();
  /** The revision that each stream should go on with. */
  private readonly next = new KeyTable();
  private readonly intervals: readonly Interval[];
  private interval = 0;
  private latest = { time: -Infinity, leaf: 0 };
  private read = 0;
  private absent = 0;
  private faults = 0;

  /** `isWhole` says whether all leaves of the log are there, or only some. */
  constructor(
    checkpoints: readonly SignedCheckpoint[],
    private readonly isWhole: boolean,
    private readonly verdict: VerdictInWriting,
  ) {
    this.intervals = intervalsBetween(checkpoints);
  }

  take(leaves: Leaves): void {
    for (let at = 0; at < leaves.count; at += 1) {
      if ((leaves.revisions[at] ?? -1) < 0) continue;
      this.read += 1;
      this.checkId(leaves, at);
      this.checkRevision(leaves, at);
      this.checkTime(leaves, at);
    }
  }

  /** Says what was checked, if it holds for all `expected` entries, and what could not be. */
  finished(expected: number): void {
    const { verdict, read, absent } = this;
    if (this.faults === 0 && read === expected) {
      const order = this.isWhole ? ', no stream has a gap, and time does not go back' : '';
      verdict.check(`Every entry (${read}) is canonical and in its place; no event stands there twice${order}.`);
      if (this.intervals.length > 0)
        verdict.check('No event is dated before or after the cosigned checkpoints around its leaf, give or take 10 s.');
    }
    if (absent > 0)
      verdict.leaveOut(`What else happened in the same streams: ${absent} of their events are not in this bundle.`);
    const [first] = this.intervals;
    if (first === undefined) verdict.leaveOut('Whether events are dated back: no checkpoint is cosigned.');
    else if (first.end > 0)
      verdict.leaveOut(
        `Whether events before leaf ${first.end} are dated back: no cosigned checkpoint lies before them.`,
      );
  }

  private checkId(leaves: Leaves, at: number): void {
    const word = at * WORDS_OF_A_KEY;
    const before = this.ids.get(leaves.ids, word);
    if (before === undefined) this.ids.set(leaves.ids, word, leaves.first + at);
    else this.find('event-twice', `${nameOfLeaf(leaves, at)} stands at leaf ${before} already.`);
  }

  private checkRevision(leaves: Leaves, at: number): void {
    const word = at * WORDS_OF_A_KEY;
    const revision = leaves.revisions[at] ?? 0;
    const next = this.next.get(leaves.streams, word) ?? 0;
    if (revision < next || (this.isWhole && revision > next)) {
      const why = revision < next ? 'that one stands before it' : 'an event before it is missing';
      const is = `${nameOfLeaf(leaves, at)} is number ${revision} of its stream`;
      this.find('stream-broken', `${is}, and number ${next} should stand there: ${why}.`);
    }
    this.absent += this.isWhole ? 0 : Math.max(0, revision - next);
    if (revision >= next && revision < 2 ** 31) this.next.set(leaves.streams, word, revision + 1);
  }

  private checkTime(leaves: Leaves, at: number): void {
    const [leaf, time] = [leaves.first + at, leaves.times[at] ?? 0];
    const is = () => `${nameOfLeaf(leaves, at)} is dated ${new Date(time).toISOString()}`;
    if (time >= this.latest.time) this.latest = { time, leaf };
    else this.find('time-decreasing', `${is()}, which is earlier than leaf ${this.latest.leaf} before it.`);

    while (leaf >= (this.intervals[this.interval]?.end ?? Infinity)) this.interval += 1;
    const { without, within } = this.intervals[this.interval] ?? {};
    if (without !== undefined && time < without.time - TOLERANCE) {
      const seen = `at ${instant(without.time / 1000)} witnesses saw the log at size ${without.size}, without it`;
      this.find('backdated', `${is()}, but ${seen}: it was dated back.`);
    }
    if (within !== undefined && time > within.time + TOLERANCE) {
      const seen = `at ${instant(within.time / 1000)} witnesses saw the log at size ${within.size}, with it`;
      this.find('postdated', `${is()}, but ${seen}: it was dated ahead.`);
    }
  }

  private find(code: FindingCode, message: string): void {
    this.faults += 1;
    this.verdict.find(code, message);
  }
}
