import { createHash } from 'node:crypto';
import { ListEvaluation, NotOnRecord, type Reader } from '#projections';
import { read, Refused, type FreezeList, type Protection } from '#record';
import type { EventStore } from '#event-store';
import { canonicalJson } from '#transparency-log';

type Evaluation = Omit<NonNullable<FreezeList['evaluation']>, 'checksum'>;

/** Evaluates the entries of a list that is to be frozen, on readings that include everything recorded before. */
export class Freezing {
  constructor(
    private readonly reader: Reader,
    private readonly store: EventStore,
  ) {}

  /** The command with the evaluation it fixes. @throws Refused `unknown-list` where there is none for this reader */
  async evaluated(command: FreezeList, clearance: Protection): Promise<FreezeList> {
    const evaluation = await this.evaluate(command.list, clearance);
    const value = { ...evaluation, checksum: checksumOf(evaluation) };
    // Not enumerable, as it is no part of what was asked: the same request again is the same request.
    return Object.defineProperty(command, 'evaluation', { value, enumerable: false });
  }

  private async evaluate(list: string, clearance: Protection): Promise<Evaluation> {
    const atLeast = await this.store.head();
    const question = read(ListEvaluation, { list, ...(atLeast === undefined ? {} : { atLeast }) });
    return (await orUnknownList(this.reader.execute(question.askedWith(clearance)))) as Evaluation;
  }
}

/** The answer to a question about a list, asked for a command. @throws Refused `unknown-list` where there is none for this reader */
export async function orUnknownList<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof NotOnRecord && error.what === 'exchange list')
      throw new Refused('unknown-list', 'No exchange list was drafted under this id.');
    throw error;
  }
}

/** SHA-256 over the canonical JSON (RFC 8785) of an evaluation, whose values are texts, yes or no, and whole numbers. */
export function checksumOf({ entries, profile, on, position }: Evaluation): string {
  return createHash('sha256').update(canonicalJson({ entries, profile, on, position })).digest('hex');
}
