import { BACKWARDS, END, type ResolvedEvent, type RecordedEvent as VendorsEvent } from '@eventstore/db-client';
import { HistoryVanished } from '../errors.js';
import type { RecordedEvent, StreamRange } from '../event-store.js';
import { asRecorded, isSystems } from './as-recorded.js';
import type { Connection } from './connection.js';
import type { Mirror } from './mirror.js';
import { patiently, type Patience } from './patience.js';
import { noneIfGone, rethrown, troubleOf } from './trouble.js';

/** The last revision that a server can count to. */
export const LAST = 2n ** 63n - 1n;

/** Reads streams from the server's leader, and vouches that nothing is missing from what it gives. */
export class StreamReading {
  constructor(
    private readonly connection: Connection,
    private readonly mirror: Mirror,
    private readonly patience: Patience,
  ) {}

  /** @throws HistoryVanished */
  async read(stream: string, range: StreamRange = {}): Promise<RecordedEvent[]> {
    const { from, limit = Infinity, backwards = false } = range;
    // Nobody can have recorded anything in the system's streams through this port.
    if (limit <= 0 || stream === '' || stream.startsWith('$')) return [];
    if (from !== undefined && (backwards ? from < 0n : from > LAST)) return [];
    const known = this.mirror.lastRevision(stream);
    let events = await this.#asked(stream, range);
    // A server under stress ends a reading early as if that were all: look again before crying out.
    if (missingIn(events, range, known) !== undefined) events = await this.#asked(stream, range);
    const missing = missingIn(events, range, known);
    if (missing !== undefined) throw new HistoryVanished(stream, missing);
    if (events.length === 0 && known < 0n && (await this.#isDeleted(stream))) throw new HistoryVanished(stream, 0n);
    return events.filter((event) => !isSystems(event)).map((event) => asRecorded(event));
  }

  /** The revision of the stream's last event, as the server tells it. */
  async last(stream: string): Promise<bigint | 'no_stream'> {
    const newest = { backwards: true, limit: 1 };
    let [event] = await this.#asked(stream, newest);
    if (!event && this.mirror.lastRevision(stream) >= 0n) [event] = await this.#asked(stream, newest);
    return event?.revision ?? 'no_stream';
  }

  async #asked(stream: string, { from, limit, backwards = false }: StreamRange): Promise<VendorsEvent[]> {
    const first = from !== undefined && from < 0n ? 0n : from;
    const options = {
      ...(limit === undefined || limit === Infinity ? {} : { maxCount: limit }),
      ...(backwards ? ({ direction: BACKWARDS, fromRevision: END } as const) : {}),
      ...(first === undefined || first > LAST ? {} : { fromRevision: first }),
      requiresLeader: true,
    };
    const resolved = await patiently(this.patience, (ms) =>
      this.connection
        .read<ResolvedEvent>(ms, (client) => client.readStream(stream, options))
        .catch((error: unknown) => {
          if (troubleOf(error) === 'deleted') throw new HistoryVanished(stream, 0n, { cause: error });
          return noneIfGone(error);
        }),
    ).catch(rethrown);
    return resolved.flatMap(({ event }) => event ?? []);
  }

  /** Whether it is a stream that somebody has deleted, not one that never was. */
  async #isDeleted(stream: string): Promise<boolean> {
    const [newest] = await this.#asked(`$$${stream}`, { backwards: true, limit: 1 });
    const { $tb } = (newest?.data ?? {}) as { readonly $tb?: unknown };
    return $tb !== undefined;
  }
}

/** The first revision that should be among the events and is not; `known` is the last one that the stream is known to have had. */
function missingIn(
  events: readonly VendorsEvent[],
  { from, limit = Infinity, backwards = false }: StreamRange,
  known: bigint,
): bigint | undefined {
  if (backwards) return missingBefore(events, from, limit, known);
  const start = from === undefined || from < 0n ? 0n : from;
  const odd = events.findIndex(({ revision }, i) => revision !== start + BigInt(i));
  const next = start + BigInt(odd < 0 ? events.length : odd);
  return odd >= 0 || (events.length < limit && next <= known) ? next : undefined;
}

function missingBefore(
  events: readonly VendorsEvent[],
  from: bigint | undefined,
  limit: number,
  known: bigint,
): bigint | undefined {
  const newest = events[0]?.revision ?? -1n;
  const due = from === undefined || from > known ? known : from;
  if (newest < due) return newest + 1n;
  const odd = events.findIndex(({ revision }, i) => revision !== newest - BigInt(i));
  const next = newest - BigInt(odd < 0 ? events.length : odd);
  return odd >= 0 || (events.length < limit && next >= 0n) ? next : undefined;
}
