import { Id, nameWords, rankOf, readCasefile, readPledge, Text, YesNo, type PledgeReading } from '#record';
import { cursorOf, cursorParts } from '../cursor.js';
import { NotOnRecord, type Desk } from '../desk.js';
import { isAboutNow, PagedQuestion, perspectiveOf, Question, type Page } from '../question.js';
import { wardOf } from '../ward.js';
import { isOverdue, type PatronageTables } from './patronage.js';

/** Pledges of patronage: who pledged what for whom, what was done, what is overdue. */
export class Pledges extends PagedQuestion<PledgeReading> {
  @Text({ optional: true, max: 200, about: "Words of the patron's name" })
  patron?: string;

  @Id({ optional: true })
  casefile?: string;

  @YesNo({ optional: true, about: 'Only pledges with a duty overdue, or only those without' })
  overdue?: boolean;

  async answer(desk: Desk): Promise<Page<PledgeReading>> {
    const found: PledgeReading[] = [];
    let after = cursorParts(this.cursor, 2);
    // The filters look at each pledge as it was on the day, so rows are taken until a page is full.
    for (;;) {
      const rows = await this.rowsAfter(desk, after);
      for (const row of rows) {
        const pledge = await pledgeAt(this, desk, row);
        if (pledge !== undefined && this.wants(pledge)) found.push(pledge);
        if (found.length > this.size) return this.page(found, desk);
        after = [row.declared_on, row.pledge];
      }
      if (rows.length < BATCH) return this.page(found, desk);
    }
  }

  private page(found: readonly PledgeReading[], { position }: Desk): Page<PledgeReading> {
    const items = found.slice(0, this.size);
    const last = found.length > this.size ? items.at(-1) : undefined;
    return { items, next: last === undefined ? null : cursorOf(last.declaredOn, last.id), position };
  }

  private wants(pledge: PledgeReading): boolean {
    const words = new Set(
      [pledge.patron, ...pledge.formerPatrons.map(({ patron }) => patron)].flatMap(({ name }) => nameWords(name)),
    );
    const named = nameWords(this.patron ?? '').every((word) => [...words].some((own) => own.startsWith(word)));
    return named && (this.overdue === undefined || this.overdue === isOverdue(pledge));
  }

  private async rowsAfter(desk: Desk, after: string[] | undefined): Promise<PledgeRow[]> {
    let rows = rowsFor(this, desk).orderBy('declared_on').orderBy('pledge').limit(BATCH);
    if (this.casefile !== undefined) rows = rows.where('subject', '=', this.casefile);
    if (after !== undefined)
      rows = rows.where((eb) =>
        eb(eb.refTuple('declared_on', 'pledge'), '>', eb.tuple(after[0] ?? '', after[1] ?? '')),
      );
    return rows.execute();
  }
}

/** One pledge, with its terms and what became of them. */
export class PledgeReadingOf extends Question<PledgeReading & { readonly position: string }> {
  @Id()
  pledge!: string;

  async answer(desk: Desk): Promise<PledgeReading & { readonly position: string }> {
    const row = await rowsFor(this, desk).where('pledge', '=', this.pledge).executeTakeFirst();
    const pledge = row === undefined ? undefined : await pledgeAt(this, desk, row);
    if (pledge === undefined) throw new NotOnRecord('pledge');
    return { ...pledge, position: desk.position };
  }
}

const BATCH = 100;
type PledgeRow = Pick<PatronageTables['patronage'], 'subject' | 'pledge' | 'declared_on' | 'fresh_until' | 'answer'>;

function rowsFor({ clearance }: Question<unknown>, desk: Desk) {
  const rank = rankOf(clearance);
  return desk
    .rows<PatronageTables>('patronage')
    .selectFrom('patronage')
    .where('rank_from', '<=', rank)
    .where('rank_to', '>=', rank)
    .select(['subject', 'pledge', 'declared_on', 'fresh_until', 'answer']);
}

/** The pledge as of the question's times: the row itself where it is fresh, else a reading of its stream. */
async function pledgeAt(question: Question<unknown>, desk: Desk, row: PledgeRow): Promise<PledgeReading | undefined> {
  if (isAboutNow(question, desk) && (row.fresh_until === null || row.fresh_until > desk.today))
    return JSON.parse(row.answer) as PledgeReading;
  const perspective = perspectiveOf(question, desk);
  const record = await desk.caseRecord(row.subject);
  const reading = record === undefined ? undefined : readCasefile(record, perspective);
  const facts = record?.pledges.find(([made]) => made?.stream === `pledge-${row.pledge}`);
  if (reading === undefined || facts === undefined) return undefined;
  return readPledge(facts, perspective, wardOf(reading), reading.protection);
}
