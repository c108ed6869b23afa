import { createSecretKey, randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import type { CalendarAnswer, Deadline } from '#projections';
import { LANGUAGES, type Language } from '#record';
import { Calendars } from './calendar.js';
import { summaryOf } from './calendar-words.js';

const CASEFILE = '01890a5d-0000-7000-8000-00003f2a91c4';
const LIST = '01890a5d-0000-7000-8000-000077aa91c4';
const DETENTION: Deadline = { kind: 'detention-ends', day: '2026-07-03', casefile: CASEFILE, claim: CASEFILE };
const EVIDENCE: Deadline = {
  kind: 'evidence-goes-stale',
  day: '2026-09-09',
  casefile: CASEFILE,
  rule: 'CU-4',
  profile: 'ombudsman-list',
};

const calendars = new Calendars(createSecretKey(Buffer.alloc(32, 7)));
const answer = (items: readonly Deadline[], language: Language = 'en', today = '2026-06-15'): CalendarAnswer => ({
  items,
  today,
  language,
  position: '1',
});
const written = (...items: readonly Deadline[]) => calendars.write(answer(items));
const read = (text: string) => new ICAL.Component(ICAL.parse(text) as unknown[]);
const eventsIn = (text: string) =>
  read(text)
    .getAllSubcomponents('vevent')
    .map((event) => new ICAL.Event(event));
const uid = (deadline: Deadline, by = calendars) => eventsIn(by.write(answer([deadline])))[0]?.uid;

describe('the calendar', () => {
  it('is one whole-day event a deadline, as others read it', () => {
    const text = written(DETENTION, EVIDENCE);
    const [first, second] = eventsIn(text);
    expect(first?.startDate.toString()).toBe('2026-07-03');
    expect(first?.startDate.isDate).toBe(true);
    expect(first?.summary).toBe('Detention as ordered ends · case 3f2a91c4');
    expect(first?.description).toBe(`/api/casefiles/${CASEFILE}`);
    expect(first?.sequence).toBe(0);
    expect(first?.component.getFirstPropertyValue('categories')).toBe('detention-ends');
    expect(second?.description).toBe(`/api/casefiles/${CASEFILE}\nCU-4`);
    expect(eventsIn(text)).toHaveLength(2);
  });

  it('says what it is, how often to look, and asks nobody to answer', () => {
    const text = written(DETENTION);
    const calendar = read(text);
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
    expect(calendar.getFirstPropertyValue('prodid')).toBe('-//Litopys//Deadlines//EN');
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('Litopys: deadlines');
    expect(String(calendar.getFirstPropertyValue('refresh-interval'))).toBe('P1D');
    expect(calendar.getFirstProperty('method')).toBeNull();
    expect(text).toContain('DTSTART;VALUE=DATE:20260703\r\n');
    expect(text).toContain('DTSTAMP:20260615T000000Z\r\n');
  });

  it('names a list by its own number and address', () => {
    const [planned] = eventsIn(written({ kind: 'submission-planned', day: '2026-07-10', list: LIST }));
    expect([planned?.summary, planned?.description]).toEqual([
      'Submission planned · list 77aa91c4',
      `/api/exchange-lists/${LIST}`,
    ]);
  });

  it('is written in lines of 75 octets that end as the format wants, in any language', () => {
    const text = calendars.write(answer([DETENTION, EVIDENCE], 'uk'));
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(Math.max(...text.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(text).toMatch(/\r\n /);
    expect(eventsIn(text).map(({ summary }) => summary)).toEqual([
      'Спливає строк тримання під вартою · справа 3f2a91c4',
      'Дані застарівають · справа 3f2a91c4',
    ]);
  });

  it('is the same text for the same deadlines on the same day', () => {
    expect(written(DETENTION, EVIDENCE)).toBe(written(DETENTION, EVIDENCE));
    expect(calendars.write(answer([DETENTION], 'en', '2026-06-16'))).toContain('DTSTAMP:20260616T000000Z');
  });

  it('is one without events when nothing is due', () => {
    expect(eventsIn(written())).toEqual([]);
  });

  it('says every kind of deadline in every language', () => {
    const kinds = ['monthly-statement', 'duty-due', 'reply-due', 'waiver-ends', 'consent-goes-stale'] as const;
    const said = kinds.flatMap((kind) =>
      LANGUAGES.map((language) => summaryOf({ kind, day: '2026-07-03', casefile: CASEFILE }, '3f2a91c4', language)),
    );
    expect(new Set(said).size).toBe(said.length);
  });
});

describe('the id of an event', () => {
  it('stays when the day moves, and when another account is preferred', () => {
    expect(uid({ ...DETENTION, day: '2026-09-03', claim: LIST })).toBe(uid(DETENTION));
  });

  it('is another for every kind, person, rule, month and duty', () => {
    const monthly: Deadline = { kind: 'monthly-statement', day: '2026-05-31', casefile: CASEFILE, period: '2026-05' };
    const all: readonly Deadline[] = [
      DETENTION,
      { ...DETENTION, casefile: LIST },
      { ...DETENTION, kind: 'term-expected-to-end' },
      EVIDENCE,
      { ...EVIDENCE, rule: 'CU-3' },
      { ...EVIDENCE, profile: 'coordination-hq' },
      monthly,
      { ...monthly, period: '2026-06' },
      { ...monthly, term: 2 },
      { kind: 'reply-due', day: '2026-05-31', casefile: CASEFILE, duty: LIST },
      { kind: 'reply-due', day: '2026-05-31', casefile: CASEFILE, occurrence: LIST },
    ];
    expect(new Set(all.map((deadline) => uid(deadline))).size).toBe(all.length);
  });

  it('tells nothing to those who do not have the secret', () => {
    const id = uid(DETENTION) ?? '';
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(id).not.toContain('3f2a91c4');
    expect(uid(DETENTION, new Calendars(createSecretKey(randomBytes(32))))).not.toBe(id);
  });
});
