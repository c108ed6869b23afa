import { mayRead, asFact, Sha256, type DocumentCaptured, type Protection } from '#record';
import { NotOnRecord, type Desk } from '../desk.js';
import { perspectiveOf, Question, wasHeld } from '../question.js';

/** A captured document: what is known of it, and each time it was captured. */
export interface DocumentAnswer {
  readonly sha256: string;
  readonly mediaType: string;
  readonly size: number;
  readonly protection: Protection;
  readonly captures: readonly (Omit<DocumentCaptured['data'], 'sha256' | 'size'> & { readonly recordedBy: string })[];
  readonly position: string;
}

/** The record of a captured source. */
export class DocumentRecord extends Question<DocumentAnswer> {
  @Sha256()
  sha256!: string;

  async answer(desk: Desk): Promise<DocumentAnswer> {
    const facts = (await desk.store.readStream(`document-${this.sha256}`)).map(asFact) as DocumentCaptured[];
    const last = facts.at(-1);
    // Captured once from an open address and once from a closed hand, the bytes are as closed as the last capture says.
    if (last === undefined || !mayRead(this.clearance, last.data.protection)) throw new NotOnRecord('document');
    const held = facts.filter(wasHeld(perspectiveOf(this, desk)));
    const latest = held.at(-1);
    if (latest === undefined) throw new NotOnRecord('document');
    const captures = held.filter(({ data }) => mayRead(this.clearance, data.protection));
    return {
      sha256: this.sha256,
      mediaType: latest.data.mediaType,
      size: latest.data.size,
      protection: last.data.protection,
      captures: captures.map(({ data: { sha256: _, size: __, ...capture }, recordedBy }) => ({
        ...capture,
        recordedBy,
      })),
      position: desk.position,
    };
  }
}
