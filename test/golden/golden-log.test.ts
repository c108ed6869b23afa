import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LogFolder } from '#log-keeping';
import {
  acceptCheckpoint,
  consistencyProof,
  decodeEntries,
  entriesPath,
  leafHash,
  nodeHash,
  parseEntry,
  parseNote,
  parsePolicy,
  parseTlogProof,
  rootOf,
  tilePath,
  tilesOf,
  verifyConsistency,
  verifyTlogProof,
} from '#transparency-log';
import { makeGoldenLog } from './make-golden-log.js';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const PUBLISHED = ['log', 'policy'];

const made = mkdtempSync(join(tmpdir(), 'golden-made-'));
beforeAll(async () => {
  await makeGoldenLog(made);
  if (process.env['GOLDEN'] === 'anew') putInPlace();
});
afterAll(() => rmSync(made, { recursive: true }));

function putInPlace(): void {
  for (const name of PUBLISHED) {
    rmSync(join(HERE, name), { recursive: true, force: true });
    cpSync(join(made, name), join(HERE, name), { recursive: true });
  }
}

function filesIn(folder: string): string[] {
  const paths = PUBLISHED.flatMap((name) =>
    name === 'log'
      ? readdirSync(join(folder, name), { recursive: true, encoding: 'utf8' }).map((path) => join(name, path))
      : [name],
  );
  return paths.filter((path) => statSync(join(folder, path)).isFile()).toSorted();
}

const bytes = (path: string) => readFileSync(join(HERE, path));
const text = (path: string) => bytes(path).toString('utf8');
const policy = () => parsePolicy(text('policy'));
const accepted = (path: string) => acceptCheckpoint(parseNote(text(path)), policy());
const hashes = new LogFolder(join(HERE, 'log')).hashes(300);

describe('the golden log', () => {
  it('is written by this project byte for byte as it stands here', () => {
    expect(filesIn(made)).toEqual(filesIn(HERE));
    const changed = filesIn(HERE).filter((path) => !readFileSync(join(made, path)).equals(bytes(path)));
    expect(changed).toEqual([]);
  });

  it('is small', () => {
    expect(filesIn(HERE).reduce((size, path) => size + bytes(path).length, 0)).toBeLessThan(1_000_000);
  });

  it('has a checkpoint that its log has signed and both of its witnesses have cosigned', async () => {
    const { checkpoint, cosignedBy } = await accepted('log/checkpoint');
    expect(checkpoint).toMatchObject({ origin: 'golden.example/litopys', size: 300 });
    expect(cosignedBy.map(({ name }) => name)).toEqual(['witness-1', 'witness-2']);
    expect(await rootOf(300, hashes)).toEqual(checkpoint.root);
  });

  it('has entries that are canonical, name their place, and hash to its tiles', () => {
    const [first, second, upper] = [...tilesOf(300)];
    expect([first, second, upper].map((tile) => tile?.width)).toEqual([256, 44, 1]);
    const leaves = [first, second].flatMap((tile) => {
      const { index = 0, width = 0 } = tile ?? {};
      const entries = decodeEntries(bytes(join('log', entriesPath(index, width))), width);
      const level = bytes(join('log', tilePath(0, index, width)));
      expect(Buffer.concat(entries.map(leafHash)).equals(level)).toBe(true);
      return entries;
    });
    expect(leaves.map((entry) => parseEntry(entry).seq)).toEqual(leaves.map((_, at) => at));
    let level = leaves.slice(0, 256).map(leafHash);
    while (level.length > 1)
      level = level.flatMap((left, at) => (at % 2 === 0 ? [nodeHash(left, level[at + 1] ?? left)] : []));
    expect(bytes('log/tile/1/000.p/1').equals(level[0] ?? new Uint8Array())).toBe(true);
  });

  it.each([100, 256, 281])('goes on from what it had signed at %i', async (size) => {
    const [older, latest] = [await accepted(`log/checkpoints/${size}`), await accepted('log/checkpoint')];
    const proof = await consistencyProof(size, 300, hashes);
    const [oldRoot, newRoot] = [older.checkpoint.root, latest.checkpoint.root];
    verifyConsistency({ oldSize: size, oldRoot, newSize: 300, newRoot, proof });
    expect(older.checkpoint.size).toBe(size);
  });

  it.each([0, 255, 256, 299])('proves its leaf %i', async (index) => {
    const entry = bytes(`log/entries/${index}.json`);
    const proven = await verifyTlogProof(parseTlogProof(text(`log/proofs/${index}.tlog-proof`)), entry, policy());
    expect(proven.index).toBe(index);
    expect(parseEntry(entry).seq).toBe(index);
  });
});
