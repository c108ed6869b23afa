import type { BundleRequest } from './bundle-request.js';
import type { BundleWriter } from './bundle-writer.js';
import { BundleProblem } from './bundle-problem.js';

const STREAM = /^document-([0-9a-f]{64})$/;

/** The document that a stream of the store beneath is about, by its SHA-256. */
export function documentOf(stream: string): string | undefined {
  return STREAM.exec(stream)?.[1];
}

/** The documents that whoever is handed the bundle knows of, and the bytes of those that they may read. */
export class Documents {
  private readonly known = new Map<string, boolean>();

  constructor(private readonly request: Pick<BundleRequest, 'store' | 'evidence' | 'visible' | 'onProgress'>) {}

  /** The bundle tells of them. */
  cite(documents: readonly string[]): void {
    for (const sha256 of documents) this.known.set(sha256, false);
  }

  /** Adds the bytes of those that are kept and may be read; answers with how many. @throws BundleProblem `document-damaged` */
  async addTo(bundle: BundleWriter): Promise<number> {
    const { evidence, onProgress } = this.request;
    let done = 0;
    for (const sha256 of this.sorted()) {
      const size = (await this.mayBeRead(sha256)) ? await evidence.sizeOf(sha256) : undefined;
      if (size === undefined) continue;
      const hash = await bundle.add(`documents/${sha256}`, { size, bytes: evidence.read(sha256) });
      if (hash !== sha256)
        throw new BundleProblem(
          'document-damaged',
          `The bytes kept as document ${sha256} are not those that were captured: their hash is ${hash}.`,
        );
      this.known.set(sha256, true);
      done += 1;
      onProgress?.({ step: 'documents', done });
    }
    return done;
  }

  list(): { readonly sha256: string; readonly included: boolean }[] {
    return this.sorted().map((sha256) => ({ sha256, included: this.known.get(sha256) ?? false }));
  }

  /** A citation that may be seen does not open the document: it may have been closed since. Its last capture decides. */
  private async mayBeRead(sha256: string): Promise<boolean> {
    const { store, visible } = this.request;
    if (visible === undefined) return true;
    const [last] = await store.readStream(`document-${sha256}`, { backwards: true, limit: 1 });
    return last !== undefined && (await visible(last)) !== undefined;
  }

  private sorted(): string[] {
    return [...this.known.keys()].toSorted();
  }
}
