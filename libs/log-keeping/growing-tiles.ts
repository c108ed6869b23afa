import {
  concat,
  encodeEntries,
  entriesPath,
  HASH_SIZE,
  leafHash,
  TILE_WIDTH,
  tilePath,
  TreeEdge,
} from '#transparency-log';
import type { LogFolder } from './log-folder.js';

/** Where tiles are put as they grow. */
export type TileWriter = Pick<LogFolder, 'write' | 'dropPartial'>;

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
    private readonly writer: TileWriter,
    private readonly edge: TreeEdge,
    private readonly entries: Growing,
    private readonly levels: Growing[],
  ) {}

  /** The tiles of a log that has nothing in it yet. */
  static empty(writer: TileWriter): GrowingTiles {
    return new GrowingTiles(writer, new TreeEdge(), growing(0, [], entriesPath, encodeEntries), []);
  }

  /** The tiles of the log of a size, from the folder. @throws LogProblem `malformed-tile` where one is missing or damaged */
  static async read(folder: LogFolder, size: number): Promise<GrowingTiles> {
    const edge = await TreeEdge.read(size, folder.hashes(size));
    const [index, width] = lastOf(size);
    const entries = width === 0 ? [] : await folder.entries(index, width);
    const levels: Growing[] = [];
    for (let hashes = size, level = 0; hashes > 0; hashes = Math.floor(hashes / TILE_WIDTH), level++) {
      const [last, partial] = lastOf(hashes);
      levels.push(hashTile(level, last, partial === 0 ? [] : hashesIn(await folder.hashTile(level, last, partial))));
    }
    return new GrowingTiles(folder, edge, growing(index, entries, entriesPath, encodeEntries), levels);
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
      if (level % 8 === 0) await this.grow((this.levels[level / 8] ??= hashTile(level / 8, 0, [])), hash);
    await this.grow(this.entries, entry);
  }

  /** Writes the tiles that are not full; only then does the folder hold a log of this size. */
  async flush(): Promise<void> {
    for (const tile of [this.entries, ...this.levels])
      if (tile.parts.length > 0)
        await this.writer.write(tile.pathOf(tile.index, tile.parts.length), tile.encode(tile.parts));
  }

  private async grow(tile: Growing, part: Uint8Array): Promise<void> {
    tile.parts.push(part);
    if (tile.parts.length < TILE_WIDTH) return;
    const path = tile.pathOf(tile.index, TILE_WIDTH);
    await this.writer.write(path, tile.encode(tile.parts));
    await this.writer.dropPartial(path);
    tile.index += 1;
    tile.parts = [];
  }
}

/** Which tile is the last of so many parts, and how much of it is filled. */
function lastOf(parts: number): [index: number, width: number] {
  return [Math.floor(parts / TILE_WIDTH), parts % TILE_WIDTH];
}

function growing(index: number, parts: Uint8Array[], pathOf: Growing['pathOf'], encode: Growing['encode']): Growing {
  return { index, parts, pathOf, encode };
}

function hashTile(level: number, index: number, hashes: Uint8Array[]): Growing {
  const pathOf = (at: number, width: number) => tilePath(level, at, width);
  return growing(index, hashes, pathOf, (parts) => concat(...parts));
}

function hashesIn(tile: Uint8Array): Uint8Array[] {
  return Array.from({ length: tile.length / HASH_SIZE }, (_, at) => tile.slice(at * HASH_SIZE, (at + 1) * HASH_SIZE));
}
