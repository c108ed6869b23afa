import { setImmediate } from 'node:timers';
import type { AdmittedAppend } from './admission.js';
import { StoreClosed, StoreUnavailable, type EventStoreError } from './errors.js';
import type { AppendResult } from './event-store.js';

const GROUP_EVENTS = 1000;
const GROUP_BYTES = 4_194_304;

/** Appends that are recorded together or not at all. */
export type Batch = readonly AdmittedAppend[];

export type Outcome = AppendResult[] | EventStoreError;

interface Waiting {
  readonly batch: Batch;
  readonly events: number;
  readonly bytes: number;
  resolve(results: AppendResult[]): void;
  reject(error: Error): void;
}

/** Gathers the batches asked for in one turn of the event loop, so that they share one transaction and its one fsync. */
export class GroupCommit {
  readonly #queue: Waiting[] = [];
  #isScheduled = false;
  #isClosed = false;

  /** @param transact records the batches in one transaction and tells of each; if it throws, none is known to be recorded. */
  constructor(private readonly transact: (batches: readonly Batch[]) => Outcome[]) {}

  record(batch: Batch): Promise<AppendResult[]> {
    if (this.#isClosed) return Promise.reject(new StoreClosed());
    let events = 0;
    let bytes = 0;
    for (const append of batch) {
      events += append.events.length;
      bytes += append.bytes;
    }
    return new Promise((resolve, reject) => {
      this.#queue.push({ batch, events, bytes, resolve, reject });
      this.#schedule();
    });
  }

  /** Records what is waiting; later batches are refused. */
  close(): void {
    this.#isClosed = true;
    while (this.#queue.length > 0) this.#flush();
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      if (this.#queue.length > 0) this.#flush();
      if (this.#queue.length > 0) this.#schedule();
    });
  }

  #flush(): void {
    const group = this.#takeGroup();
    let outcomes: Outcome[];
    try {
      outcomes = this.transact(group.map((waiting) => waiting.batch));
    } catch (cause) {
      const error = new StoreUnavailable('The append failed; whether it was recorded is unknown', { cause });
      for (const waiting of group) waiting.reject(error);
      return;
    }
    for (const [i, waiting] of group.entries()) {
      const outcome = outcomes[i];
      if (Array.isArray(outcome)) waiting.resolve(outcome);
      else waiting.reject(outcome ?? new StoreUnavailable('The append was left without an outcome'));
    }
  }

  #takeGroup(): Waiting[] {
    let events = 0;
    let bytes = 0;
    let count = 0;
    for (const waiting of this.#queue) {
      events += waiting.events;
      bytes += waiting.bytes;
      if (count > 0 && (events > GROUP_EVENTS || bytes > GROUP_BYTES)) break;
      count += 1;
    }
    return this.#queue.splice(0, count);
  }
}
