import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';

/** Writes a file that is there whole or not at all, for whoever asked for it and nobody else on this machine. */
export async function writeWhole(path: string, bytes: Uint8Array | string): Promise<void> {
  const incoming = `${path}.${randomUUID()}.part`;
  try {
    await writeFile(incoming, bytes, { flag: 'wx', mode: 0o600, flush: true });
    await rename(incoming, path);
  } catch (error) {
    await rm(incoming, { force: true });
    throw error;
  }
}
