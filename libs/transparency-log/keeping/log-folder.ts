import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Bytes } from '../bytes.js';
import { hashReaderOver } from '../tile.js';
import { tilePath } from '../tile-path.js';
import { LogProblem } from '../log-problem.js';
import type { HashReader } from '../tree-proofs.js';

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

  /** Lets go of all tiles: they are about to be made anew. */
  async clear(): Promise<void> {
    await rm(join(this.folder, 'tile'), { recursive: true, force: true });
  }

  /** Hashes from the tiles of a log of a size. */
  hashes(size: number): HashReader {
    return hashReaderOver(async (level, index, width) => {
      const path = tilePath(level, index, width);
      // Another process may have filled the tile since: a full one begins with what the partial one held.
      const bytes = (await this.read(path)) ?? (await this.read(tilePath(level, index)))?.subarray(0, width * 32);
      if (bytes === undefined) throw new LogProblem('malformed-tile', `The log has no ${path}.`);
      return bytes;
    }, size);
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
