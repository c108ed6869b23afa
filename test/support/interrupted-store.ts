import type {
  AppendResult,
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
} from '#event-store';

/** What happens, or goes wrong, the next time that the log is asked for something. */
export interface Interruptions {
  /** The head as somebody sees it who is behind. */
  head?: Position | undefined;
  /** Before the streams are told; what it throws is what the log fails with. */
  beforeStreams?: (() => void) | undefined;
  /** Once all the streams have been told. */
  afterStreams?: (() => Promise<void>) | undefined;
}

/** A log in which something happens at a chosen moment, once; for everything else it is the real one. */
export class InterruptedStore implements EventStore {
  readonly next: Interruptions = {};

  constructor(private readonly store: EventStore) {}

  get capabilities(): EventStore['capabilities'] {
    return this.store.capabilities;
  }

  append(stream: string, events: readonly NewEvent[], options: { readonly expected: Expected }): Promise<AppendResult> {
    return this.store.append(stream, events, options);
  }

  readStream(stream: string, range?: StreamRange): Promise<RecordedEvent[]> {
    return this.store.readStream(stream, range);
  }

  readAll(range?: LogRange): AsyncIterable<RecordedEvent> {
    return this.store.readAll(range);
  }

  readEvent(id: string): Promise<RecordedEvent | undefined> {
    return this.store.readEvent(id);
  }

  async *streamsAfter(stretch?: Stretch): AsyncIterable<string[]> {
    this.once('beforeStreams')?.();
    yield* this.store.streamsAfter(stretch);
    await this.once('afterStreams')?.();
  }

  subscribe(options: SubscribeOptions): AsyncIterable<SubscriptionBatch> {
    return this.store.subscribe(options);
  }

  async head(): Promise<Position | undefined> {
    return this.once('head') ?? this.store.head();
  }

  positionAt(instant: Date): Promise<Position | undefined> {
    return this.store.positionAt(instant);
  }

  close(): Promise<void> {
    return this.store.close();
  }

  private once<Name extends keyof Interruptions>(name: Name): Interruptions[Name] {
    const interruption = this.next[name];
    this.next[name] = undefined;
    return interruption;
  }
}
