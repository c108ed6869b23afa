import { Id, OneOf, readCasefile, type Erasure } from '#record';
import { NotOnRecord, type Desk } from '../desk.js';
import { perspectiveOf, Question } from '../question.js';
import { timelineJsOf, type TimelineJs } from './timeline-js.js';
import { timelinePageOf, type TimelinePage } from './timeline.js';

/** What happened to a person, in order, and the position it was read at. */
export type TimelineAnswer = Omit<TimelinePage, 'name'> & {
  /** Set where what was on record has been erased. */
  readonly erased?: Erasure;
  readonly position: string;
};

/** What happened to a person, in order, with every account of it. */
export class CasefileTimeline extends Question<TimelineAnswer | TimelineJs> {
  @Id()
  casefile!: string;

  @OneOf(['json', 'timelinejs'], { optional: true })
  format?: 'json' | 'timelinejs';

  /** It is long and asked of one person at a time, so it is read when it is asked for and nothing is kept for it. */
  async answer(desk: Desk): Promise<TimelineAnswer | TimelineJs> {
    const record = await desk.caseRecord(this.casefile);
    const reading = record === undefined ? undefined : readCasefile(record, perspectiveOf(this, desk));
    if (reading === undefined) throw new NotOnRecord('casefile');
    const { name, items, withdrawn } = timelinePageOf(reading);
    if (this.format === 'timelinejs') return timelineJsOf(name, items, desk.position);
    const erased = reading.erased === undefined ? {} : { erased: reading.erased };
    return { ...erased, items, withdrawn, position: desk.position };
  }
}
