import { LogProblem } from './log-problem.js';
import { HASH_SIZE, nodeHash } from './merkle.js';
import { TILE_WIDTH } from './tile-path.js';
import type { HashReader } from './tree-proofs.js';

const TILE_HEIGHT = 8;

// What one proof needs, and half a megabyte at most.
const MOST_TILES_AT_HAND = 64;

// A quarter of a megabyte: all there are above a million leaves.
const MOST_HASHES_ABOVE = 8192;

/** A tile of hashes: those of the subtrees of 256^level leaves, from index × 256 on. */
export interface Tile {
  readonly level: number;
  readonly index: number;
  readonly width: number;
}

/** Where in the tiles the hash of a subtree is found: over `count` hashes of a tile from the `first` on. */
export interface PlaceInTile {
  readonly level: number;
  readonly index: number;
  readonly first: number;
  readonly count: number;
}

/** Gives the bytes of a tile of hashes: exactly `width` of them. */
export type TileReader = (level: number, index: number, width: number) => Uint8Array | Promise<Uint8Array>;

/** The tiles of hashes of a log of a size, level by level (c2sp.org/tlog-tiles); the bundles of entries are as those of level 0. */
export function* tilesOf(size: number): Generator<Tile> {
  let level = 0;
  for (let hashes = size; hashes > 0; hashes = Math.floor(hashes / TILE_WIDTH)) {
    const full = Math.floor(hashes / TILE_WIDTH);
    for (let index = 0; index < full; index += 1) yield { level, index, width: TILE_WIDTH };
    if (hashes % TILE_WIDTH > 0) yield { level, index: full, width: hashes % TILE_WIDTH };
    level += 1;
  }
}

/** Where the hash of the complete subtree of 2^level leaves at an index is found. */
export function tileOf(level: number, index: number): PlaceInTile {
  const count = 2 ** (level % TILE_HEIGHT);
  const perTile = TILE_WIDTH / count;
  return {
    level: Math.floor(level / TILE_HEIGHT),
    index: Math.floor(index / perTile),
    first: (index % perTile) * count,
    count,
  };
}

/** The hash over some of the hashes in a tile; throws malformed-tile if the tile does not reach so far. */
export function hashInTile(tile: Uint8Array, { first, count }: Pick<PlaceInTile, 'first' | 'count'>): Uint8Array {
  if (tile.length < (first + count) * HASH_SIZE) {
    throw new LogProblem('malformed-tile', `a tile of ${tile.length} bytes has no hash ${first + count - 1}`);
  }
  if (count === 1) return tile.slice(first * HASH_SIZE, (first + 1) * HASH_SIZE);
  const half = count / 2;
  const known = hashesWithin.get(tile) ?? new Map<number, Uint8Array>();
  hashesWithin.set(tile, known);
  const place = first * TILE_WIDTH + count;
  const hash =
    known.get(place) ??
    nodeHash(hashInTile(tile, { first, count: half }), hashInTile(tile, { first: first + half, count: half }));
  known.set(place, hash);
  return hash;
}

// Proofs of leaves that stand in one tile have most of what is hashed in it in common. It goes with the tile.
const hashesWithin = new WeakMap<Uint8Array, Map<number, Uint8Array>>();

/**
 * Reads hashes from the tiles of a log of a size, each tile once while it is at hand.
 * Nothing is believed by this: what is made of the hashes is checked against a signed root.
 * The reader throws malformed-tile for a tile of another length, and wrong-proof where the log has no such subtree yet.
 */
export function hashReaderOver(readTile: TileReader, size: number): HashReader {
  const atHand = new Map<string, Promise<Uint8Array>>();
  // Proofs part only in the tiles of leaves: what was hashed together above them is the same for most.
  const above = new Map<string, Uint8Array>();

  const fetch = async ({ level, index, width }: Tile): Promise<Uint8Array> => {
    const bytes = await readTile(level, index, width);
    if (bytes.length === width * HASH_SIZE) return bytes;
    const expected = `${width * HASH_SIZE} bytes, not ${bytes.length}`;
    throw new LogProblem('malformed-tile', `tile ${index} of level ${level} has ${expected}`);
  };

  return async (level, index) => {
    const place = tileOf(level, index);
    const hashes = Math.floor(size / TILE_WIDTH ** place.level);
    const width = Math.min(TILE_WIDTH, hashes - place.index * TILE_WIDTH);
    const isThere = [level, index].every((number) => Number.isSafeInteger(number) && number >= 0);
    if (!isThere || place.first + place.count > width) {
      throw new LogProblem('wrong-proof', `a log of ${size} has no complete subtree ${index} of 2^${level} leaves`);
    }
    const subtree = `${level}/${index}`;
    const known = above.get(subtree);
    if (known !== undefined) return known;
    const key = `${place.level}/${place.index}`;
    const tile = atHand.get(key) ?? fetch({ level: place.level, index: place.index, width });
    // The tile read last goes to the end, so that the one at the beginning is the one to let go.
    atHand.delete(key);
    atHand.set(key, tile);
    const [oldest] = atHand.keys();
    if (oldest !== undefined && atHand.size > MOST_TILES_AT_HAND) atHand.delete(oldest);
    try {
      const hash = hashInTile(await tile, place);
      if (place.level > 0 && place.count > 1 && above.size < MOST_HASHES_ABOVE) above.set(subtree, hash);
      return hash;
    } catch (problem) {
      if (atHand.get(key) === tile) atHand.delete(key);
      throw problem;
    }
  };
}
