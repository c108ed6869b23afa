import { setMaxListeners } from 'node:events';
import { admit, MAX_APPEND_BYTES } from './admission.js';
import { StoreClosed } from './errors.js';
import type {
  AppendResult,
  Capabilities,
  EventStore,
  Expected,
  LogRange,
  NewEvent,
  Position,
  RecordedEvent,
  StreamRange,
  Stretch,
  SubscribeOptions,
  SubscriptionBatch,
} from './event-store.js';
import { understood, type Address } from './eventstoredb/address.js';
import { Appending } from './eventstoredb/appending.js';
import { Connection } from './eventstoredb/connection.js';
import { Feed } from './eventstoredb/feed.js';
import { MirrorWriter } from './eventstoredb/mirror-writer.js';
import { Mirror } from './eventstoredb/mirror.js';
import { within } from './eventstoredb/patience.js';
import { Places } from './eventstoredb/places.js';
import { StreamReading } from './eventstoredb/stream-reading.js';
import { WholeLog } from './eventstoredb/whole-log.js';
import { Followers } from './following.js';

// The server takes a MiB at once unless it is told otherwise, but counts an event's type in UTF-16, where we count UTF-8.
const MOST_BYTES = MAX_APPEND_BYTES - 4096;

/** Where the server and its mirror are. */
export interface EventStoreDbOptions {
  /** `esdb://user:password@host:2113`, or with `kurrentdb`, `+discover`, several hosts. */
  readonly address: string;
  /** The file of the local mirror of the log; made if it is not there, and never a second server's. */
  readonly mirror: string;
  /** The clock for what is noticed in the log; events bear the server's time. */
  readonly now?: () => Date;
  /** How long to go on trying while the server is away (ms); 10,000 unless told. */
  readonly patience?: number;
}

/**
 * The log in an EventStoreDB or KurrentDB server. Streams are read from the server, the whole log from a mirror beside this process,
 * which also notices when history vanishes: the server lets whoever has the rights delete it.
 */
export class EventStoreDbEventStore implements EventStore {
  readonly capabilities: Capabilities = {
    multiStreamAppend: false,
    contiguousPositions: false,
    removableHistory: true,
    maxAppendBytes: MOST_BYTES,
  };
  readonly #connection: Connection;
  readonly #followers = new Followers();
  readonly #feed: Feed;
  readonly #streams: StreamReading;
  readonly #appending: Appending;
  readonly #log: WholeLog;
  readonly #underWay = new Set<Promise<unknown>>();
  readonly #ending = new AbortController();
  readonly #patience: number;
  #closing: Promise<void> | undefined;

  /** Opens the mirror and begins to feed it; the server may come later. @throws StoreUnusable */
  static async open(options: EventStoreDbOptions): Promise<EventStoreDbEventStore> {
    const address = understood(options.address);
    const connections = [new Connection(address), new Connection(address)] as const;
    return new EventStoreDbEventStore(address, connections, Mirror.open(options.mirror), options);
  }

  private constructor(
    address: Address,
    [connection, forFeed]: readonly [Connection, Connection],
    private readonly mirror: Mirror,
    { now = () => new Date(), patience = 10_000 }: EventStoreDbOptions,
  ) {
    // Every call that is being repeated listens for the end.
    setMaxListeners(0, this.#ending.signal);
    const trying = { patience, signal: this.#ending.signal };
    const places = new Places(mirror);
    this.#patience = patience;
    this.#connection = connection;
    this.#feed = new Feed({
      connection: forFeed,
      mirror,
      writer: new MirrorWriter(mirror, now),
      silence: Math.max(patience / 4, 50),
      stir: () => this.#followers.wake(),
    });
    this.#streams = new StreamReading(connection, mirror, trying);
    this.#appending = new Appending({ address, connection, streams: this.#streams, places, patience: trying });
    const { followers, feed } = { followers: this.#followers, feed: this.#feed };
    this.#log = new WholeLog({ connection, mirror, feed, followers, patience: trying });
  }

  async append(
    stream: string,
    events: readonly NewEvent[],
    { expected }: { readonly expected: Expected },
  ): Promise<AppendResult> {
    const admitted = admit({ stream, events, expected }, MOST_BYTES);
    return this.#open(() => this.#appending.record(admitted));
  }

  readStream(stream: string, range: StreamRange = {}): Promise<RecordedEvent[]> {
    return this.#open(() => this.#streams.read(stream, range));
  }

  async *readAll(range: LogRange = {}): AsyncGenerator<RecordedEvent> {
    this.#mindClosed();
    for await (const event of this.#log.events(range)) {
      yield event;
      this.#mindClosed();
    }
  }

  readEvent(id: string): Promise<RecordedEvent | undefined> {
    return this.#open(async () => {
      const known = this.mirror.event(id);
      if (known) return known;
      await this.#log.included();
      return this.mirror.event(id);
    });
  }

  async *streamsAfter(range: Stretch = {}): AsyncGenerator<string[]> {
    this.#mindClosed();
    for await (const names of this.#log.streams(range)) {
      yield names;
      this.#mindClosed();
    }
  }

  async *subscribe(options: SubscribeOptions): AsyncGenerator<SubscriptionBatch> {
    this.#mindClosed();
    for await (const batch of this.#log.follow(options)) {
      yield batch;
      if (!options.signal.aborted) this.#mindClosed();
    }
  }

  head(): Promise<Position | undefined> {
    return this.#open(() => this.#log.head());
  }

  positionAt(instant: Date): Promise<Position | undefined> {
    return this.#open(async () => {
      await this.#log.included();
      return this.mirror.lastAt(instant.getTime());
    });
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.#followers.close();
    await within(this.#patience, Promise.allSettled(this.#underWay));
    this.#ending.abort();
    await Promise.all([this.#feed.close(), this.#connection.close(this.#patience / 4)]);
    this.mirror.close();
  }

  async #open<T>(work: () => Promise<T>): Promise<T> {
    this.#mindClosed();
    const working = work();
    this.#underWay.add(working);
    try {
      return await working;
    } finally {
      this.#underWay.delete(working);
    }
  }

  #mindClosed(): void {
    if (this.#closing) throw new StoreClosed();
  }
}
