import { Id, rankOf, readCasefile } from '#record';
import { NotOnRecord, type Desk } from '../desk.js';
import { isAboutNow, perspectiveOf, Question } from '../question.js';
import { statusIn, statusOn, type StatusAnswer } from './status.js';
import type { StatusTables } from './tables.js';

/** What is true of a person: every facet with the claim it rests on, the checks, and when a term should end. */
export class CasefileStatus extends Question<StatusAnswer> {
  @Id()
  casefile!: string;

  async answer(desk: Desk): Promise<StatusAnswer> {
    const stored = isAboutNow(this, desk) ? await this.stored(desk) : undefined;
    return { ...(stored ?? (await this.read(desk))), position: desk.position };
  }

  private async stored(desk: Desk): Promise<Omit<StatusAnswer, 'position'> | undefined> {
    const rank = rankOf(this.clearance);
    const row = await desk
      .rows<StatusTables>('current-status')
      .selectFrom('status')
      .select(['answer', 'fresh_until'])
      .where('subject', '=', this.casefile)
      .where('rank_from', '<=', rank)
      .where('rank_to', '>=', rank)
      .executeTakeFirst();
    if (row === undefined || (row.fresh_until !== null && row.fresh_until <= desk.today)) return undefined;
    return statusOn(JSON.parse(row.answer) as Omit<StatusAnswer, 'position'>, desk.today);
  }

  private async read(desk: Desk): Promise<Omit<StatusAnswer, 'position'>> {
    const perspective = perspectiveOf(this, desk);
    const record = await desk.caseRecord(this.casefile);
    const reading = record === undefined ? undefined : readCasefile(record, perspective);
    if (reading === undefined) throw new NotOnRecord('casefile');
    const answer = statusIn(reading);
    return this.known === undefined ? answer : { ...answer, known: this.known };
  }
}
