import type { KeyObject } from 'node:crypto';
import { ICalCalendar, ICalEventTransparency } from 'ical-generator';
import { shortNumber } from '#dossier';
import { matterOf, type CalendarAnswer, type Deadline } from '#projections';
import { idForKey } from '#recorder';
import type { Language } from '#record';
import { calendarName, summaryOf } from './calendar-words.js';

/** Seconds after which a calendar program may ask again. */
const DAY = 86_400;

/**
 * Writes deadlines as iCalendar (RFC 5545). A calendar lies in programs and at services that nobody of the record keeps: in
 * it stand what is due, the number of a casefile and its address, and no name, place or word of a claim.
 */
export class Calendars {
  constructor(private readonly secret: KeyObject) {}

  /** The same deadlines on the same day are the same text. */
  write({ items, today, language }: CalendarAnswer): string {
    const calendar = new ICalCalendar({
      name: calendarName(language),
      prodId: { company: 'Litopys', product: 'Deadlines', language: 'EN' },
      ttl: DAY,
    });
    const stamp = midnight(today);
    for (const deadline of items) calendar.createEvent(this.event(deadline, stamp, language));
    // Every line of the format ends in a line break, and so does the last one.
    return `${calendar.toString()}\r\n`;
  }

  private event(deadline: Deadline, stamp: Date, language: Language): Parameters<ICalCalendar['createEvent']>[0] {
    const { kind, day, rule } = deadline;
    const [number, address] = subjectOf(deadline);
    return {
      id: this.uidOf(deadline),
      stamp,
      start: midnight(day),
      allDay: true,
      summary: summaryOf(deadline, number, language),
      description: [address, ...(rule === undefined ? [] : [rule])].join('\n'),
      categories: [{ name: kind }],
      // A deadline keeps nobody from meeting somebody.
      transparency: ICalEventTransparency.TRANSPARENT,
    };
  }

  /** Of the matter and not of the day: a deadline that moves is moved. Without the secret nobody can try whose it is. */
  private uidOf(deadline: Deadline): string {
    return idForKey('calendar', matterOf(deadline), this.secret);
  }
}

/** What a deadline is of: its short number, and where the API has it. */
function subjectOf({ casefile, list = '' }: Deadline): [number: string, address: string] {
  return casefile === undefined
    ? [shortNumber(list), `/api/exchange-lists/${list}`]
    : [shortNumber(casefile), `/api/casefiles/${casefile}`];
}

const midnight = (day: string) => new Date(`${day}T00:00:00Z`);
