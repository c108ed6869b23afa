import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { concat, hex, utf8 } from './bytes.js';
import { MOST_ENTRY_BYTES } from './entry.js';
import { decodeEntries, encodeEntries } from './entry-bundle.js';
import { LogProblem } from './log-problem.js';
import { HASH_SIZE, leafHash, verifyConsistency, verifyInclusion } from './merkle.js';
import { entriesPath, parseTilePath, tilePath, TILE_WIDTH } from './tile-path.js';
import { hashInTile, hashReaderOver, tileOf, tilesOf, type TileReader } from './tile.js';
import { TreeEdge } from './tree-edge.js';
import { consistencyProof, inclusionProof, rootOf, type HashReader } from './tree-proofs.js';

const LEAVES = 66_000;
const kept = new Map<string, Uint8Array>();
const edge = new TreeEdge();
for (let leaf = 0; leaf < LEAVES; leaf += 1) {
  for (const { level, index, hash } of edge.append(leafHash(utf8(`entry ${leaf}`))))
    kept.set(`${level}/${index}`, hash);
}

const keptHash: HashReader = (level, index) => {
  const hash = kept.get(`${level}/${index}`);
  if (hash === undefined) throw new Error(`subtree ${index} of level ${level} is not complete`);
  return hash;
};

/** A tile by its definition: the hashes of the subtrees of 256^level leaves. */
const tile = (level: number, index: number, width: number): Uint8Array =>
  concat(
    ...Array.from({ length: width }, (_, at) => kept.get(`${8 * level}/${TILE_WIDTH * index + at}`) ?? utf8('missing')),
  );

const size = fc.oneof(
  fc.integer({ min: 1, max: LEAVES }),
  fc.constantFrom(1, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537),
);
const place = size.chain((of) => fc.tuple(fc.integer({ min: 0, max: of - 1 }), fc.constant(of)));

describe('the tiles of a log', () => {
  it('hold each complete subtree of 1, 256 or 65,536 leaves once', () => {
    fc.assert(
      fc.property(size, (of) => {
        const tiles = [...tilesOf(of)];
        const widths = new Map<number, number>();
        for (const { level, width } of tiles) widths.set(level, (widths.get(level) ?? 0) + width);
        for (const [level, width] of widths) expect(width).toBe(Math.floor(of / TILE_WIDTH ** level));
        expect(tiles.every(({ width }) => width >= 1 && width <= TILE_WIDTH)).toBe(true);
        expect(new Set(tiles.map(({ level, index }) => `${level}/${index}`)).size).toBe(tiles.length);
      }),
      { numRuns: 30 },
    );
    expect([...tilesOf(0)]).toEqual([]);
    expect([...tilesOf(257)]).toEqual([
      { level: 0, index: 0, width: 256 },
      { level: 0, index: 1, width: 1 },
      { level: 1, index: 0, width: 1 },
    ]);
  });

  it('give the same roots and proofs as the hashes themselves, and these hold', async () => {
    await fc.assert(
      fc.asyncProperty(place, place, async ([index, of], [before]) => {
        const read = hashReaderOver(tile, of);
        const root = await rootOf(of, read);
        expect(hex(root)).toBe(hex(await rootOf(of, keptHash)));
        const proof = await inclusionProof(index, of, read);
        expect(proof.map(hex)).toEqual((await inclusionProof(index, of, keptHash)).map(hex));
        verifyInclusion({ index, size: of, leaf: await read(0, index), proof, root });
        const oldSize = 1 + (before % of);
        const consistency = await consistencyProof(oldSize, of, read);
        expect(consistency.map(hex)).toEqual((await consistencyProof(oldSize, of, keptHash)).map(hex));
        const oldRoot = await rootOf(oldSize, read);
        verifyConsistency({ oldSize, oldRoot, newSize: of, newRoot: root, proof: consistency });
      }),
      { numRuns: 60 },
    );
  });

  it('are asked for by the width that the size of the log gives them, and once for a proof', async () => {
    const asked: string[] = [];
    const readTile: TileReader = (level, index, width) => {
      asked.push(tilePath(level, index, width));
      return Promise.resolve(tile(level, index, width));
    };
    const of = 65_800;
    const read = hashReaderOver(readTile, of);
    await inclusionProof(700, of, read);
    expect(new Set(asked)).toEqual(new Set(['tile/0/002', 'tile/0/257.p/8', 'tile/1/000', 'tile/1/001.p/1']));
    expect(asked).toHaveLength(4);
  });

  it('are asked for again after they could not be read', async () => {
    let failures = 2;
    const read = hashReaderOver((level, index, width) => {
      failures -= 1;
      if (failures === 1) throw new Error('the disk is away');
      if (failures === 0) return new Uint8Array(31);
      return tile(level, index, width);
    }, 300);
    await expect(read(0, 3)).rejects.toThrow('the disk is away');
    await expect(read(0, 3)).rejects.toThrow('tile 0 of level 0 has 8192 bytes, not 31');
    expect(hex(await read(0, 3))).toBe(hex(await keptHash(0, 3)));
  });

  it('are let go of when there are many, and read again', async () => {
    let asked = 0;
    const read = hashReaderOver((level, index, width) => {
      asked += 1;
      return tile(level, index, width);
    }, LEAVES);
    for (let index = 0; index < 65; index += 1) {
      await read(8, 0);
      await read(0, index * TILE_WIDTH);
    }
    expect(asked).toBe(66);
    await read(8, 0);
    await read(0, 64 * TILE_WIDTH);
    expect(asked).toBe(66);
    await read(0, 0);
    expect(asked).toBe(67);
  });

  it('have no hash of a subtree that is not complete', async () => {
    const read = hashReaderOver(tile, 300);
    for (const [level, index] of [
      [0, 300],
      [3, 37],
      [8, 1],
      [9, 0],
      [16, 0],
      [0, -1],
      [0, 0.5],
    ] as const) {
      await expect(read(level, index)).rejects.toThrow(LogProblem);
    }
    expect(hex(await read(2, 74))).toBe(hex(await keptHash(2, 74)));
  });
});

describe('the place of a subtree in the tiles', () => {
  it('is in the tile of the level below, over as many hashes as the subtree is high', () => {
    expect(tileOf(0, 1234)).toEqual({ level: 0, index: 4, first: 210, count: 1 });
    expect(tileOf(7, 3)).toEqual({ level: 0, index: 1, first: 128, count: 128 });
    expect(tileOf(8, 3)).toEqual({ level: 1, index: 0, first: 3, count: 1 });
    expect(tileOf(0, 2 ** 40 + 1)).toEqual({ level: 0, index: 2 ** 32, first: 1, count: 1 });
  });

  it('must be in the tile', () => {
    expect(() => hashInTile(new Uint8Array(3 * HASH_SIZE), { first: 2, count: 2 })).toThrow(/96 bytes has no hash 3/);
  });
});

describe('the path of a tile', () => {
  const named = fc.record({
    level: fc.oneof(fc.constant('entries' as const), fc.nat(63)),
    index: fc.oneof(fc.maxSafeNat(), fc.nat(2_000_000)),
    width: fc.integer({ min: 1, max: TILE_WIDTH }),
  });
  const write = ({ level, index, width }: ReturnType<typeof parseTilePath>) =>
    level === 'entries' ? entriesPath(index, width) : tilePath(level, index, width);

  it('is read as what was written', () => {
    fc.assert(fc.property(named, (one) => expect(parseTilePath(write(one))).toEqual(one)));
  });

  it('has one spelling only', () => {
    const change = fc.tuple(
      fc.nat(),
      fc.nat(2),
      fc.constantFrom('', '0', '1', 'x', '/', '.', '.p/', '-', ' ', '\n', '000', 'x000/'),
    );
    fc.assert(
      fc.property(named, change, (one, [where, length, put]) => {
        const path = write(one);
        const at = where % (path.length + 1);
        const changed = path.slice(0, at) + put + path.slice(at + length);
        let read: ReturnType<typeof parseTilePath>;
        try {
          read = parseTilePath(changed);
        } catch (problem) {
          expect(problem).toBeInstanceOf(LogProblem);
          return;
        }
        expect(write(read)).toBe(changed);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    '',
    'tile/0',
    'tile/64/000',
    'tile/00/000',
    'tile/0/x000/001',
    'tile/0/0000',
    'tile/0/000.p/256',
    'tile/0/000.p/0',
    'tile/0/000.p/01',
    '/tile/0/000',
    'tile/0/000/',
    'tile/0/000\n',
    'tile/0/x999/x999/x999/x999/x999/999',
    'tile/entries/1',
    'tile/0/001/000',
    'tile/0/000.P/1',
    '../tile/0/000',
  ])('is not %j', (path) => {
    expect(() => parseTilePath(path)).toThrow(/is not the path of a tile|no tile has|a tile is/);
  });

  it('is not written for what is no tile', () => {
    const none = [
      () => tilePath(64, 0),
      () => tilePath(-1, 0),
      () => tilePath(0, -1),
      () => tilePath(0, 0.5),
      () => entriesPath(0, 0),
      () => entriesPath(0, 257),
    ];
    for (const path of none) expect(path).toThrow(LogProblem);
  });
});

describe('a bundle of entries', () => {
  const entries = fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: TILE_WIDTH });

  it('gives back its entries', () => {
    fc.assert(
      fc.property(entries, (all) => {
        expect(decodeEntries(encodeEntries(all), all.length).map(hex)).toEqual(all.map(hex));
      }),
    );
  });

  it('has the length of each entry before it, in 16 bits', () => {
    expect(hex(encodeEntries([utf8('ab'), utf8(''), utf8('c')]))).toBe('000261620000000163');
    const longest = new Uint8Array(MOST_ENTRY_BYTES).fill(1);
    expect(decodeEntries(concat(Uint8Array.of(9), encodeEntries([longest])).subarray(1), 1)).toEqual([longest]);
  });

  it('is refused with fewer or more entries, or with a byte too few or too many', () => {
    fc.assert(
      fc.property(entries, fc.nat(), (all, where) => {
        const bundle = encodeEntries(all);
        const read = (bytes: Uint8Array, count: number) => () => decodeEntries(bytes, count);
        expect(read(bundle, all.length - 1)).toThrow(LogProblem);
        expect(read(bundle, all.length + 1)).toThrow(LogProblem);
        expect(read(bundle.subarray(0, where % bundle.length), all.length)).toThrow(LogProblem);
        expect(read(concat(bundle, Uint8Array.of(0)), all.length)).toThrow(LogProblem);
      }),
    );
    expect(() => decodeEntries(utf8('\0\u0005abc'), 1)).toThrow('the bundle ends within entry 1 of 1');
    expect(() => decodeEntries(utf8('\0\u0001abc'), 1)).toThrow('2 bytes follow the 1 entries of the bundle');
  });

  it('is not made of nothing, of too many entries or of one that is too long', () => {
    expect(() => encodeEntries([])).toThrow(LogProblem);
    expect(() => encodeEntries(Array.from({ length: 257 }, () => utf8('')))).toThrow(LogProblem);
    expect(() => encodeEntries([new Uint8Array(MOST_ENTRY_BYTES + 1)])).toThrow(/65536 bytes/);
  });
});
