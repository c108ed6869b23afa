import { createReadStream, openAsBlob, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, posix, relative, sep } from 'node:path';
import type { AuditSource } from '../audit-source.js';
import { ZipSource } from '../zip-source.js';

/** The files below a folder. */
export class FolderSource implements AuditSource {
  private constructor(
    private readonly folder: string,
    private readonly prefix: string,
  ) {}

  /** A bundle that was unpacked. */
  static ofBundle(folder: string): FolderSource {
    return new FolderSource(folder, '');
  }

  /** A log as it is served (`checkpoint`, `tile/…`), with no bundle around it. */
  static ofLog(folder: string): FolderSource {
    return new FolderSource(folder, 'log/');
  }

  async list(): Promise<readonly string[]> {
    const found = await readdir(this.folder, { recursive: true, withFileTypes: true });
    return found
      .filter((file) => file.isFile())
      .map((file) => `${this.prefix}${relative(this.folder, join(file.parentPath, file.name)).split(sep).join('/')}`);
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    const file = this.fileAt(path);
    try {
      // Waiting for it takes less than asking a thread pool four times, and a log has thousands of files.
      return file === undefined ? undefined : readFileSync(file);
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw error;
    }
  }

  async *stream(path: string): AsyncGenerator<Uint8Array> {
    const file = this.fileAt(path);
    if (file !== undefined) yield* createReadStream(file) as AsyncIterable<Uint8Array>;
  }

  /** No path leads out of the folder. */
  private fileAt(path: string): string | undefined {
    const isInside = path.startsWith(this.prefix) && posix.normalize(path) === path && !path.startsWith('..');
    return isInside ? join(this.folder, path.slice(this.prefix.length)) : undefined;
  }
}

/** A bundle in a zip file, which is never held whole. */
export async function zipFile(path: string): Promise<ZipSource> {
  return new ZipSource(await openAsBlob(path));
}

function isAbsent(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR';
}
