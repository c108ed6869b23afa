declare const positionBrand: unique symbol;

/** A place in the whole log: opaque, storable, ordered by plain string comparison. */
export type Position = string & { readonly [positionBrand]: true };

/** Anything JSON can say; members that are `undefined` are not recorded. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [member: string]: Json | undefined };

/** What an append believes about its stream; a bigint is the revision of the stream's last event (the first is 0n). */
export type Expected = 'any' | 'no_stream' | 'stream_exists' | bigint;

/** An event to be recorded; `id` is a UUID in lower case, and the same id is never recorded twice. */
export interface NewEvent {
  readonly id: string;
  readonly type: string;
  readonly data: Json;
  readonly metadata?: { readonly [member: string]: Json | undefined };
}

/** An event as the log holds it; `recordedAt` (milliseconds) never decreases along the log. */
export interface RecordedEvent {
  readonly id: string;
  readonly stream: string;
  readonly revision: bigint;
  readonly position: Position;
  readonly type: string;
  readonly data: Json;
  readonly metadata: { readonly [member: string]: Json | undefined };
  readonly recordedAt: Date;
}

/** Events for one stream, recorded together or not at all. */
export interface StreamAppend {
  readonly stream: string;
  readonly events: readonly NewEvent[];
  readonly expected: Expected;
}

/** Where the last event of an append stands in its stream and in the log. */
export interface AppendResult {
  readonly revision: bigint;
  readonly position: Position;
}

/** The answer of a store that knows it has recorded the events just now. An append that repeats an earlier one never gets it. */
export class NewlyRecorded implements AppendResult {
  constructor(
    readonly revision: bigint,
    readonly position: Position,
  ) {}
}

/** Which part of one stream to read; `from` is inclusive, and backwards it defaults to the stream's end. */
export interface StreamRange {
  readonly from?: bigint;
  readonly limit?: number;
  readonly backwards?: boolean;
}

/** Which part of the whole log to read; `after` is exclusive, `limit` counts the events given out. */
export interface LogRange {
  readonly after?: Position;
  readonly limit?: number;
  readonly streamPrefixes?: readonly string[];
}

/** A stretch of the log: exclusive of `after`, inclusive of `upTo` (the head unless told). */
export interface Stretch {
  readonly after?: Position;
  readonly upTo?: Position;
}

/** Which events a subscriber wants: any of the prefixes and any of the types; absent means all. */
export interface Filter {
  readonly streamPrefixes?: readonly string[];
  readonly types?: readonly string[];
}

/** How to follow the log; `maxBatch` is the most events scanned for one batch (1,000 unless told). */
export interface SubscribeOptions {
  readonly after?: Position;
  readonly filter?: Filter;
  readonly maxBatch?: number;
  readonly signal: AbortSignal;
}

/** One step along the log; `position` is seen up to here, filtered-out events included, and is absent only while the log is empty. */
export interface SubscriptionBatch {
  readonly events: RecordedEvent[];
  readonly position?: Position;
  readonly caughtUp: boolean;
}

/** What differs between stores and matters to their users. */
export interface Capabilities {
  readonly multiStreamAppend: boolean;
  readonly contiguousPositions: boolean;
  readonly removableHistory: boolean;
  readonly maxAppendBytes: number;
}

/** The log: streams that only grow, in one order for all. Nothing in it can be changed or removed. */
export interface EventStore {
  readonly capabilities: Capabilities;

  /**
   * Records the events together, durably, or not at all.
   * Repeating an append with the same ids and the same expectation answers as the first time and records nothing.
   * @throws ConcurrencyConflict, EventIdReused, EventTooLarge, InvalidAppend, StoreUnavailable, StoreClosed
   */
  append(stream: string, events: readonly NewEvent[], options: { readonly expected: Expected }): Promise<AppendResult>;

  /** Appends to several different streams together or not at all; there if `capabilities.multiStreamAppend`. */
  appendMany?(appends: readonly StreamAppend[]): Promise<AppendResult[]>;

  /** The events of one stream in order; none if there is no such stream. */
  readStream(stream: string, range?: StreamRange): Promise<RecordedEvent[]>;

  /** The events of the whole log in order, up to the head at the time it is reached. */
  readAll(range?: LogRange): AsyncIterable<RecordedEvent>;

  /** The event with this id. */
  readEvent(id: string): Promise<RecordedEvent | undefined>;

  /** The names of the streams with an event in (after, upTo], each once, in the order of their first event there, in pages. */
  streamsAfter(stretch?: Stretch): AsyncIterable<string[]>;

  /** Every event after `after`, those to come included, in order and each once, until the signal aborts. @throws InvalidPosition */
  subscribe(options: SubscribeOptions): AsyncIterable<SubscriptionBatch>;

  /** The position of the last event. */
  head(): Promise<Position | undefined>;

  /** The position of the last event recorded at or before the instant. */
  positionAt(instant: Date): Promise<Position | undefined>;

  /** Records what is waiting, then lets go; subscribers still following and later calls get StoreClosed. */
  close(): Promise<void>;
}
