import { BlobWriter, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js';
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { zipFile } from '#audit';

/**
 * Writes a bundle anew with files as somebody wants them (undefined leaves one out), and a MANIFEST that fits: whoever
 * tampers can make one, too.
 */
export async function rezipped(
  bundle: string,
  out: string,
  change: (path: string, bytes: Uint8Array) => Uint8Array | undefined,
): Promise<void> {
  const source = await zipFile(bundle);
  const files = new Map<string, Uint8Array>();
  for (const path of await source.list()) {
    const bytes = path === 'MANIFEST' ? undefined : change(path, (await source.read(path)) ?? new Uint8Array());
    if (bytes !== undefined) files.set(path, bytes);
  }
  const lines = [...files].map(([path, bytes]) => `${createHash('sha256').update(bytes).digest('hex')}  ${path}\n`);
  files.set('MANIFEST', Buffer.from(lines.toSorted((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1)).join('')));
  const zip = new ZipWriter(new BlobWriter(), { useWebWorkers: false, level: 0 });
  for (const [path, bytes] of files) await zip.add(path, new Uint8ArrayReader(bytes));
  await writeFile(out, Buffer.from(await (await zip.close()).arrayBuffer()));
}
