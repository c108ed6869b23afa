import { evaluate, type Readiness } from '#readiness';
import { Id, ProfileId, readCasefile, type Erasure } from '#record';
import { NotOnRecord, type Desk } from '../desk.js';
import { profileAsked } from '../profile.js';
import { perspectiveOf, Question } from '../question.js';

/** One person's readiness, and both the record's state and the position it was read at. */
export type ReadinessAnswer = Readiness & {
  /** Set where what was on record has been erased: nobody is ready of whom nothing is known. */
  readonly erased?: Erasure;
  readonly known: string;
  readonly position: string;
};

/** Every rule's outcome for one person under one profile, with its reasons and the claims it rests on. */
export class CasefileReadiness extends Question<ReadinessAnswer> {
  @Id()
  casefile!: string;

  @ProfileId()
  profile!: string;

  async answer(desk: Desk): Promise<ReadinessAnswer> {
    const profile = await profileAsked(this, desk, this.profile);
    const record = await desk.caseRecord(this.casefile);
    const reading = record === undefined ? undefined : readCasefile(record, perspectiveOf(this, desk));
    if (reading === undefined) throw new NotOnRecord('casefile');
    const erased = reading.erased === undefined ? {} : { erased: reading.erased };
    return { ...erased, ...evaluate(reading, profile), known: this.known ?? desk.position, position: desk.position };
  }
}
