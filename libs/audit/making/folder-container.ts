import { mkdir, open, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Container } from './container.js';

/** A folder with the files of a bundle under their paths. */
export class FolderContainer implements Container {
  private constructor(
    private readonly folder: string,
    private readonly time: Date,
  ) {}

  static async open(folder: string, time: Date): Promise<FolderContainer> {
    await mkdir(folder, { mode: 0o700 });
    return new FolderContainer(folder, time);
  }

  async put(path: string, _: number, bytes: AsyncIterable<Uint8Array>): Promise<void> {
    const target = join(this.folder, path);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    const file = await open(target, 'wx', 0o600);
    try {
      for await (const piece of bytes) await file.writeFile(piece);
    } finally {
      await file.close();
    }
    await utimes(target, this.time, this.time);
  }

  async close(): Promise<void> {}

  async abandon(): Promise<void> {}
}
