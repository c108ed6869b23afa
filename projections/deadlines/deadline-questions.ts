import { LANGUAGES, OneOf, Text, WholeNumber, type Language } from '#record';
import { cursorOf, cursorParts } from '../cursor.js';
import type { Desk } from '../desk.js';
import type { Page } from '../question.js';
import { DeadlinesBetween, placeOf } from './between-days.js';
import type { Deadline } from './deadline.js';

/** What is due and what ends in some days, in their order. */
export class Deadlines extends DeadlinesBetween<Page<Deadline>> {
  @WholeNumber({ optional: true, min: 1, max: 500, about: 'Items a page; 50 by default' })
  limit?: number;

  @Text({ optional: true, max: 500, about: 'Where the page before ended' })
  cursor?: string;

  async answer(desk: Desk): Promise<Page<Deadline>> {
    const after = cursorParts(this.cursor, 2)?.join(' ') ?? '';
    const found = await this.found(desk);
    const left = found.filter((deadline) => placeOf(deadline).join(' ') > after);
    const items = left.slice(0, this.limit ?? 50);
    const last = left.length > items.length ? items.at(-1) : undefined;
    return {
      items,
      next: last === undefined ? null : cursorOf(...placeOf(last)),
      total: found.length,
      position: desk.position,
    };
  }
}

/** All deadlines of some days, for a calendar. */
export interface CalendarAnswer {
  readonly items: readonly Deadline[];
  readonly today: string;
  readonly language: Language;
  readonly position: string;
}

/** The same as a calendar: whole, in the language asked for. */
export class DeadlineCalendar extends DeadlinesBetween<CalendarAnswer> {
  @OneOf(LANGUAGES, { optional: true, about: 'The language of what stands in the calendar; en by default' })
  lang?: Language;

  async answer(desk: Desk): Promise<CalendarAnswer> {
    const items = await this.found(desk);
    return { items, today: desk.today, language: this.lang ?? 'en', position: desk.position };
  }
}
