import { randomUUID } from 'node:crypto';
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
} from '#event-store';

/**
 * A log that looks empty at first though it is not: what stands on a server that cannot be emptied is before its beginning,
 * and its streams have names that no other corner has. Nobody else may write meanwhile.
 */
export class CornerOfLog implements EventStore {
  readonly #mark = `~${randomUUID()}`;

  static async of(store: EventStore): Promise<CornerOfLog> {
    return new CornerOfLog(store, await store.head());
  }

  private constructor(
    private readonly store: EventStore,
    private readonly beginning: Position | undefined,
  ) {}

  get capabilities(): Capabilities {
    return this.store.capabilities;
  }

  append(stream: string, events: readonly NewEvent[], options: { readonly expected: Expected }): Promise<AppendResult> {
    return this.store.append(this.#marked(stream), events, options).catch((error: unknown) => {
      throw error instanceof Error && 'stream' in error ? Object.assign(error, { stream }) : error;
    });
  }

  async readStream(stream: string, range?: StreamRange): Promise<RecordedEvent[]> {
    const events = await this.store.readStream(this.#marked(stream), range);
    return events.map((event) => this.#plain(event));
  }

  async *readAll(range: LogRange = {}): AsyncGenerator<RecordedEvent> {
    for await (const event of this.store.readAll(this.#from(range))) yield this.#plain(event);
  }

  async readEvent(id: string): Promise<RecordedEvent | undefined> {
    const event = await this.store.readEvent(id);
    return event && this.#plain(event);
  }

  async *streamsAfter(range: Stretch = {}): AsyncGenerator<string[]> {
    for await (const names of this.store.streamsAfter(this.#from(range)))
      yield names.map((name) => this.#unmarked(name));
  }

  async *subscribe(options: SubscribeOptions): AsyncGenerator<SubscriptionBatch> {
    for await (const { position, events, ...batch } of this.store.subscribe(this.#from(options))) {
      const known = this.#own(position);
      yield { events: events.map((event) => this.#plain(event)), ...(known && { position: known }), ...batch };
    }
  }

  async head(): Promise<Position | undefined> {
    return this.#own(await this.store.head());
  }

  async positionAt(instant: Date): Promise<Position | undefined> {
    return this.#own(await this.store.positionAt(instant));
  }

  close(): Promise<void> {
    return this.store.close();
  }

  #from<T extends { readonly after?: Position }>(range: T): T {
    return { ...(this.beginning && { after: this.beginning }), ...range };
  }

  #own(position: Position | undefined): Position | undefined {
    return position === undefined || position <= (this.beginning ?? '') ? undefined : position;
  }

  // A name that is empty has to stay so, to be refused.
  #marked(stream: string): string {
    return stream === '' ? '' : `${stream}${this.#mark}`;
  }

  #unmarked(name: string): string {
    return name.slice(0, -this.#mark.length);
  }

  #plain(event: RecordedEvent): RecordedEvent {
    return { ...event, stream: this.#unmarked(event.stream) };
  }
}
