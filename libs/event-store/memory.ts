import { EmbeddedEventStore } from './embedded.js';
import { MemoryLog } from './memory-log.js';

/** The clock for `recordedAt` (the machine's unless told). */
export interface MemoryOptions {
  readonly now?: () => Date;
}

/** The log in this process's memory, gone with it: for tests and trials. */
export class MemoryEventStore extends EmbeddedEventStore {
  constructor({ now = () => new Date() }: MemoryOptions = {}) {
    const log = new MemoryLog(now);
    super({ log, transact: (batches) => log.transact(batches) });
  }

  protected override release(): void {
    // Nothing is held outside this process.
  }

  protected override translate(error: unknown): unknown {
    return error;
  }
}
