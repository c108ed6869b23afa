import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { TypesettingFailed } from './typesetting-failed.js';

/** A folder that need not be there: whatever is read in it was put there in memory. */
const FOLDER = '/typesetting';
const at = (path: string) => `${FOLDER}/${path}`;

/** How many documents a result of the compiler outlives without being needed. */
const KEPT_FOR = 10;

/** What the compiler tells of an error. */
interface Told {
  readonly message: string;
  readonly range: { readonly start: { readonly line: number } } | null;
}

/** The compiler of Typst, over files in memory. */
export class Typst {
  private readonly compiler: NodeCompiler;

  constructor(fonts: Buffer[]) {
    this.compiler = NodeCompiler.create({ workspace: FOLDER, fontArgs: [{ fontBlobs: fonts }] });
  }

  source(path: string, source: string): void {
    this.compiler.addSource(at(path), source);
  }

  put(path: string, bytes: Uint8Array): void {
    this.compiler.mapShadow(at(path), Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  }

  /** Forgets files, and what was last needed some documents ago. */
  forget(paths: Iterable<string>): void {
    for (const path of paths) this.compiler.unmapShadow(at(path));
    this.compiler.evictCache(KEPT_FOR);
  }

  /** @throws TypesettingFailed with what the compiler says */
  pdf(path: string): Uint8Array {
    const compiled = this.compiler.compile({ mainFilePath: at(path) });
    const document = compiled.result;
    if (document === null) {
      const trouble = compiled.takeDiagnostics();
      const said = trouble === null ? [] : (this.compiler.fetchDiagnostics(trouble) as Told[]);
      throw new TypesettingFailed(said.map(({ message, range }) => ({ message, line: (range?.start.line ?? -1) + 1 })));
    }
    try {
      // A copy, whose memory can be handed to another thread.
      return Uint8Array.from(this.compiler.pdf(document, { pdfStandard: 'a-3b' }));
    } catch (error) {
      // What the export says is the text of a structure of the compiler's.
      const said = [...String(error).matchAll(/message: "([^"\\]*)/g)];
      throw new TypesettingFailed(said.map(([, message = '']) => ({ message, line: 0 })));
    }
  }
}
