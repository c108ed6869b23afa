import { BlobReader, Uint8ArrayWriter, ZipReader, type FileEntry } from '@zip.js/zip.js';
import { DamagedFile, type AuditSource } from './audit-source.js';

// A page opened from a file has no workers.
const OPTIONS = { useWebWorkers: false, checkSignature: true };
const MOST_BYTES = 2 ** 30;

interface Zipped {
  readonly paths: readonly string[];
  readonly entries: ReadonlyMap<string, FileEntry>;
}

/** The files in a zip, which is read where it lies: in Node through openAsBlob, in a browser from what was chosen. */
export class ZipSource implements AuditSource {
  private opened: Promise<Zipped> | undefined;

  constructor(private readonly zip: Blob) {}

  async list(): Promise<readonly string[]> {
    return (await this.zipped()).paths;
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    const entry = await this.entry(path);
    if (entry === undefined) return undefined;
    if (entry.uncompressedSize > MOST_BYTES) {
      throw new DamagedFile(`${path} is said to have ${entry.uncompressedSize} bytes, and ${MOST_BYTES} can be read`);
    }
    return readable(path, () => entry.getData(new Uint8ArrayWriter(), OPTIONS));
  }

  async *stream(path: string): AsyncGenerator<Uint8Array> {
    const entry = await this.entry(path);
    if (entry === undefined) return;
    const { readable: pieces, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const unpacked = readable(path, () => entry.getData(writable, OPTIONS));
    // A failure of the unpacking also ends the pieces: it is told once, below.
    const ended = unpacked.then(
      () => undefined,
      (error: unknown) => error,
    );
    const reader = pieces.getReader();
    for (;;) {
      const { value } = await reader.read().catch(() => ({ value: undefined }));
      if (value === undefined) break;
      yield value;
    }
    if ((await ended) !== undefined) await unpacked;
  }

  private async entry(path: string): Promise<FileEntry | undefined> {
    return (await this.zipped()).entries.get(path);
  }

  private zipped(): Promise<Zipped> {
    this.opened ??= readable('the zip', async () => {
      const all = await new ZipReader(new BlobReader(this.zip), OPTIONS).getEntries();
      const files = all.filter((entry) => !entry.directory);
      return {
        paths: files.map(({ filename }) => filename),
        entries: new Map(files.map((entry) => [entry.filename, entry])),
      };
    });
    return this.opened;
  }
}

/** What zip.js throws is about the zip; what the Blob throws (a DOMException) is about the disk. */
async function readable<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DOMException) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new DamagedFile(`${what} cannot be unpacked: ${why}`, { cause: error });
  }
}
