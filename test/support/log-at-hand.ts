import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { decoys, openingsOf, type Opening } from '#sealing';
import { SigningKey } from '#log-keeping';
import {
  DECOY,
  encodeEntries,
  entriesPath,
  entryBytes,
  formatCheckpoint,
  formatNote,
  formatNoteKey,
  formatTlogProof,
  HASH_SIZE,
  inclusionProof,
  leafHash,
  nodeHash,
  parseCheckpoint,
  parseNote,
  TILE_WIDTH,
  tilePath,
  tilesOf,
  type LoggedEvent,
} from '#transparency-log';

export const ORIGIN = 'log.example/record';
export const SOMEBODY = 'casefile-0189a000-0000-7000-8000-00000000000a';
export const ANOTHER = 'casefile-0189a000-0000-7000-8000-00000000000b';

const START = Date.parse('2024-03-01T08:00:00.000Z');
const MINUTE = 60_000;

/** Who signs: the log and three witnesses, of whom two are enough. */
export class KeysAtHand {
  readonly log = SigningKey.generate(ORIGIN);
  readonly witnesses = ['north', 'south', 'west'].map((name) => SigningKey.generate(`${name}.example/witness`));

  /** Whose word is taken, and how many cosignatures are asked for. */
  policy(needed: number | 'none' = 2): string {
    const witnesses = this.witnesses
      .map(({ cosigner }, at) => `witness W${at + 1} ${formatNoteKey(cosigner)}\n`)
      .join('');
    const quorum = needed === 'none' ? 'quorum none\n' : `group some ${needed} W1 W2 W3\nquorum some\n`;
    return `log ${formatNoteKey(this.log.key)}\n${witnesses}${quorum}`;
  }
}

interface ToRecord {
  readonly stream?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly sources?: readonly string[];
  readonly corrects?: string;
  /** Minutes since the log began; else one more than the last. */
  readonly at?: number;
}

interface Publishing {
  readonly by?: readonly number[];
  readonly after?: number;
  readonly wrong?: number;
}

/** A log in memory of sealed events with real openings, which publishes checkpoints that real keys sign. */
export class LogAtHand {
  readonly events: LoggedEvent[] = [];
  /** The bytes of the entries, which a test may replace before anything is published. */
  readonly entries: Uint8Array[] = [];
  readonly openings: Opening[][] = [];
  readonly published: { readonly size: number; readonly note: string }[] = [];
  private readonly subjects = new Map<string, KeyObject>();
  private minute = 0;

  constructor(readonly keys = new KeysAtHand()) {}

  get size(): number {
    return this.entries.length;
  }

  /** Records an event about the subject of its stream; answers with its id. */
  record({
    stream = SOMEBODY,
    data = { when: '2016-02-11', about: 'letter' },
    sources = [],
    ...more
  }: ToRecord = {}): string {
    const id = eventId(this.size);
    return this.add(id, stream, 'ClaimRecorded', this.sealed(stream, id, data), { ...more, src: sources });
  }

  /** Destroys the key of a subject, and records the tombstone that covers all digests about it. */
  erase(stream: string, change: (digests: readonly string[]) => readonly string[] = (all) => all): string {
    const own = this.events.flatMap(({ stream: of }, seq) => (of === stream ? [seq] : []));
    const digests = change(own.flatMap((seq) => this.events[seq]?.envelope.sd ?? []).toSorted());
    for (const seq of own) this.openings[seq] = [];
    this.subjects.delete(stream);
    const id = eventId(this.size);
    const openings = this.sealed(`erasure-${stream}`, id, { digests });
    const commitment = openings.find(({ name }) => name === 'digests')?.digest ?? '';
    const pub = { basis: 'consent-withdrawn', count: digests.length };
    return this.add(id, stream, 'PersonalDataErased', openings, { pub, commitment });
  }

  /**
   * Signs a checkpoint so many minutes after the last event, as those witnesses cosign that are named by their places;
   * the first witness may be wrong by so many minutes.
   */
  publish({ by = [0, 1, 2], after = 0, wrong = 0 }: Publishing = {}): string {
    const time = (minutes: number) => (START + (this.minute + after + minutes) * MINUTE) / 1000;
    const checkpoint = { origin: ORIGIN, size: this.size, root: this.root(), extensions: [] };
    const text = formatCheckpoint(checkpoint);
    const cosigned = by.flatMap((at) => this.keys.witnesses[at]?.cosign(checkpoint, time(at === 0 ? wrong : 0)) ?? []);
    const note = formatNote({ text, signatures: [this.keys.log.sign(text), ...cosigned] });
    this.published.push({ size: this.size, note });
    return note;
  }

  /** The hash of a complete subtree, or of what there is of it. */
  hash(level: number, index: number): Uint8Array {
    const entry = this.entries[index];
    if (level === 0 && entry !== undefined) return leafHash(entry);
    return nodeHash(this.hash(level - 1, 2 * index), this.hash(level - 1, 2 * index + 1));
  }

  root(): Uint8Array {
    return treeHash(this.entries.map((entry) => leafHash(entry)));
  }

  /** All tiles and bundles of entries, by their paths. */
  tiles(): Map<string, Uint8Array> {
    const tiles = new Map<string, Uint8Array>();
    for (const { level, index, width } of tilesOf(this.size)) {
      const first = index * TILE_WIDTH;
      const hashes = Array.from({ length: width }, (_, at) => this.hash(8 * level, first + at));
      const bytes = new Uint8Array(width * HASH_SIZE);
      for (const [at, hash] of hashes.entries()) bytes.set(hash, at * HASH_SIZE);
      tiles.set(tilePath(level, index, width), bytes);
      if (level === 0) tiles.set(entriesPath(index, width), encodeEntries(this.entries.slice(first, first + width)));
    }
    return tiles;
  }

  /** The proof that a leaf stands in the log as it was published last. */
  async proof(seq: number): Promise<string> {
    const checkpoint = this.published.at(-1)?.note ?? '';
    const { size } = parseCheckpoint(parseNote(checkpoint).text);
    const hashes = await inclusionProof(seq, size, (level, index) => this.hash(level, index));
    return formatTlogProof({ index: seq, hashes, checkpoint });
  }

  private sealed(stream: string, id: string, data: unknown): Opening[] {
    const key = this.subjects.get(stream) ?? createSecretKey(randomBytes(32));
    this.subjects.set(stream, key);
    const openings = openingsOf(key, id, data);
    return [...openings, ...decoys(key, id, openings.length)];
  }

  private add(
    id: string,
    stream: string,
    type: string,
    openings: readonly Opening[],
    { at = this.minute + 1, pub = {}, ...envelope }: { at?: number; pub?: object } & Partial<LoggedEvent['envelope']>,
  ): string {
    this.minute = Math.max(this.minute, at);
    const revision = BigInt(this.events.filter((event) => event.stream === stream).length);
    const sd = openings.map(({ digest }) => digest).toSorted();
    const event: LoggedEvent = {
      id,
      stream,
      revision,
      type,
      recordedAt: new Date(START + at * MINUTE),
      actor: 'k-5f1d3a70c2b94e68',
      envelope: { ...envelope, pub: { ...pub }, sd },
    };
    this.entries.push(entryBytes(ORIGIN, this.size, event));
    this.events.push(event);
    this.openings.push([...openings]);
    return id;
  }
}

/** Whether an opening says something. */
export const isTelling = ({ name }: Opening): boolean => name !== DECOY;

export function eventId(seq: number): string {
  return `0189a7b2-0000-7000-8000-${seq.toString(16).padStart(12, '0')}`;
}

function treeHash(hashes: readonly Uint8Array[]): Uint8Array {
  const [first] = hashes;
  if (first === undefined) throw new TypeError('the log is empty');
  if (hashes.length === 1) return first;
  const left = 2 ** Math.ceil(Math.log2(hashes.length) - 1);
  return nodeHash(treeHash(hashes.slice(0, left)), treeHash(hashes.slice(left)));
}
