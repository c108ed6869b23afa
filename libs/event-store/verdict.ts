import type { AdmittedAppend } from './admission.js';
import { ConcurrencyConflict, EventIdReused } from './errors.js';
import type { AppendResult } from './event-store.js';
import { positionOf } from './position.js';

/** Where an event with a given id already stands. */
export interface Place {
  readonly stream: string;
  readonly revision: number;
  readonly ordinal: number;
}

/** An append and the revision of its stream's last event, -1 if there is none. */
export interface Standing {
  readonly append: AdmittedAppend;
  readonly revision: number;
}

type Locate = (id: string) => Place | undefined;

/**
 * Whether appends may be recorded together: `undefined` if they may, their results if they already were.
 * @throws ConcurrencyConflict, EventIdReused
 */
export function judgeTogether(standings: readonly Standing[], locate: Locate): AppendResult[] | undefined {
  const places = standings.map((standing) => judge(standing, locate));
  const repeated = places.filter((place) => place !== undefined);
  if (repeated.length === 0) return undefined;
  if (repeated.length === places.length) return repeated.map(resultOf);
  // Recorded together means repeated together: some without the others were recorded by something else.
  const odd = standings[places.findIndex((place) => place !== undefined)]?.append;
  throw new EventIdReused(odd?.stream ?? '', odd?.events[0]?.id ?? '');
}

/**
 * `undefined` if the append may be recorded, the place of its last event if it already was.
 * The same rule as EventStoreDB's: an append beyond its expected revision is a repetition if exactly its ids follow there.
 */
function judge({ append, revision }: Standing, locate: Locate): Place | undefined {
  const { stream, expected, events } = append;
  const places = events.map((event) => locate(event.id));
  const start = firstRevision(expected, places[0]);
  const isRepeated = places.every((place, i) => place?.stream === stream && place.revision === start + i);
  if (isRepeated) return places.at(-1);
  const isAsExpected = expected === 'any' || (expected === 'stream_exists' ? revision >= 0 : revision === start - 1);
  if (!isAsExpected) throw new ConcurrencyConflict(stream, expected, revision < 0 ? 'no_stream' : BigInt(revision));
  const reused = events.find((_event, i) => places[i] !== undefined);
  if (reused) throw new EventIdReused(stream, reused.id);
  return undefined;
}

function firstRevision(expected: AdmittedAppend['expected'], first: Place | undefined): number {
  if (expected === 'no_stream') return 0;
  if (typeof expected === 'bigint') return Number(expected) + 1;
  return first?.revision ?? 0;
}

function resultOf({ revision, ordinal }: Place): AppendResult {
  return { revision: BigInt(revision), position: positionOf(ordinal) };
}
