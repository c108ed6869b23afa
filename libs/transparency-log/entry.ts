import { canonicalJson, parseCanonical } from './canonical-json.js';
import { fromUtf8, utf8, type Bytes } from './bytes.js';
import { LogProblem } from './log-problem.js';

/** What stands in the event store of a sealed event, for the log to publish: nothing of it needs a key. */
export interface Envelope {
  /** Fields that say nothing about a person. */
  readonly pub: Readonly<Record<string, unknown>>;
  /** SHA-256 of public documents that it cites. */
  readonly src?: readonly string[];
  /** Digests of all other fields, and of decoys, sorted (RFC 9901 §4.2.4). */
  readonly sd: readonly string[];
  /** The event that it corrects. */
  readonly corrects?: string;
  /** In a tombstone: the digest of the opening that lists what it covers. */
  readonly commitment?: string;
  /** The name of the stream as published, where its own name says too much. */
  readonly stream?: string;
}

/** An event as the store beneath holds it. */
export interface LoggedEvent {
  readonly id: string;
  readonly stream: string;
  readonly revision: bigint;
  readonly type: string;
  readonly recordedAt: Date;
  readonly actor: string;
  readonly envelope: Envelope;
}

/** What a tombstone publishes: on what ground, how many digests, and a commitment to which. */
export interface Tombstone {
  readonly basis: string;
  readonly count: number;
  readonly commitment: string;
}

/** One entry of the log: all that anyone may know of one event, for ever. */
export interface Entry {
  readonly v: 1;
  readonly log: string;
  readonly seq: number;
  readonly id: string;
  readonly stream: string;
  readonly streamSeq: number;
  readonly type: string;
  readonly recordedAt: string;
  readonly actor: string;
  readonly pub: Readonly<Record<string, unknown>>;
  readonly src: readonly { readonly sha256: string }[];
  readonly _sd: readonly string[];
  readonly _sd_alg: 'sha-256';
  readonly corrects?: string;
  readonly erases?: Tombstone;
}

/** The name of fields that say nothing: their digests hide how many others there are (RFC 9901 §4.2.5). */
export const DECOY = '~';

/** The most bytes of an entry: its length stands in two bytes (c2sp.org/tlog-tiles). */
export const MOST_ENTRY_BYTES = 65_535;

/** The exact bytes of an event's entry. @throws LogProblem `malformed-entry` when they are too many, `malformed-json` */
export function entryBytes(origin: string, seq: number, event: LoggedEvent): Bytes {
  const bytes = encoded(origin, seq, event);
  if (bytes.length > MOST_ENTRY_BYTES)
    throw new LogProblem(
      'malformed-entry',
      `The entry of event ${event.id} has ${bytes.length} bytes; the log takes 65,535.`,
    );
  return bytes;
}

// Whatever the log is called, whoever recorded the event, and however many stand before it: it takes no more room.
const LONGEST_ORIGIN = 'o'.repeat(1024);
const LONGEST_ACTOR = 'a'.repeat(64);
const LAST = Number.MAX_SAFE_INTEGER;

/** The most bytes that the entry of an event can come to: it is not recorded when they are too many. @throws LogProblem `malformed-json` */
export function longestEntry(event: Pick<LoggedEvent, 'id' | 'stream' | 'type' | 'envelope'>): number {
  const placed = { ...event, revision: BigInt(LAST), recordedAt: new Date(0), actor: LONGEST_ACTOR };
  return encoded(LONGEST_ORIGIN, LAST, placed).length;
}

/** The entry in canonical JSON: its members stand in their order here, so that only what is published is put in order. */
function encoded(origin: string, seq: number, event: LoggedEvent): Bytes {
  const { id, stream, revision, type, recordedAt, actor, envelope } = event;
  const { pub, src = [], sd, corrects, commitment } = envelope;
  return utf8(
    [
      `{"_sd":[${sd.map(text).join(',')}],"_sd_alg":"sha-256","actor":${text(actor)}`,
      corrects === undefined ? '' : `,"corrects":${text(corrects)}`,
      commitment === undefined ? '' : `,"erases":${canonicalJson({ ...pub, commitment })}`,
      `,"id":${text(id)},"log":${text(origin)},"pub":${commitment === undefined ? object(pub) : '{}'}`,
      `,"recordedAt":"${recordedAt.toISOString()}","seq":${seq}`,
      `,"src":[${src.map((sha256) => `{"sha256":${text(sha256)}}`).join(',')}]`,
      `,"stream":${text(envelope.stream ?? stream)},"streamSeq":${Number(revision)},"type":${text(type)},"v":1}`,
    ].join(''),
  );
}

const PLAIN = /^[ !#-[\]-~]*$/;

/** A text in canonical JSON; digests and ids, which are most of them, have nothing to escape. */
function text(value: string): string {
  return PLAIN.test(value) ? `"${value}"` : canonicalJson(value);
}

function object(value: Readonly<Record<string, unknown>>): string {
  for (const _ in value) return canonicalJson(value);
  return '{}';
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DIGEST = /^[A-Za-z0-9_-]{43}$/;
const SHA256 = /^[0-9a-f]{64}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const MEMBERS = new Set(
  'v log seq id stream streamSeq type recordedAt actor pub src _sd _sd_alg corrects erases'.split(' '),
);

/** Reads an entry, whose bytes must be canonical. @throws LogProblem `malformed-entry` naming what is wrong with it */
export function parseEntry(bytes: Uint8Array): Entry {
  const entry = membersOf(bytes);
  const wrong = problemIn(entry);
  if (wrong !== undefined) throw new LogProblem('malformed-entry', `The entry's ${wrong}.`);
  return entry as unknown as Entry;
}

function membersOf(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  if (bytes.length > MOST_ENTRY_BYTES)
    throw new LogProblem('malformed-entry', `An entry has at most 65,535 bytes; this has ${bytes.length}.`);
  try {
    const value = parseCanonical(bytes);
    if (isObject(value)) return value;
  } catch (error) {
    if (!(error instanceof LogProblem)) throw error;
    throw new LogProblem('malformed-entry', `The entry is not canonical: ${error.message}`, { cause: error });
  }
  throw new LogProblem('malformed-entry', `The entry is no object: ${fromUtf8(bytes.subarray(0, 40)) ?? 'not UTF-8'}`);
}

function problemIn(entry: Readonly<Record<string, unknown>>): string | undefined {
  const { v, log, seq, id, stream, streamSeq, type, recordedAt, actor, pub, src, _sd: sd, _sd_alg: algorithm } = entry;
  const { corrects, erases } = entry;
  const unknown = Object.keys(entry).find((name) => !MEMBERS.has(name));
  if (unknown !== undefined) return `member ${unknown} is not known`;
  if (v !== 1) return 'version is not 1';
  if (!isText(log) || !isText(stream) || !isText(type) || !isText(actor))
    return 'log, stream, type or actor is no text';
  if (!isCount(seq) || !isCount(streamSeq)) return 'seq or streamSeq is no whole number';
  if (!isText(id) || !UUID.test(id)) return 'id is no UUID';
  if (!isText(recordedAt) || !isInstant(recordedAt)) return 'recordedAt is no instant in UTC with milliseconds';
  if (!isObject(pub)) return 'pub is no object';
  if (!isList(src, isSource)) return 'src is no list of hashes';
  if (algorithm !== 'sha-256') return '_sd_alg is not sha-256';
  if (!isList(sd, (digest) => isText(digest) && DIGEST.test(digest))) return '_sd is no list of digests';
  const digests = sd as readonly string[];
  if (digests.some((digest, at) => at > 0 && (digests[at - 1] ?? '') >= digest))
    return '_sd is not sorted, or has a digest twice';
  if (corrects !== undefined && !(isText(corrects) && UUID.test(corrects))) return 'corrects is no UUID';
  return erases === undefined || isTombstone(erases) ? undefined : 'erases is no tombstone';
}

function isSource(value: unknown): boolean {
  return isObject(value) && isText(value['sha256']) && SHA256.test(value['sha256']) && Object.keys(value).length === 1;
}

function isTombstone(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { basis, count, commitment } = value;
  return (
    isText(basis) && isCount(count) && isText(commitment) && DIGEST.test(commitment) && Object.keys(value).length === 3
  );
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isInstant = (given: string): boolean =>
  INSTANT.test(given) && !Number.isNaN(Date.parse(given)) && new Date(given).toISOString() === given;
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;
const isList = (value: unknown, is: (item: unknown) => boolean): boolean => Array.isArray(value) && value.every(is);
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
