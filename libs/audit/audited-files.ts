import { fromUtf8 } from '#transparency-log';
import { DamagedFile, type AuditSource } from './audit-source.js';
import type { VerdictInWriting } from './verdict.js';

/** A line longer than this is none of ours, in characters. */
const LONGEST_LINE = 2 ** 28;

/** The files that are audited: one that cannot be got at becomes a finding, and is then as if it were not there. */
export class AuditedFiles {
  private constructor(
    readonly paths: readonly string[],
    private readonly source: AuditSource,
    private readonly verdict: VerdictInWriting,
  ) {}

  static async of(source: AuditSource, verdict: VerdictInWriting): Promise<AuditedFiles> {
    const paths = await orFinding(verdict, () => source.list());
    return new AuditedFiles(paths ?? [], source, verdict);
  }

  read(path: string): Promise<Uint8Array | undefined> {
    return orFinding(this.verdict, () => this.source.read(path));
  }

  /** The text of a file; a file that is not UTF-8 becomes a finding. */
  async text(path: string): Promise<string | undefined> {
    const bytes = await this.read(path);
    const text = bytes && fromUtf8(bytes);
    if (bytes !== undefined && text === undefined) this.verdict.find('unreadable-file', `${path} is not UTF-8.`);
    return text;
  }

  /** The bytes of a file in pieces: none where it is not there, or from where it cannot be got at. */
  async *pieces(path: string): AsyncGenerator<Uint8Array> {
    if (this.source.stream === undefined) {
      const bytes = await this.read(path);
      if (bytes !== undefined) yield bytes;
      return;
    }
    const pieces = this.source.stream(path)[Symbol.asyncIterator]();
    for (;;) {
      const next = await orFinding(this.verdict, () => pieces.next());
      if (next === undefined || next.done === true) return;
      yield next.value;
    }
  }

  /** The lines of a text file, without their ends; a last line that has no end, and what is not UTF-8, become findings. */
  async *lines(path: string): AsyncGenerator<string> {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const decoded = (piece: Uint8Array): string | undefined => {
      try {
        return decoder.decode(piece, { stream: true });
      } catch {
        return undefined;
      }
    };
    let rest = '';
    for await (const piece of this.pieces(path)) {
      const text = decoded(piece);
      if (text === undefined || rest.length > LONGEST_LINE) {
        this.verdict.find('unreadable-file', `${path} is not UTF-8, or has a line that is too long.`);
        return;
      }
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
    if (rest !== '') this.verdict.find('unreadable-file', `The last line of ${path} has no end.`);
  }
}

async function orFinding<T>(verdict: VerdictInWriting, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DamagedFile)) throw error;
    verdict.find('unreadable-file', `${error.message}.`);
    return undefined;
  }
}
