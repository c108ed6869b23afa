import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BundleProblem } from './bundle-problem.js';
import type { Container } from './container.js';
import { FolderContainer } from './folder-container.js';
import { ZipContainer } from './zip-container.js';

/** What goes into a file of a bundle; where it comes in pieces, how many bytes there are is known before. */
export type Content = string | Uint8Array | { readonly size: number; readonly bytes: AsyncIterable<Uint8Array> };

const PATH = /^(?!.*(?:^|\/)\.)[A-Za-z0-9._+-]+(?:\/[A-Za-z0-9._+-]+)*$/;
const DENSE = /^(?:log\/tile\/\d|documents\/|anchors\/)/;

/** Writes the files of a bundle, and last their MANIFEST; the bundle is there under its name once it is whole. */
export class BundleWriter {
  private readonly hashes = new Map<string, string>();

  private constructor(
    private readonly out: string,
    /** A folder for what is needed only while the bundle is made; nobody else may read it. */
    readonly workshop: string,
    private readonly container: Container,
  ) {}

  /** Begins a bundle that will be a file or a folder under the name `out`. @throws BundleProblem `output-exists` */
  static async open(out: string, form: 'zip' | 'folder', time: Date): Promise<BundleWriter> {
    await mustBeFree(out);
    const workshop = await mkdtemp(`${out}.making-`);
    try {
      const made = madeIn(workshop);
      const container = await (form === 'zip' ? ZipContainer : FolderContainer).open(made, time);
      return new BundleWriter(out, workshop, container);
    } catch (error) {
      await rm(workshop, { recursive: true, force: true });
      throw error;
    }
  }

  /** Adds a file; answers with the SHA-256 of its bytes, in hexadecimal digits. */
  async add(path: string, content: Content): Promise<string> {
    if (!PATH.test(path) || path === 'MANIFEST' || this.hashes.has(path))
      throw new TypeError(`A bundle can have no other file ${JSON.stringify(path)}`);
    return this.put(path, content);
  }

  has(path: string): boolean {
    return this.hashes.has(path);
  }

  /** What has been added so far. */
  paths(): string[] {
    return [...this.hashes.keys()];
  }

  /** Adds what was gathered in a file. */
  async addFile(path: string, file: string): Promise<string> {
    const { size } = await stat(file);
    return this.add(path, { size, bytes: createReadStream(file) });
  }

  /** Adds the MANIFEST, and gives the bundle its name. @throws BundleProblem `output-exists` */
  async finish(): Promise<void> {
    const lines = [...this.hashes].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([path, hash]) => `${hash}  ${path}\n`);
    await this.put('MANIFEST', lines.join(''));
    await this.container.close();
    await mustBeFree(this.out);
    await rename(madeIn(this.workshop), this.out);
    await rm(this.workshop, { recursive: true });
  }

  /** Leaves nothing behind. */
  async abandon(): Promise<void> {
    await this.container.abandon();
    await rm(this.workshop, { recursive: true, force: true });
  }

  private async put(path: string, content: Content): Promise<string> {
    const { size, bytes } = typeof content === 'string' || content instanceof Uint8Array ? whole(content) : content;
    const hash = createHash('sha256');
    const hashed = async function* () {
      for await (const piece of bytes) {
        hash.update(piece);
        yield piece;
      }
    };
    await this.container.put(path, size, hashed(), DENSE.test(path));
    const digest = hash.digest('hex');
    this.hashes.set(path, digest);
    return digest;
  }
}

function whole(content: string | Uint8Array): { size: number; bytes: AsyncIterable<Uint8Array> } {
  const piece = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  const once = async function* () {
    if (piece.length > 0) yield piece;
  };
  return { size: piece.length, bytes: once() };
}

function madeIn(workshop: string): string {
  return join(workshop, 'bundle');
}

async function mustBeFree(out: string): Promise<void> {
  try {
    await lstat(out);
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT') return;
    throw error;
  }
  throw new BundleProblem('output-exists', `${out} exists already: give the bundle another name.`);
}
