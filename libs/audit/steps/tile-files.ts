import { entriesPath, HASH_SIZE, LogProblem, parseTilePath, TILE_WIDTH, tilePath } from '#transparency-log';
import type { AuditedFiles } from '../audited-files.js';

/** Where the tiles of a log are read from. */
export interface TileFiles {
  tile(level: number, index: number, width: number): Promise<Uint8Array | undefined>;
  entries(index: number, width: number): Promise<Uint8Array | undefined>;
}

/** The tiles in a bundle: exactly those of a log of its size. */
export function exactTiles(files: AuditedFiles): TileFiles {
  return {
    tile: (level, index, width) => files.read(`log/${tilePath(level, index, width)}`),
    entries: (index, width) => files.read(`log/${entriesPath(index, width)}`),
  };
}

/** The tiles of a log that goes on: one that was partial may have been filled since. */
export function growingTiles(files: AuditedFiles): TileFiles {
  const exact = exactTiles(files);
  return {
    tile: async (level, index, width) =>
      (await exact.tile(level, index, width)) ??
      (await exact.tile(level, index, TILE_WIDTH))?.subarray(0, width * HASH_SIZE),
    entries: async (index, width) => {
      const bundle = await exact.entries(index, width);
      if (bundle !== undefined || width === TILE_WIDTH) return bundle;
      const full = await exact.entries(index, TILE_WIDTH);
      return full && beginning(full, width);
    },
  };
}

/** Whether a path below `tile/` is one that a log of a size has. */
export function isTileOf(size: number, path: string): boolean {
  try {
    const { level, index, width } = parseTilePath(path);
    const hashes = Math.floor(size / TILE_WIDTH ** (level === 'entries' ? 0 : level));
    return width === Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH);
  } catch (error) {
    if (error instanceof LogProblem) return false;
    throw error;
  }
}

/** So many entries from the beginning of a bundle, as far as it goes. */
function beginning(bundle: Uint8Array, count: number): Uint8Array {
  const view = new DataView(bundle.buffer, bundle.byteOffset, bundle.byteLength);
  let at = 0;
  for (let taken = 0; taken < count && at + 2 <= bundle.length; taken += 1) at += 2 + view.getUint16(at);
  return bundle.subarray(0, at);
}
