import {
  ConcurrencyConflict,
  EventIdReused,
  MemoryEventStore,
  type AppendResult,
  type Capabilities,
  type EventStore,
  type Expected,
  type LogRange,
  type MemoryOptions,
  type NewEvent,
  type Position,
  type RecordedEvent,
  type StreamRange,
  type Stretch,
  type SubscribeOptions,
  type SubscriptionBatch,
} from '#event-store';
import { afterAbove, isLifted, lifted, liftedPosition, partOf, seenFromAbove, streamsIn } from './overlay-places.js';
import { PinnedStore } from './pinned-store.js';

/** A store as it stood when it was laid over, with appends that stay in this process: for finding out what would be recorded. */
export class OverlayStore implements EventStore {
  private constructor(
    private readonly below: PinnedStore,
    private readonly above: MemoryEventStore,
  ) {}

  /** Lays a store over another, which is only ever read. */
  static async over(store: EventStore, options: MemoryOptions = {}): Promise<OverlayStore> {
    return new OverlayStore(await PinnedStore.of(store), new MemoryEventStore(options));
  }

  get capabilities(): Capabilities {
    return { ...this.above.capabilities, multiStreamAppend: false, contiguousPositions: false };
  }

  async append(
    stream: string,
    events: readonly NewEvent[],
    options: { readonly expected: Expected },
  ): Promise<AppendResult> {
    const { expected } = options;
    // Asking below takes a moment in which the caller may go on with what it holds.
    const given = structuredClone(events);
    const last = await this.below.lastRevision(stream);
    const known = await Promise.all(given.map(({ id }) => this.below.event(id)));
    const reused = known.find((event) => event !== undefined);
    // A repetition of what stands below has no use here: whoever rehearses looks for that first.
    if (reused !== undefined) throw new EventIdReused(stream, reused.id);
    const conflict = async () =>
      new ConcurrencyConflict(stream, expected, (await this.readStream(stream)).at(-1)?.revision ?? 'no_stream');
    const relative = seenFromAbove(expected, last);
    if (relative === undefined) throw await conflict();
    try {
      const { revision, position } = await this.above.append(stream, given, { expected: relative });
      return { revision: last + 1n + revision, position: liftedPosition(position, this.below.head) };
    } catch (error) {
      throw error instanceof ConcurrencyConflict ? await conflict() : error;
    }
  }

  async readStream(stream: string, range: StreamRange = {}): Promise<RecordedEvent[]> {
    const above = await this.above.readStream(stream);
    return partOf([...(await this.below.stream(stream)), ...(await this.liftedEvents(above))], range);
  }

  async *readAll({ after, limit = Infinity, ...filter }: LogRange = {}): AsyncGenerator<RecordedEvent> {
    let left = limit;
    if (!isLifted(after))
      for await (const event of this.below.all({ ...filter, ...(after === undefined ? {} : { after }) })) {
        if (left-- <= 0) return;
        yield event;
      }
    for await (const event of this.above.readAll({ ...filter, ...afterAbove(after) })) {
      if (left-- <= 0) return;
      yield* await this.liftedEvents([event]);
    }
  }

  async readEvent(id: string): Promise<RecordedEvent | undefined> {
    const above = await this.above.readEvent(id);
    return above === undefined ? this.below.event(id) : (await this.liftedEvents([above]))[0];
  }

  streamsAfter({ after, upTo }: Stretch = {}): AsyncIterable<string[]> {
    return streamsIn(this.readAll(after === undefined ? {} : { after }), upTo);
  }

  async *subscribe({ after, ...options }: SubscribeOptions): AsyncGenerator<SubscriptionBatch> {
    if (!isLifted(after)) yield* this.below.batches({ ...options, ...(after === undefined ? {} : { after }) });
    for await (const { events, position, caughtUp } of this.above.subscribe({ ...options, ...afterAbove(after) })) {
      const at = position === undefined ? this.below.head : liftedPosition(position, this.below.head);
      yield { events: await this.liftedEvents(events), caughtUp, ...(at === undefined ? {} : { position: at }) };
    }
  }

  async head(): Promise<Position | undefined> {
    const above = await this.above.head();
    return above === undefined ? this.below.head : liftedPosition(above, this.below.head);
  }

  async positionAt(instant: Date): Promise<Position | undefined> {
    const above = await this.above.positionAt(instant);
    return above === undefined ? this.below.positionAt(instant) : liftedPosition(above, this.below.head);
  }

  /** Lets go of what was laid over; the store below stays open. */
  async close(): Promise<void> {
    await this.above.close();
  }

  private liftedEvents(events: readonly RecordedEvent[]): Promise<RecordedEvent[]> {
    return Promise.all(
      events.map(async (event) => lifted(event, await this.below.lastRevision(event.stream), this.below.head)),
    );
  }
}
