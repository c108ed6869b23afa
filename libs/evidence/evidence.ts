import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';

/** The largest document that is kept unless told otherwise, in bytes. */
export const MOST_BYTES = 64 * 1024 * 1024;

/** More bytes than a document may have; nothing of it was kept. */
export class EvidenceTooLarge extends Error {
  override readonly name = 'EvidenceTooLarge';

  constructor(readonly most: number) {
    super(`A document may have at most ${most} bytes.`);
  }
}

/** Bytes that were kept: under which hash, and how many. */
export interface Kept {
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

/** Captured documents, byte for byte, each under its hash: the same bytes are kept once. */
export class Evidence {
  private constructor(
    private readonly folder: string,
    private readonly most: number,
  ) {}

  /** Opens the folder, making it where it is missing. `most` is the largest document, in bytes. */
  static async open(folder: string, most = MOST_BYTES): Promise<Evidence> {
    await mkdir(join(folder, 'incoming'), { recursive: true });
    return new Evidence(folder, most);
  }

  /** Keeps the bytes; they are on disk when it answers. @throws EvidenceTooLarge */
  async keep(bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Kept> {
    const incoming = join(this.folder, 'incoming', randomUUID());
    try {
      const kept = await this.receive(bytes, incoming);
      const path = this.pathOf(kept.sha256);
      // A name is on disk once the folder that holds it is.
      if ((await mkdir(dirname(path), { recursive: true })) !== undefined) await syncFolder(this.folder);
      // A rename is whole or not at all: nobody ever reads half a document.
      await rename(incoming, path);
      await syncFolder(dirname(path));
      return kept;
    } catch (error) {
      await rm(incoming, { force: true });
      throw error;
    }
  }

  /** Whether the bytes are here. */
  async has(sha256: string): Promise<boolean> {
    return (await this.sizeOf(sha256)) !== undefined;
  }

  /** How many bytes are kept under a hash; undefined when none are. */
  async sizeOf(sha256: string): Promise<number | undefined> {
    try {
      return (await stat(this.pathOf(sha256))).size;
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  /** The bytes as they were captured. */
  read(sha256: string): Readable {
    return createReadStream(this.pathOf(sha256));
  }

  private async receive(bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, path: string): Promise<Kept> {
    const hash = createHash('sha256');
    let size = 0;
    const file = await open(path, 'wx', 0o600);
    try {
      for await (const chunk of bytes) {
        size += chunk.length;
        if (size > this.most) throw new EvidenceTooLarge(this.most);
        hash.update(chunk);
        await file.writeFile(chunk);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    return { sha256: hash.digest('hex'), size };
  }

  private pathOf(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new TypeError('not a SHA-256');
    return join(this.folder, sha256.slice(0, 2), sha256);
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}
