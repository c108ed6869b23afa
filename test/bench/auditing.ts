import { hash, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FolderSource, verifyLog } from '#audit';
import { SigningKey } from '#log-keeping';
import {
  decodeEntries,
  encodeEntries,
  entriesPath,
  entryBytes,
  formatCheckpoint,
  formatNote,
  formatNoteKey,
  HASH_SIZE,
  hashReaderOver,
  inclusionProof,
  leafHash,
  TILE_WIDTH,
  tilePath,
  TreeEdge,
} from '#transparency-log';
import { milliseconds, perSecond, print, quantile, rate, ratio } from './measured.js';

const SIZE = 1_000_000;
const ORIGIN = 'log.example/record';
/** Events that a casefile gets. */
const EACH = 20;
const DIGESTS = 8;
const PROOFS = 400;
/** Entries that the bare loop hashes at a time: some 70 MB. */
const STRETCH = 100_000;

/** Audits a log of a million entries from its folder, beside a bare loop that hashes the same bytes. */
export async function benchAuditing(folder: string): Promise<void> {
  const log = join(folder, 'log');
  const policy = await build(log);
  const bare = await bareHashing(log);
  const here = await audited(log, policy, 'hashes', 0);
  const onTwo = await audited(log, policy, 'hashes', 2);
  const read = await audited(log, policy, 'entries', 0);
  const readOnTwo = await audited(log, policy, 'entries', 2);
  const proofs = await proofTimes(log);
  const figure = ({ speed, memory }: Audited) =>
    `${perSecond(speed)} = ${ratio(speed, bare)}, ${Math.round(memory)} MB resident`;
  print(`An audit of ${SIZE.toLocaleString('en')} entries from their folder`, {
    'bare SHA-256 over the same entries': perSecond(bare),
    'hashes, this thread': figure(here),
    'hashes, two threads': `${figure(onTwo)} (aim 0.6, and 500,000/s)`,
    'entries too, this thread': figure(read),
    'entries too, two threads': `${figure(readOnTwo)} (aim 120,000/s)`,
    'one inclusion proof, median': `${milliseconds(quantile(proofs, 0.5))} (aim 1 ms)`,
    'one inclusion proof, p99': milliseconds(quantile(proofs, 0.99)),
  });
}

interface Audited {
  readonly speed: number;
  /** The largest resident set seen, in megabytes. */
  readonly memory: number;
}

async function audited(log: string, policy: string, depth: 'hashes' | 'entries', threads: number): Promise<Audited> {
  let memory = 0;
  const onProgress = (done: number) => {
    // Asking takes as long as hashing some hundreds of entries.
    if (done % (64 * TILE_WIDTH) > 0) return;
    memory = Math.max(memory, process.memoryUsage.rss() / 1e6);
  };
  const speed = await rate(SIZE, async () => {
    const verdict = await verifyLog(FolderSource.ofLog(log), { policy, depth, threads, onProgress });
    if (!verdict.holds) throw new Error(verdict.findings[0]?.message ?? 'the log does not hold');
  });
  return { speed, memory };
}

/** In stretches as long as a scheduler's, so that a busy machine slows it down as it does the audit. */
async function bareHashing(log: string): Promise<number> {
  let time = 0;
  let stretch: Uint8Array[] = [];
  for (const { index, width } of bundles()) {
    stretch.push(...decodeEntries(await readFile(join(log, entriesPath(index, width))), width));
    if (stretch.length < STRETCH && width === TILE_WIDTH) continue;
    const start = performance.now();
    for (const each of stretch) hash('sha256', each, 'buffer');
    time += performance.now() - start;
    stretch = [];
  }
  return (SIZE * 1000) / time;
}

async function proofTimes(log: string): Promise<number[]> {
  const times: number[] = [];
  // As a log that is kept does it: the proofs of one checkpoint share what stands above the tiles of leaves.
  const hashes = hashReaderOver((...tile: Parameters<typeof tilePath>) => readFile(join(log, tilePath(...tile))), SIZE);
  for (let at = 0; at < PROOFS; at += 1) {
    const index = (at * 7919 * TILE_WIDTH) % SIZE;
    const start = performance.now();
    await inclusionProof(index, SIZE, hashes);
    times.push(performance.now() - start);
  }
  return times;
}

/** Writes the log as it is published, signed once; answers with the policy to verify it under. */
async function build(log: string): Promise<string> {
  const edge = new TreeEdge();
  const tiles: Uint8Array[][] = [];
  for (const { index, width } of bundles()) {
    const entries = Array.from({ length: width }, (_, at) => entry(index * TILE_WIDTH + at));
    await write(log, entriesPath(index, width), encodeEntries(entries));
    const whole = entries.flatMap((each) => edge.append(leafHash(each))).filter(({ level }) => level % 8 === 0);
    for (const { level, hash: node } of whole) (tiles[level / 8] ??= []).push(node);
  }
  for (const [level, hashes] of tiles.entries()) await writeTiles(log, level, hashes);
  const key = SigningKey.generate(ORIGIN);
  const text = formatCheckpoint({ origin: ORIGIN, size: SIZE, root: edge.root(), extensions: [] });
  await write(log, 'checkpoint', Buffer.from(formatNote({ text, signatures: [key.sign(text)] }), 'utf8'));
  return `log ${formatNoteKey(key.key)}\nquorum none\n`;
}

async function writeTiles(log: string, level: number, hashes: readonly Uint8Array[]): Promise<void> {
  for (let first = 0; first < hashes.length; first += TILE_WIDTH) {
    const some = hashes.slice(first, first + TILE_WIDTH);
    const tile = new Uint8Array(some.length * HASH_SIZE);
    for (const [at, node] of some.entries()) tile.set(node, at * HASH_SIZE);
    await write(log, tilePath(level, first / TILE_WIDTH, some.length), tile);
  }
}

async function write(log: string, path: string, bytes: Uint8Array): Promise<void> {
  const file = join(log, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, bytes);
}

/** An entry of some 680 bytes: the streams grow by turns, a hundred at a time. */
function entry(seq: number): Uint8Array {
  const [round, turn] = [Math.floor(seq / (100 * EACH)), seq % (100 * EACH)];
  const random = randomBytes(32 * DIGESTS);
  return entryBytes(ORIGIN, seq, {
    id: uuid('0190a000', seq),
    stream: `casefile-${uuid('0189a000', round * 100 + (turn % 100))}`,
    revision: BigInt(Math.floor(turn / 100)),
    type: 'ClaimRecorded',
    recordedAt: new Date(1_700_000_000_000 + seq * 50),
    actor: 'k-5f1d3a70c2b94e68',
    envelope: {
      pub: {},
      sd: Array.from({ length: DIGESTS }, (_, at) => random.toString('base64url', 32 * at, 32 * (at + 1))).toSorted(),
    },
  });
}

function uuid(beginning: string, number: number): string {
  return `${beginning}-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

function* bundles(): Generator<{ readonly index: number; readonly width: number }> {
  for (let first = 0; first < SIZE; first += TILE_WIDTH)
    yield { index: first / TILE_WIDTH, width: Math.min(TILE_WIDTH, SIZE - first) };
}
