import { json } from '../json.js';
import { LogProblem } from '#transparency-log';
import type { AuditedFiles } from '../audited-files.js';
import { parseOpening, type ReadOpening } from '../opening.js';
import type { VerdictInWriting } from '../verdict.js';

export const OPENINGS = 'openings.jsonl';

/** The openings of one leaf, as they are written. */
export interface OpeningsLine {
  readonly seq: number;
  readonly texts: readonly string[];
}

/** The openings in a bundle, leaf by leaf, as somebody goes through the log. */
export class OpeningsInOrder {
  private readonly lines: AsyncGenerator<OpeningsLine>;
  private ahead: OpeningsLine | undefined;

  private constructor(
    files: AuditedFiles,
    private readonly verdict: VerdictInWriting,
  ) {
    this.lines = openingsLines(files, verdict);
  }

  static async of(files: AuditedFiles, verdict: VerdictInWriting): Promise<OpeningsInOrder> {
    const openings = new OpeningsInOrder(files, verdict);
    await openings.step();
    return openings;
  }

  /** The leaf that the next openings are of. */
  get nextLeaf(): number {
    return this.ahead?.seq ?? Infinity;
  }

  /** The openings of a leaf; those of leaves before it that nobody asked for become findings. */
  async at(seq: number): Promise<readonly ReadOpening[]> {
    await this.skipTo(seq);
    if (this.ahead?.seq !== seq) return [];
    const { texts } = this.ahead;
    await this.step();
    return texts.flatMap((text, at) => this.opened(seq, text, at));
  }

  /** Whatever is left are openings of leaves that are not there. */
  async finished(): Promise<void> {
    await this.skipTo(Infinity);
  }

  private async skipTo(seq: number): Promise<void> {
    while (this.ahead !== undefined && this.ahead.seq < seq) {
      this.verdict.find('opening-of-nothing', `${OPENINGS} opens leaf ${this.ahead.seq}, which is not there.`);
      await this.step();
    }
  }

  private async step(): Promise<void> {
    const next = await this.lines.next();
    this.ahead = next.done === true ? undefined : next.value;
  }

  private opened(seq: number, text: string, at: number): ReadOpening[] {
    try {
      return [parseOpening(text)];
    } catch (error) {
      if (!(error instanceof LogProblem)) throw error;
      this.verdict.find('malformed-opening', `Opening ${at + 1} of leaf ${seq}: ${error.message}.`);
      return [];
    }
  }
}

/** The lines of openings.jsonl; one that is malformed or out of order becomes a finding and is left out. */
export async function* openingsLines(files: AuditedFiles, verdict: VerdictInWriting): AsyncGenerator<OpeningsLine> {
  let number = 0;
  let last = -1;
  for await (const text of files.lines(OPENINGS)) {
    number += 1;
    const line = parseLine(text);
    if (line === undefined || line.seq <= last) {
      const why = line === undefined ? 'is not written as {"seq":…,"openings":[…]}' : 'is out of order';
      verdict.find('malformed-opening', `Line ${number} of ${OPENINGS} ${why}.`);
    } else {
      last = line.seq;
      yield line;
    }
  }
}

function parseLine(text: string): OpeningsLine | undefined {
  const value = json(text);
  if (typeof value !== 'object' || value === null || !('seq' in value) || !('openings' in value)) return undefined;
  const { seq, openings } = value;
  if (!Number.isSafeInteger(seq) || !Array.isArray(openings) || openings.length === 0) return undefined;
  const isExact =
    openings.every((opening) => typeof opening === 'string') && JSON.stringify({ seq, openings }) === text;
  return isExact ? { seq: Number(seq), texts: openings } : undefined;
}
