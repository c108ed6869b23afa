import {
  admit,
  admitMany,
  EventTooLarge,
  InvalidAppend,
  type AdmittedAppend,
  type AdmittedEvent,
  type AppendResult,
  type Capabilities,
  type EventStore,
  type Expected,
  type Json,
  type LogRange,
  type NewEvent,
  type Position,
  type RecordedEvent,
  type StreamAppend,
  type StreamRange,
  type Stretch,
  type SubscribeOptions,
  type SubscriptionBatch,
} from '#event-store';
import { longestEntry, LogProblem, MOST_ENTRY_BYTES } from '#transparency-log';
import type { KeyStore, SubjectKey } from './key-store.js';
import type { Parted, Parting } from './parting.js';
import { opened, seal, sealedData, type Boxed, type SealedData } from './seal.js';

// Beside its boxes a sealed event is no longer than its entry in the log may be, and the rest is for what is around each box.
const ROOM = 4 * (MOST_ENTRY_BYTES + 1);
// In base64 four bytes stand for three.
const GROWTH = 4 / 3;
type Metadata = RecordedEvent['metadata'];
type KeyOf = (subject: string) => SubjectKey;

/** So many digests and sources, and nothing published, are known to fit into an entry without looking. */
const FEW = 256;

/**
 * An event store that holds nothing readable about anyone: what is appended is sealed on its way in and opened on its
 * way out, so that all who record and read go on as if it were not there. Whoever needs no keys, as the transparency
 * log does, reads the store beneath.
 */
export class SealedEventStore implements EventStore {
  /** Of `maxAppendBytes`, one event takes all and still fits beneath; many small ones may be too large there before that. */
  readonly capabilities: Capabilities;
  readonly appendMany?: (appends: readonly StreamAppend[]) => Promise<AppendResult[]>;

  constructor(
    /** The store that holds the sealed events. */
    readonly beneath: EventStore,
    private readonly keys: KeyStore,
    private readonly parting: Parting,
  ) {
    const most = Math.floor((beneath.capabilities.maxAppendBytes - ROOM) / GROWTH);
    this.capabilities = { ...beneath.capabilities, maxAppendBytes: most };
    const appendMany = beneath.appendMany?.bind(beneath);
    if (appendMany !== undefined)
      this.appendMany = async (appends) => appendMany(admitMany(appends, most).map((append) => this.sealed(append)));
  }

  async append(
    stream: string,
    events: readonly NewEvent[],
    { expected }: { readonly expected: Expected },
  ): Promise<AppendResult> {
    const admitted = admit({ stream, events, expected }, this.capabilities.maxAppendBytes);
    return this.beneath.append(stream, this.sealed(admitted).events, { expected });
  }

  async readStream(stream: string, range?: StreamRange): Promise<RecordedEvent[]> {
    return this.openAll(await this.beneath.readStream(stream, range));
  }

  async *readAll(range?: LogRange): AsyncGenerator<RecordedEvent> {
    for await (const event of this.beneath.readAll(range)) yield this.open(event);
  }

  async readEvent(id: string): Promise<RecordedEvent | undefined> {
    const event = await this.beneath.readEvent(id);
    return event && this.open(event);
  }

  streamsAfter(stretch?: Stretch): AsyncIterable<string[]> {
    return this.beneath.streamsAfter(stretch);
  }

  async *subscribe({ filter, ...options }: SubscribeOptions): AsyncGenerator<SubscriptionBatch> {
    const { types, ...others } = filter ?? {};
    // Beneath, an event may stand under a type that says less than its own.
    for await (const batch of this.beneath.subscribe(filter === undefined ? options : { ...options, filter: others })) {
      const events = this.openAll(batch.events);
      yield { ...batch, events: types === undefined ? events : events.filter(({ type }) => types.includes(type)) };
    }
  }

  head(): Promise<Position | undefined> {
    return this.beneath.head();
  }

  positionAt(instant: Date): Promise<Position | undefined> {
    return this.beneath.positionAt(instant);
  }

  close(): Promise<void> {
    return this.beneath.close();
  }

  private sealed({ stream, events, expected }: AdmittedAppend): StreamAppend {
    const parted = events.map((event) => {
      const data = JSON.parse(event.data) as Json;
      return { event, into: this.parting.part(stream, { type: event.type, data }) };
    });
    const keys = this.keys.keysOf(parted.flatMap(({ into }) => into.parts.map(({ subject }) => subject)));
    const keyOf: KeyOf = (subject) => keys.get(subject) ?? unknownSubject(subject);
    return { stream, expected, events: parted.map(({ event, into }) => this.sealedEvent(stream, event, into, keyOf)) };
  }

  private sealedEvent(stream: string, event: AdmittedEvent, into: Parted, keyOf: KeyOf): NewEvent {
    const { id, type } = event;
    const { digest, ...metadata } = JSON.parse(event.metadata) as Metadata;
    const request = typeof digest === 'string' ? digest : undefined;
    const said = request === undefined && digest !== undefined ? { ...metadata, digest } : metadata;
    try {
      const data = seal(id, type, into, keyOf, request);
      mustFitTheLog(stream, id, into.type, data);
      return { id, type: into.type, data: asJson(data), metadata: withBy(said, (by) => this.keys.pseudonymOf(by)) };
    } catch (error) {
      if (!(error instanceof LogProblem)) throw error;
      throw new InvalidAppend(`Event ${id} cannot be sealed: ${error.message}`, { cause: error });
    }
  }

  private openAll(events: readonly RecordedEvent[]): RecordedEvent[] {
    if (events.length > 0) this.keys.look();
    return events.map((event) => this.opened(event));
  }

  private open(event: RecordedEvent): RecordedEvent {
    this.keys.look();
    return this.opened(event);
  }

  private opened(event: RecordedEvent): RecordedEvent {
    const { id, type } = event;
    const { pub, boxes } = sealedData(id, event.data);
    const shares = opened(id, type, boxes, (number) => this.keys.keyNumbered(number));
    const [own] = shares;
    const metadata = withBy(event.metadata, (pseudonym) => this.keys.nameOf(pseudonym));
    if (own === undefined) return { ...event, ...this.parting.erased(type), metadata };
    const as = own.type ?? type;
    const data = this.parting.rejoin(as, pub, shares.map(dataOf));
    return {
      ...event,
      type: as,
      data,
      metadata: own.request === undefined ? metadata : { ...metadata, digest: own.request },
    };
  }
}

/** @throws EventTooLarge when the log could never take the event's entry, whatever its place in there */
function mustFitTheLog(stream: string, id: string, type: string, envelope: SealedData): void {
  const { pub, sd, src = [] } = envelope;
  if (sd.length <= FEW && src.length <= FEW && Object.keys(pub).length === 0) return;
  const bytes = longestEntry({ id, stream, type, envelope });
  if (bytes > MOST_ENTRY_BYTES) throw new EventTooLarge(stream, bytes, MOST_ENTRY_BYTES);
}

/** Beneath, whoever recorded it stands there under a pseudonym. */
function withBy({ by, ...others }: Metadata, named: (by: string) => string): Metadata {
  return by === undefined ? others : { ...others, by: typeof by === 'string' ? named(by) : by };
}

/** It holds nothing but what JSON made of an event, and texts. */
function asJson(data: SealedData): Json {
  return data as unknown as Json;
}

function dataOf(boxed: Boxed | undefined): Json | undefined {
  return boxed?.data;
}

function unknownSubject(subject: string): never {
  throw new TypeError(`No key was looked up for ${subject}`);
}
