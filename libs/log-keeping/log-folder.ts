import {
  type Bytes,
  decodeEntries,
  entriesPath,
  HASH_SIZE,
  type HashReader,
  hashReaderOver,
  LogProblem,
  TILE_WIDTH,
  tilePath,
} from '#transparency-log';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The files of a log as they are published (c2sp.org/tlog-tiles). They can all be made anew from the events. */
export class LogFolder {
  constructor(private readonly folder: string) {}

  /** The bytes at a path; undefined where there are none. */
  async read(path: string): Promise<Bytes | undefined> {
    try {
      return await readFile(join(this.folder, path));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  /** Puts bytes at a path, all of them or none. */
  async write(path: string, bytes: Uint8Array): Promise<void> {
    const file = join(this.folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(`${file}.new`, bytes);
    await rename(`${file}.new`, file);
  }

  /** Lets the partial tiles go that a full one has replaced (c2sp.org/tlog-tiles, Partial tiles). */
  async dropPartial(path: string): Promise<void> {
    await rm(join(this.folder, `${path}.p`), { recursive: true, force: true });
  }

  /** Whether the bytes stand at a path, or begin the full tile that has replaced the partial one there. */
  async holds(path: string, bytes: Uint8Array): Promise<boolean> {
    const there = (await this.read(path)) ?? (await this.read(fullPath(path)))?.subarray(0, bytes.length);
    return there !== undefined && Buffer.compare(there, bytes) === 0;
  }

  /** The hashes in a tile of a width. @throws LogProblem `malformed-tile` where there is none */
  async hashTile(level: number, index: number, width: number): Promise<Bytes> {
    const [bytes] = await this.tile(tilePath(level, index, width));
    return bytes.subarray(0, width * HASH_SIZE);
  }

  /** The first entries of a bundle, so many. @throws LogProblem `malformed-tile` where there are not so many */
  async entries(index: number, width: number): Promise<Uint8Array[]> {
    const [bytes, isFull] = await this.tile(entriesPath(index, width));
    return decodeEntries(bytes, isFull ? TILE_WIDTH : width).slice(0, width);
  }

  /** Hashes from the tiles of a log of a size. */
  hashes(size: number): HashReader {
    return hashReaderOver((level, index, width) => this.hashTile(level, index, width), size);
  }

  /** A tile, or the full one that has replaced it since: that begins with what the partial one held. */
  private async tile(path: string): Promise<[bytes: Bytes, isFull: boolean]> {
    const partial = await this.read(path);
    if (partial !== undefined) return [partial, false];
    const full = await this.read(fullPath(path));
    if (full === undefined) throw new LogProblem('malformed-tile', `The log has no ${path}.`);
    return [full, true];
  }
}

function fullPath(path: string): string {
  return path.replace(/\.p\/\d+$/, '');
}

function isMissing(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('code' in error)) return false;
  return ['ENOENT', 'ENOTDIR', 'EISDIR'].includes(String(error.code));
}
