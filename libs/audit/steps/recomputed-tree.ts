import { concat, EMPTY_ROOT, HASH_SIZE, rootOver, TILE_WIDTH, TreeEdge } from '#transparency-log';

const LEVELS_OF_A_TILE = 8;

/** A tile of hashes as the leaves below it give it. */
export interface RecomputedTile {
  readonly level: number;
  readonly index: number;
  readonly bytes: Uint8Array;
}

/** The tree as the leaves give it, made anew tile by tile from the left; it keeps only its right edge, and the roots asked for. */
export class RecomputedTree {
  /** The roots at the sizes asked for, as far as the tree has come. */
  readonly roots = new Map<number, Uint8Array>();
  // Its leaves are the roots of full tiles.
  private readonly edge = new TreeEdge();
  private readonly growing: Uint8Array[][] = [];

  constructor(private readonly sizes: ReadonlySet<number>) {
    if (sizes.has(0)) this.roots.set(0, EMPTY_ROOT);
  }

  /** Adds the hashes of up to 256 leaves, and the hash over them where they are 256; answers with the tiles above that it fills. */
  add(hashes: Uint8Array, root: Uint8Array | undefined): RecomputedTile[] {
    const first = this.edge.size * TILE_WIDTH;
    this.keepRootsWithin(first, hashes);
    if (root === undefined) return [];
    const filled = this.edge.append(root).flatMap(({ level, hash }) => {
      if (level % LEVELS_OF_A_TILE > 0) return [];
      return this.rise(1 + level / LEVELS_OF_A_TILE, hash);
    });
    if (this.sizes.has(first + TILE_WIDTH)) this.roots.set(first + TILE_WIDTH, this.edge.root());
    return filled;
  }

  /** The tiles above the lowest that are not full. */
  partial(): RecomputedTile[] {
    return this.growing.flatMap((hashes, above) => (hashes.length === 0 ? [] : [this.tile(above + 1, hashes)]));
  }

  private rise(level: number, hash: Uint8Array): RecomputedTile[] {
    const hashes = (this.growing[level - 1] ??= []);
    hashes.push(hash);
    if (hashes.length < TILE_WIDTH) return [];
    this.growing[level - 1] = [];
    return [this.tile(level, hashes)];
  }

  private tile(level: number, hashes: readonly Uint8Array[]): RecomputedTile {
    const tiles = Math.floor((this.edge.size - 1) / TILE_WIDTH ** level);
    return { level, index: tiles, bytes: concat(...hashes) };
  }

  private keepRootsWithin(first: number, hashes: Uint8Array): void {
    const within = Array.from(
      { length: Math.min(TILE_WIDTH - 1, hashes.length / HASH_SIZE) },
      (_, at) => first + at + 1,
    );
    if (!within.some((size) => this.sizes.has(size))) return;
    const fine = new TreeEdge();
    for (const size of within) {
      const at = fine.size * HASH_SIZE;
      fine.append(hashes.slice(at, at + HASH_SIZE));
      if (this.sizes.has(size)) this.roots.set(size, rootOver([...this.edge.hashes, ...fine.hashes]));
    }
  }
}
