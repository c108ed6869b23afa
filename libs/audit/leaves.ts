import { LogProblem, parseEntry, utf8, type Entry } from '#transparency-log';
import { sha256 } from '#hash';
import type { Finding } from './finding.js';

/** What the leaves of a bundle tell, laid out so that a million of them can be kept and handed between threads. */
export interface Leaves {
  readonly first: number;
  readonly count: number;
  /** Four words a leaf: the event's id. */
  readonly ids: Uint32Array;
  /** Four words a leaf: the beginning of SHA-256 of the name of its stream. */
  readonly streams: Uint32Array;
  /** -1 where the entry is malformed: nothing else of that leaf is then set. */
  readonly revisions: Float64Array;
  /** When each was recorded, in milliseconds since 1970. */
  readonly times: Float64Array;
  /** How many digests each has. */
  readonly widths: Uint16Array;
  /** All digests, 43 characters each. */
  readonly digests: string;
  readonly tombstones: readonly LoggedTombstone[];
  /** The documents that are cited, by their SHA-256. */
  readonly documents: readonly string[];
}

/** A tombstone, and the leaf it stands at. */
export interface LoggedTombstone {
  readonly seq: number;
  readonly count: number;
  readonly commitment: string;
}

export const WORDS_OF_A_KEY = 4;
export const DIGEST_LENGTH = 43;

/** Reads entries that stand one after the other from a place in the log of an origin on; what is wrong becomes findings. */
export function readLeaves(
  origin: string,
  first: number,
  entries: readonly Uint8Array[],
): { readonly leaves: Leaves; readonly findings: readonly Finding[] } {
  const count = entries.length;
  const ids = new Uint32Array(count * WORDS_OF_A_KEY);
  const streams = new Uint32Array(count * WORDS_OF_A_KEY);
  const revisions = new Float64Array(count).fill(-1);
  const times = new Float64Array(count);
  const widths = new Uint16Array(count);
  const digests: string[] = [];
  const tombstones: LoggedTombstone[] = [];
  const documents = new Set<string>();
  const findings: Finding[] = [];
  const keys = new Map<string, Uint32Array>();

  for (const [at, bytes] of entries.entries()) {
    const entry = entryAt(origin, first + at, bytes);
    if ('code' in entry) {
      findings.push(entry);
      continue;
    }
    setKey(ids, at, entry.id);
    const key = keys.get(entry.stream) ?? keyOf(entry.stream);
    keys.set(entry.stream, key);
    streams.set(key, at * WORDS_OF_A_KEY);
    revisions[at] = entry.streamSeq;
    times[at] = Date.parse(entry.recordedAt);
    widths[at] = entry._sd.length;
    digests.push(entry._sd.join(''));
    if (entry.erases) tombstones.push({ seq: entry.seq, ...pick(entry.erases) });
    for (const document of documentsOf(entry)) documents.add(document);
  }
  const texts = { digests: digests.join(''), tombstones, documents: [...documents] };
  return { leaves: { first, count, ids, streams, revisions, times, widths, ...texts }, findings };
}

/** The event at a leaf, as a finding names it. */
export function nameOfLeaf({ first, ids }: Leaves, at: number): string {
  const words = Array.from(ids.subarray(at * WORDS_OF_A_KEY, (at + 1) * WORDS_OF_A_KEY));
  const digits = words.map((word) => word.toString(16).padStart(8, '0')).join('');
  return `Event ${digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')} (leaf ${first + at})`;
}

/** The event in an entry, as a finding names it, even where the entry cannot be read. */
export function nameOfEntry(seq: number, bytes: Uint8Array): string {
  const id = /"id":"([0-9a-f-]{36})"/.exec(new TextDecoder().decode(bytes))?.[1];
  return id === undefined ? `Leaf ${seq}` : `Event ${id} (leaf ${seq})`;
}

function entryAt(origin: string, seq: number, bytes: Uint8Array): Entry | Finding {
  const entry = parsed(bytes);
  const finding = (code: Finding['code'], what: string): Finding => ({
    code,
    message: `${nameOfEntry(seq, bytes)}: ${what}`,
  });
  if (entry instanceof LogProblem) return finding('malformed-entry', entry.message);
  if (entry.log !== origin) return finding('other-log', `It was written for the log ${entry.log}, not ${origin}.`);
  if (entry.seq !== seq) return finding('wrong-place', `It was written for leaf ${entry.seq}, not leaf ${seq}.`);
  // JavaScript reads the 30th of February as the 1st of March.
  const isDay = new Date(entry.recordedAt).getUTCDate() === Number(entry.recordedAt.slice(8, 10));
  return isDay ? entry : finding('malformed-entry', `There is no instant ${entry.recordedAt}.`);
}

function parsed(bytes: Uint8Array): Entry | LogProblem {
  try {
    return parseEntry(bytes);
  } catch (error) {
    if (error instanceof LogProblem) return error;
    throw error;
  }
}

function setKey(words: Uint32Array, at: number, uuid: string): void {
  const start = at * WORDS_OF_A_KEY;
  words[start] = Number.parseInt(uuid.slice(0, 8), 16);
  words[start + 1] = Number.parseInt(uuid.slice(9, 13) + uuid.slice(14, 18), 16);
  words[start + 2] = Number.parseInt(uuid.slice(19, 23) + uuid.slice(24, 28), 16);
  words[start + 3] = Number.parseInt(uuid.slice(28), 16);
}

function keyOf(stream: string): Uint32Array {
  const digest = sha256(utf8(stream));
  return new Uint32Array(digest.slice(0, WORDS_OF_A_KEY * Uint32Array.BYTES_PER_ELEMENT).buffer);
}

function pick({ count, commitment }: NonNullable<Entry['erases']>): Omit<LoggedTombstone, 'seq'> {
  return { count, commitment };
}

const SHA256 = /^[0-9a-f]{64}$/;

function documentsOf({ src, pub }: Entry): string[] {
  const captured = Object.hasOwn(pub, 'sha256') ? pub['sha256'] : undefined;
  const own = typeof captured === 'string' && SHA256.test(captured) ? [captured] : [];
  return src.length === 0 ? own : [...src.map(({ sha256: document }) => document), ...own];
}
