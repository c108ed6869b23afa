import type { Expected } from './event-store.js';

/** Every way a store can refuse or fail. */
export type EventStoreErrorCode =
  | 'concurrency-conflict'
  | 'event-id-reused'
  | 'event-too-large'
  | 'invalid-append'
  | 'invalid-position'
  | 'history-vanished'
  | 'store-unavailable'
  | 'store-unusable'
  | 'store-closed';

/** What all errors of a store have in common: a code from a closed set. */
export abstract class EventStoreError extends Error {
  abstract readonly code: EventStoreErrorCode;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** The stream is not where the append expected it; nothing was recorded. */
export class ConcurrencyConflict extends EventStoreError {
  readonly code = 'concurrency-conflict';
  constructor(
    readonly stream: string,
    readonly expected: Expected,
    readonly actual: bigint | 'no_stream',
  ) {
    super(`Stream ${stream} is at ${actual}, not at ${expected} as expected`);
  }
}

/** An event of the append has the id of another event already recorded; nothing was recorded. */
export class EventIdReused extends EventStoreError {
  readonly code = 'event-id-reused';
  constructor(
    readonly stream: string,
    readonly eventId: string,
  ) {
    super(`Event id ${eventId} (for stream ${stream}) is taken by another recorded event`);
  }
}

/** The append is larger than the store takes at once (sizes in bytes of UTF-8); nothing was recorded. */
export class EventTooLarge extends EventStoreError {
  readonly code = 'event-too-large';
  constructor(
    readonly stream: string,
    readonly bytes: number,
    readonly maxAppendBytes: number,
  ) {
    super(`The append to stream ${stream} has ${bytes} bytes; the store takes ${maxAppendBytes} at once`);
  }
}

/** The append is malformed whatever the log holds; nothing was recorded. */
export class InvalidAppend extends EventStoreError {
  readonly code = 'invalid-append';
}

/** The text is no position of this store, or one beyond its end. */
export class InvalidPosition extends EventStoreError {
  readonly code = 'invalid-position';
}

/** Events that the log once held are no longer there: somebody has deleted, truncated or expired the stream in the server. */
export class HistoryVanished extends EventStoreError {
  readonly code = 'history-vanished';
  constructor(
    readonly stream: string,
    /** The first revision that is missing. */
    readonly revision: bigint,
    options?: ErrorOptions,
  ) {
    super(`The history of stream ${stream} has vanished from the event store at revision ${revision}`, options);
  }
}

/** The store failed under way: whether the append was recorded is unknown; repeat it with the same ids. */
export class StoreUnavailable extends EventStoreError {
  readonly code = 'store-unavailable';
  readonly outcome = 'unknown';
}

/** The store cannot be opened or read: not a log, another program's, of a newer schema, damaged, or not durable. */
export class StoreUnusable extends EventStoreError {
  readonly code = 'store-unusable';
}

/** The store has been closed; an append refused so was not recorded. */
export class StoreClosed extends EventStoreError {
  readonly code = 'store-closed';
  constructor() {
    super('The event store is closed');
  }
}
