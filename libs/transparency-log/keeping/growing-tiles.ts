import { concat } from '../bytes.js';
import { decodeEntries, encodeEntries } from '../entry-bundle.js';
import { LogProblem } from '../log-problem.js';
import { HASH_SIZE, leafHash } from '../merkle.js';
import { entriesPath, TILE_WIDTH, tilePath } from '../tile-path.js';
import { TreeEdge } from '../tree-edge.js';
import type { LogFolder } from './log-folder.js';

/** What stands in a tile that is not full: hashes, or entries. */
interface Growing {
  readonly pathOf: (index: number, width: number) => string;
  readonly encode: (parts: readonly Uint8Array[]) => Uint8Array;
  index: number;
  parts: Uint8Array[];
}

/** The tiles at the right edge of a growing log: full ones are written as they fill, the others when they are asked for. */
export class GrowingTiles {
  private constructor(
    private readonly folder: LogFolder,
    private readonly edge: TreeEdge,
    private readonly entries: Growing,
    private readonly levels: Growing[],
  ) {}

  /** The tiles of the log of a size, from the folder. @throws LogProblem `malformed-tile` where one is missing or damaged */
  static async read(folder: LogFolder, size: number): Promise<GrowingTiles> {
    const edge = await TreeEdge.read(size, folder.hashes(size));
    const width = size % TILE_WIDTH;
    const bundle = growing(Math.floor(size / TILE_WIDTH), entriesPath, encodeEntries);
    if (width > 0) bundle.parts = decodeEntries(await must(folder, entriesPath(bundle.index, width)), width);
    const levels: Growing[] = [];
    for (let hashes = size, level = 0; hashes > 0; hashes = Math.floor(hashes / TILE_WIDTH), level++) {
      const tile = hashTile(level, Math.floor(hashes / TILE_WIDTH));
      const partial = hashes % TILE_WIDTH;
      if (partial > 0) tile.parts = hashesIn(await must(folder, tilePath(level, tile.index, partial)));
      levels.push(tile);
    }
    return new GrowingTiles(folder, edge, bundle, levels);
  }

  get size(): number {
    return this.edge.size;
  }

  root(): Uint8Array {
    return this.edge.root();
  }

  /** Adds an entry as the next leaf. */
  async append(entry: Uint8Array): Promise<void> {
    for (const { level, hash } of this.edge.append(leafHash(entry)))
      if (level % 8 === 0) await this.grow((this.levels[level / 8] ??= hashTile(level / 8, 0)), hash);
    await this.grow(this.entries, entry);
  }

  /** Writes the tiles that are not full; only then does the folder hold a log of this size. */
  async flush(): Promise<void> {
    for (const tile of [this.entries, ...this.levels])
      if (tile.parts.length > 0)
        await this.folder.write(tile.pathOf(tile.index, tile.parts.length), tile.encode(tile.parts));
  }

  private async grow(tile: Growing, part: Uint8Array): Promise<void> {
    tile.parts.push(part);
    if (tile.parts.length < TILE_WIDTH) return;
    const path = tile.pathOf(tile.index, TILE_WIDTH);
    await this.folder.write(path, tile.encode(tile.parts));
    await this.folder.dropPartial(path);
    tile.index += 1;
    tile.parts = [];
  }
}

function growing(index: number, pathOf: Growing['pathOf'], encode: Growing['encode']): Growing {
  return { index, parts: [], pathOf, encode };
}

function hashTile(level: number, index: number): Growing {
  return growing(
    index,
    (at, width) => tilePath(level, at, width),
    (hashes) => concat(...hashes),
  );
}

function hashesIn(tile: Uint8Array): Uint8Array[] {
  return Array.from({ length: tile.length / HASH_SIZE }, (_, at) => tile.slice(at * HASH_SIZE, (at + 1) * HASH_SIZE));
}

async function must(folder: LogFolder, path: string): Promise<Uint8Array> {
  const bytes = await folder.read(path);
  if (bytes === undefined) throw new LogProblem('malformed-tile', `The log has no ${path}.`);
  return bytes;
}
