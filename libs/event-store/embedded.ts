import { admit, admitMany, MAX_APPEND_BYTES } from './admission.js';
import { StoreClosed, StoreUnavailable } from './errors.js';
import type {
  AppendResult,
  Capabilities,
  EventStore,
  Expected,
  LogRange,
  NewEvent,
  Position,
  RecordedEvent,
  StreamAppend,
  StreamRange,
  Stretch,
  SubscribeOptions,
  SubscriptionBatch,
} from './event-store.js';
import { follow, Followers } from './following.js';
import { GroupCommit, type Batch, type Outcome } from './group-commit.js';
import { readPages, streamPages, type PagedLog } from './paging.js';
import { positionOf } from './position.js';

/** A log that is read at once, without waiting for another machine; in ordinals. */
export interface EmbeddedLog extends PagedLog {
  stream(name: string, range: StreamRange): RecordedEvent[];
  event(id: string): RecordedEvent | undefined;
  /** The last ordinal recorded at or before the instant (ms), 0 if there is none. */
  lastAt(instant: number): number;
}

/** What an embedded store is made of. */
export interface EmbeddedParts {
  readonly log: EmbeddedLog;
  readonly transact: (batches: readonly Batch[]) => Outcome[];
  readonly elsewhere?: () => boolean;
}

/** The port over a log that lies in this process or in a file. */
export abstract class EmbeddedEventStore implements EventStore {
  readonly capabilities: Capabilities = {
    multiStreamAppend: true,
    contiguousPositions: true,
    removableHistory: false,
    maxAppendBytes: MAX_APPEND_BYTES,
  };
  readonly #log: EmbeddedLog;
  readonly #appends: GroupCommit;
  readonly #followers: Followers;
  readonly #paged: PagedLog;
  #isClosed = false;

  protected constructor({ log, transact, elsewhere }: EmbeddedParts) {
    this.#log = log;
    this.#followers = new Followers(elsewhere);
    this.#appends = new GroupCommit((batches) => {
      const outcomes = transact(batches);
      this.#followers.wake();
      return outcomes;
    });
    this.#paged = {
      head: () => this.#read(() => log.head()),
      page: (after, limit, wants) => this.#read(() => log.page(after, limit, wants)),
      newStreams: (after, from, to) => this.#read(() => log.newStreams(after, from, to)),
    };
  }

  async append(
    stream: string,
    events: readonly NewEvent[],
    { expected }: { readonly expected: Expected },
  ): Promise<AppendResult> {
    const [result] = await this.#appends.record([admit({ stream, events, expected })]);
    if (!result) throw new StoreUnavailable('The append was left without a result');
    return result;
  }

  async appendMany(appends: readonly StreamAppend[]): Promise<AppendResult[]> {
    return this.#appends.record(admitMany(appends));
  }

  async readStream(stream: string, range: StreamRange = {}): Promise<RecordedEvent[]> {
    return this.#read(() => this.#log.stream(stream, range));
  }

  readAll(range: LogRange = {}): AsyncIterable<RecordedEvent> {
    return readPages(this.#paged, range);
  }

  async readEvent(id: string): Promise<RecordedEvent | undefined> {
    return this.#read(() => this.#log.event(id));
  }

  streamsAfter(range: Stretch = {}): AsyncIterable<string[]> {
    return streamPages(this.#paged, range);
  }

  subscribe(options: SubscribeOptions): AsyncIterable<SubscriptionBatch> {
    return follow(this.#paged, this.#followers, options);
  }

  async head(): Promise<Position | undefined> {
    return positionAt(this.#paged.head());
  }

  async positionAt(instant: Date): Promise<Position | undefined> {
    return positionAt(this.#read(() => this.#log.lastAt(instant.getTime())));
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#appends.close();
    this.#isClosed = true;
    this.#followers.close();
    this.release();
  }

  /** Lets go of what the store holds. */
  protected abstract release(): void;

  /** The adapter's edge: an error of its vendor in the port's words. */
  protected abstract translate(error: unknown): unknown;

  #read<T>(read: () => T): T {
    if (this.#isClosed) throw new StoreClosed();
    try {
      return read();
    } catch (error) {
      throw this.translate(error);
    }
  }
}

function positionAt(ordinal: number): Position | undefined {
  return ordinal === 0 ? undefined : positionOf(ordinal);
}
