import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { concat, leafHash, TILE_WIDTH, TreeEdge, utf8 } from '#transparency-log';
import { rootOfFull } from '../hashing.js';
import { RecomputedTree } from './recomputed-tree.js';
import { isTileOf } from './tile-files.js';

const leaf = (at: number) => leafHash(utf8(`entry ${at}`));

describe('a tree made anew', () => {
  it('has the roots of the tree leaf by leaf, at whatever sizes are asked for', () => {
    const [most, edge] = [700, new TreeEdge()];
    const leaves = Array.from({ length: most }, (_, at) => leaf(at));
    const roots = leaves.map((hash) => {
      edge.append(hash);
      return edge.root();
    });
    const sizes = fc.uniqueArray(fc.integer({ min: 1, max: most }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(sizes, fc.boolean(), (asked, atTheEdge) => {
        const all = atTheEdge ? [...asked, 255, 256, 257, 512] : asked;
        const tree = new RecomputedTree(new Set(all));
        for (let first = 0; first < most; first += TILE_WIDTH) {
          const hashes = concat(...leaves.slice(first, first + TILE_WIDTH));
          tree.add(hashes, first + TILE_WIDTH <= most ? rootOfFull(hashes) : undefined);
        }
        for (const size of all) expect(tree.roots.get(size)).toEqual(roots[size - 1]);
      }),
      { numRuns: 20 },
    );
  });

  it('fills the tiles above, level by level', () => {
    const tree = new RecomputedTree(new Set());
    const roots = Array.from({ length: 2 * TILE_WIDTH + 3 }, (_, at) => leaf(at));
    const filled = roots.flatMap((root) => tree.add(new Uint8Array(TILE_WIDTH * 32), root));
    const [first, second] = [roots.slice(0, TILE_WIDTH), roots.slice(TILE_WIDTH, 2 * TILE_WIDTH)].map((part) =>
      concat(...part),
    );
    if (first === undefined || second === undefined) throw new TypeError('there are two full tiles');
    expect(filled).toEqual([
      { level: 1, index: 0, bytes: first },
      { level: 1, index: 1, bytes: second },
    ]);
    expect(tree.partial()).toEqual([
      { level: 1, index: 2, bytes: concat(...roots.slice(2 * TILE_WIDTH)) },
      { level: 2, index: 0, bytes: concat(rootOfFull(first), rootOfFull(second)) },
    ]);
  });
});

describe('a tile of a log of 70,000', () => {
  it.each([
    ['tile/0/000', true],
    ['tile/0/272', true],
    ['tile/0/273.p/112', true],
    ['tile/0/273.p/111', false],
    ['tile/0/274', false],
    ['tile/entries/273.p/112', true],
    ['tile/entries/273', false],
    ['tile/1/000', true],
    ['tile/1/001.p/17', true],
    ['tile/2/000.p/1', true],
    ['tile/3/000.p/1', false],
    ['tile/0/1', false],
    ['elsewhere', false],
  ])('is %s: %s', (path, is) => {
    expect(isTileOf(70_000, path)).toBe(is);
  });
});
