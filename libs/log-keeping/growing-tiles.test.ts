import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { LogBeingKept, tilesFor, treeHash } from '../../test/support/log-being-kept.js';
import { entriesPath, hashReaderOver, rootOf, tilePath, tilesOf, utf8 } from '#transparency-log';
import { GrowingTiles } from './growing-tiles.js';
import { LogFolder } from './log-folder.js';

jest.setTimeout(60_000);

let log: LogBeingKept;
let folder: LogFolder;

beforeEach(async () => {
  log = await LogBeingKept.make();
  folder = new LogFolder(join(log.place, 'log'));
});
afterEach(() => log.close());

const entry = (index: number) => utf8(`entry ${index}`.padEnd(index % 40, '.'));
const entries = (size: number) => Array.from({ length: size }, (_, index) => entry(index));

async function grow(tiles: GrowingTiles, size: number): Promise<void> {
  while (tiles.size < size) await tiles.append(entry(tiles.size));
}

describe('the tiles of a growing log', () => {
  it('are what the entries make them, level by level', async () => {
    const size = 66_000;
    const tiles = GrowingTiles.empty(folder);
    await grow(tiles, size);
    await tiles.flush();
    const expected = tilesFor(entries(size));
    const files = log.files();
    expect([...files.keys()]).toEqual([...expected.keys()].toSorted());
    for (const [path, bytes] of expected) expect([path, files.get(path)?.equals(bytes)]).toEqual([path, true]);
    expect([...expected.keys()]).toContain('tile/2/000.p/1');
    const paths = Array.from(tilesOf(size), ({ level, index, width }) => [
      tilePath(level, index, width),
      ...(level === 0 ? [entriesPath(index, width)] : []),
    ]);
    expect(paths.flat().toSorted()).toEqual([...expected.keys()].toSorted());
    expect(Buffer.from(await rootOf(size, folder.hashes(size)))).toEqual(Buffer.from(tiles.root()));
  });

  it('are read again at any size, and grow on as if nothing had happened', async () => {
    const sizes = fc.tuple(fc.integer({ min: 1, max: 700 }), fc.integer({ min: 1, max: 700 }));
    await fc.assert(
      fc.asyncProperty(sizes, async ([first, more]) => {
        rmSync(join(log.place, 'log'), { recursive: true, force: true });
        const before = GrowingTiles.empty(folder);
        await grow(before, first);
        await before.flush();
        const tiles = await GrowingTiles.read(folder, first);
        await grow(tiles, first + more);
        await tiles.flush();
        const all = entries(first + more);
        expect(Buffer.from(tiles.root())).toEqual(treeHash(all));
        const files = log.files();
        for (const [path, bytes] of tilesFor(all)) expect([path, files.get(path)?.equals(bytes)]).toEqual([path, true]);
      }),
      { numRuns: 12 },
    );
  });

  it('are read also at a size whose partial tiles have been replaced by full ones', async () => {
    const tiles = GrowingTiles.empty(folder);
    await grow(tiles, 250);
    await tiles.flush();
    await grow(tiles, 300);
    await tiles.flush();
    const older = await GrowingTiles.read(folder, 250);
    expect(Buffer.from(older.root())).toEqual(treeHash(entries(250)));
    await grow(older, 300);
    expect(older.root()).toEqual(tiles.root());
    expect(await folder.entries(0, 250)).toEqual(
      entries(250).map((bytes) => expect.objectContaining({ length: bytes.length })),
    );
  });

  it('are malformed where one is missing or has another size', async () => {
    const tiles = GrowingTiles.empty(folder);
    await grow(tiles, 300);
    await tiles.flush();
    const malformed = expect.objectContaining({ code: 'malformed-tile' });
    for (const path of log.files().keys()) {
      const bytes = (await folder.read(path)) ?? Buffer.alloc(0);
      await folder.write(path, bytes.subarray(1));
      const reads = [
        GrowingTiles.read(folder, 300),
        rootOf(
          300,
          hashReaderOver((...of) => folder.hashTile(...of), 300),
        ),
      ];
      const outcomes = await Promise.allSettled(reads);
      // Full bundles of entries are not looked at, and a full tile only for the hash that it gives.
      if (path !== 'tile/entries/000' && path !== 'tile/0/000')
        expect(outcomes.some((outcome) => outcome.status === 'rejected')).toBe(true);
      for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toEqual(malformed);
      await folder.write(path, bytes);
    }
    await expect(GrowingTiles.read(folder, 600)).rejects.toEqual(malformed);
  });
});

describe('the folder of a log', () => {
  it('knows whether bytes stand at a path, or begin the full tile there', async () => {
    await folder.write('tile/0/000', Buffer.from('abcdef'));
    await folder.write('tile/0/001.p/2', Buffer.from('ab'));
    const held: [path: string, bytes: string, is: boolean][] = [
      ['tile/0/000', 'abcdef', true],
      ['tile/0/000', 'abcde', false],
      ['tile/0/000', 'abcdeX', false],
      ['tile/0/000.p/3', 'abc', true],
      ['tile/0/000.p/3', 'abX', false],
      ['tile/0/001.p/2', 'ab', true],
      ['tile/0/001.p/2', 'a', false],
      ['tile/0/002', '', false],
    ];
    for (const [path, bytes, is] of held)
      expect([path, await folder.holds(path, Buffer.from(bytes))]).toEqual([path, is]);
  });
});
