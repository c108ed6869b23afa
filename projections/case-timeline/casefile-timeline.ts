import { Id, OneOf, rankOf, readCasefile } from '#record';
import { NotOnRecord, type Desk } from '../desk.js';
import { isAboutNow, perspectiveOf, Question } from '../question.js';
import { timelinePageOf, type TimelinePage, type TimelineTables } from './case-timeline.js';
import { timelineJsOf, type TimelineJs } from './timeline-js.js';

/** What happened to a person, in order, and the position it was read at. */
export type TimelineAnswer = Omit<TimelinePage, 'name'> & { readonly position: string };

/** What happened to a person, in order, with every account of it. */
export class CasefileTimeline extends Question<TimelineAnswer | TimelineJs> {
  @Id()
  casefile!: string;

  @OneOf(['json', 'timelinejs'], { optional: true })
  format?: 'json' | 'timelinejs';

  async answer(desk: Desk): Promise<TimelineAnswer | TimelineJs> {
    const stored = isAboutNow(this, desk) ? await this.stored(desk) : undefined;
    const { name, items, withdrawn } = stored ?? (await this.read(desk));
    if (this.format === 'timelinejs') return timelineJsOf(name, items, desk.position);
    return { items, withdrawn, position: desk.position };
  }

  private async stored(desk: Desk): Promise<TimelinePage | undefined> {
    const rank = rankOf(this.clearance);
    const row = await desk
      .rows<TimelineTables>('case-timeline')
      .selectFrom('timeline')
      .select(['page', 'fresh_until'])
      .where('subject', '=', this.casefile)
      .where('rank_from', '<=', rank)
      .where('rank_to', '>=', rank)
      .executeTakeFirst();
    const fresh = row !== undefined && (row.fresh_until === null || row.fresh_until > desk.today);
    return fresh ? (JSON.parse(row.page) as TimelinePage) : undefined;
  }

  private async read(desk: Desk): Promise<TimelinePage> {
    const record = await desk.caseRecord(this.casefile);
    const reading = record === undefined ? undefined : readCasefile(record, perspectiveOf(this, desk));
    if (reading === undefined) throw new NotOnRecord('casefile');
    return timelinePageOf(reading);
  }
}
