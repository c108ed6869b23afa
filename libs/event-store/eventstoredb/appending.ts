import { jsonEvent, type AppendResult as VendorsResult, type JSONType } from '@eventstore/db-client';
import type { AdmittedAppend } from '../admission.js';
import { ConcurrencyConflict, EventIdReused, EventTooLarge, HistoryVanished, StoreUnavailable } from '../errors.js';
import type { AppendResult, Expected, Position } from '../event-store.js';
import type { Address } from './address.js';
import type { Connection } from './connection.js';
import { positionOf } from './log-position.js';
import { patiently, type Patience } from './patience.js';
import type { Places } from './places.js';
import { Slots } from './slots.js';
import { LAST, type StreamReading } from './stream-reading.js';
import { translated, troubleOf } from './trouble.js';

// A server takes a hundred calls on one connection, and some of them are readings.
const MOST_AT_ONCE = 64;

/** What appending is made of. */
export interface AppendingParts {
  readonly address: Address;
  readonly connection: Connection;
  readonly streams: StreamReading;
  readonly places: Places;
  readonly patience: Patience;
}

/** Records in the server, repeating with the same ids until it is known what became of it. */
export class Appending {
  readonly #slots = new Slots(MOST_AT_ONCE);

  constructor(private readonly parts: AppendingParts) {}

  /** @throws ConcurrencyConflict, EventIdReused, EventTooLarge, HistoryVanished, StoreUnavailable, StoreUnusable */
  record(append: AdmittedAppend): Promise<AppendResult> {
    return this.#slots.use(async () => {
      const known = await this.#known(append);
      if (known) return known;
      const result = await this.#sent(append);
      this.parts.places.remember(append, result);
      return result;
    });
  }

  /** What is already known of its ids: `undefined` if nothing, the answer if all of it was recorded. */
  async #known(append: AdmittedAppend): Promise<AppendResult | undefined> {
    const { stream, events, expected } = append;
    if (typeof expected === 'bigint' && expected > LAST) {
      throw new ConcurrencyConflict(stream, expected, await this.parts.streams.last(stream));
    }
    const places = events.map(({ id }) => this.parts.places.find(id));
    const [first] = places;
    if (places.every((place) => place === undefined)) return this.#mindAfresh(append);
    const start = firstRevision(expected) ?? first?.revision ?? 0n;
    const isRepeated = places.every((place, i) => place?.stream === stream && place.revision === start + BigInt(i));
    if (isRepeated) return this.#answer(stream, start + BigInt(events.length - 1), places.at(-1)?.position);
    const last = await this.parts.streams.last(stream);
    if (!isAsExpected(expected, last)) throw new ConcurrencyConflict(stream, expected, last);
    const reused = events.find((_event, i) => places[i] !== undefined);
    throw new EventIdReused(stream, reused?.id ?? '');
  }

  /** A server lets a deleted stream begin anew, where it ended: what the mirror knows of it says no in time. */
  async #mindAfresh({ stream, expected }: AdmittedAppend): Promise<undefined> {
    if (expected !== 'no_stream' || !this.parts.places.hasStream(stream)) return undefined;
    const last = await this.parts.streams.last(stream);
    if (last === 'no_stream') throw new HistoryVanished(stream, 0n);
    throw new ConcurrencyConflict(stream, expected, last);
  }

  async #sent(append: AdmittedAppend): Promise<AppendResult> {
    const { stream, events, expected, bytes } = append;
    try {
      const { nextExpectedRevision: revision, position } = await patiently(this.parts.patience, (ms) =>
        this.#attempt(append, ms),
      );
      const first = firstRevision(expected);
      // A deleted stream begins anew where it ended: it is only then that this shows.
      if (first !== undefined && revision !== first + BigInt(events.length - 1))
        throw new HistoryVanished(stream, first);
      return await this.#answer(stream, revision, position && positionOf(position));
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble === 'conflict') return this.#conflicting(append, error);
      if (trouble === 'deleted') throw new HistoryVanished(stream, 0n, { cause: error });
      if (trouble === 'too-large') throw new EventTooLarge(stream, bytes, mostOf(error) ?? bytes);
      throw translated(error);
    }
  }

  #attempt({ stream, events, expected }: AdmittedAppend, ms: number): Promise<VendorsResult> {
    const { connection, address } = this.parts;
    const proposed = events.map(({ id, type, data, metadata }) =>
      jsonEvent({ id, type, data: JSON.parse(data) as JSONType, metadata: JSON.parse(metadata) as JSONType }),
    );
    const { credentials } = address;
    const options = { expectedRevision: expected, credentials, requiresLeader: true, deadline: ms };
    // The client's own deadline comes first, so that a late call does not cost the client.
    return connection.call(ms + 50, (client) => client.appendToStream(stream, proposed, options));
  }

  /** The server refuses some repetitions that came while it was busy with the first. */
  async #conflicting({ stream, events, expected }: AdmittedAppend, cause: unknown): Promise<AppendResult> {
    const start = firstRevision(expected);
    if (start !== undefined) {
      const there = await this.parts.streams.read(stream, { from: start, limit: events.length });
      const isRepeated = there.length === events.length && there.every(({ id }, i) => id === events[i]?.id);
      const last = there.at(-1);
      if (isRepeated && last) return { revision: last.revision, position: last.position };
    }
    throw new ConcurrencyConflict(stream, expected, actualOf(cause) ?? (await this.parts.streams.last(stream)));
  }

  async #answer(stream: string, revision: bigint, position: Position | undefined): Promise<AppendResult> {
    if (position !== undefined) return { revision, position };
    // A server that finds everything recorded already need not say where.
    const [event] = await this.parts.streams.read(stream, { from: revision, limit: 1 });
    if (!event)
      throw new StoreUnavailable(`The event at revision ${revision} of stream ${stream} was recorded but not found`);
    return { revision, position: event.position };
  }
}

function firstRevision(expected: Expected): bigint | undefined {
  if (expected === 'no_stream') return 0n;
  return typeof expected === 'bigint' ? expected + 1n : undefined;
}

function isAsExpected(expected: Expected, last: bigint | 'no_stream'): boolean {
  if (expected === 'any') return true;
  return expected === 'stream_exists' ? last !== 'no_stream' : last === expected;
}

function actualOf(error: unknown): bigint | 'no_stream' | undefined {
  const { actualVersion } = error as { readonly actualVersion?: unknown };
  return typeof actualVersion === 'bigint' || actualVersion === 'no_stream' ? actualVersion : undefined;
}

function mostOf(error: unknown): number | undefined {
  const { maxAppendSize } = error as { readonly maxAppendSize?: unknown };
  return typeof maxAppendSize === 'number' ? maxAppendSize : undefined;
}
