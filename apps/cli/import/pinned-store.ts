import {
  InvalidPosition,
  type EventStore,
  type LogRange,
  type Position,
  type RecordedEvent,
  type SubscribeOptions,
  type SubscriptionBatch,
} from '#event-store';

/** A store as it stood at one moment: what is recorded later is not seen. It is only ever read. */
export class PinnedStore {
  private readonly lastRevisions = new Map<string, bigint>();

  private constructor(
    private readonly store: EventStore,
    /** The last position seen; undefined for an empty store. */
    readonly head: Position | undefined,
  ) {}

  static async of(store: EventStore): Promise<PinnedStore> {
    return new PinnedStore(store, await store.head());
  }

  async stream(name: string): Promise<RecordedEvent[]> {
    const events = (await this.store.readStream(name)).filter((event) => this.sees(event));
    this.lastRevisions.set(name, events.at(-1)?.revision ?? -1n);
    return events;
  }

  /** The revision of a stream's last event, -1 where there is none. */
  async lastRevision(stream: string): Promise<bigint> {
    const known = this.lastRevisions.get(stream);
    return known ?? (await this.stream(stream)).at(-1)?.revision ?? -1n;
  }

  async event(id: string): Promise<RecordedEvent | undefined> {
    const event = await this.store.readEvent(id);
    return event !== undefined && this.sees(event) ? event : undefined;
  }

  async *all(range: LogRange): AsyncGenerator<RecordedEvent> {
    for await (const event of this.store.readAll(range)) {
      if (!this.sees(event)) return;
      yield event;
    }
  }

  /** The batches up to the head, the last of which ends there; none when `after` is the head. */
  async *batches({ after, signal, ...options }: SubscribeOptions): AsyncGenerator<SubscriptionBatch> {
    const { head } = this;
    if (after !== undefined && (head === undefined || after > head))
      throw new InvalidPosition('The position is beyond the end of this log');
    if (head === undefined || after === head) return;
    for await (const { events, position } of this.store.subscribe({
      ...options,
      signal,
      ...(after === undefined ? {} : { after }),
    })) {
      const isEnd = position === undefined || position >= head;
      yield { events: events.filter((event) => this.sees(event)), position: isEnd ? head : position, caughtUp: false };
      if (isEnd) return;
    }
  }

  async positionAt(instant: Date): Promise<Position | undefined> {
    const position = await this.store.positionAt(instant);
    return position === undefined || this.sees({ position }) ? position : this.head;
  }

  private sees({ position }: Pick<RecordedEvent, 'position'>): boolean {
    return this.head !== undefined && position <= this.head;
  }
}
