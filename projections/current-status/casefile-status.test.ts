import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CorrectClaim, OpenCasegroup, PlaceInGroup, ReviewCasefile } from '#record';
import { recordAtHand, type RecordAtHand } from '../../test/support/recording.js';
import { NotOnRecord } from '../desk.js';
import { CasefileStatus } from './casefile-status.js';

const NOBODY = '00000000-0000-4000-8000-000000000000';

let record: RecordAtHand;
let casefile: string;

beforeEach(async () => {
  record = await recordAtHand();
  casefile = await record.open('Anna Example', { note: 'born in Kyiv' });
});

afterEach(() => record.close());

describe('the status of a casefile', () => {
  it('says of every facet what it is, since when, and by which claim', async () => {
    const claim = await record.claim(casefile, 'Arrested', '2020-05-03~');
    const answer = await record.ask(CasefileStatus, { casefile });
    expect(answer).toMatchObject({
      id: casefile,
      names: [{ text: 'Anna Example' }],
      note: 'born in Kyiv',
      status: {
        life: { value: 'alive', since: '2020-05-03~', claim },
        liberty: { value: 'police-hold', since: '2020-05-03~', lastConfirmed: '2020-05-03~', claim, occurrence: claim },
        procedure: { value: 'investigated', claim },
        whereabouts: { value: 'unknown', claim },
        category: { value: 'remand', claim },
      },
      checks: [],
      on: '2026-06-15',
      revision: 1,
      position: record.model.position,
    });
    expect(answer.known).toBeUndefined();
  });

  it('names who reviewed it, to those who may see the note with the note', async () => {
    await record.record(ReviewCasefile, { casefile, note: 'looked at' }, { by: 'reviewer' });
    expect(await record.ask(CasefileStatus, { casefile })).toMatchObject({
      reviews: [{ by: 'reviewer', note: 'looked at' }],
    });
    const partners = await record.ask(CasefileStatus, { casefile }, 'partners');
    expect(partners.reviews).toMatchObject([{ by: 'reviewer' }]);
    expect(JSON.stringify(partners)).not.toMatch(/looked at|born in Kyiv/);
  });

  it('counts the days of custody on, day by day', async () => {
    await record.claim(casefile, 'Arrested', '2026-06-14');
    const custody = async (asked = {}) => (await record.ask(CasefileStatus, { casefile, ...asked })).custody;
    const { since, claim } = (await custody()) ?? {};
    expect(since).toBe('2026-06-14');
    expect(await custody()).toEqual({ since, claim, days: 2 });
    record.pass(10);
    expect(await custody()).toEqual({ since, claim, days: 12 });
    expect(await custody({ known: record.model.position })).toEqual({ since, claim, days: 12 });
    expect(await custody({ on: '2026-06-14' })).toEqual({ since, claim, days: 1 });
    expect(await custody({ on: '2026-06-13' })).toBeUndefined();
  });

  it('warns of a term that is over from the day after its end, whenever it was last read', async () => {
    const court = { text: 'Example Court', country: 'XX' };
    await record.claim(casefile, 'Arrested', '2025-06-17');
    await record.claim(casefile, 'Sentenced', '2025-12-01', { court, term: 'P1Y' });
    const checks = async () => (await record.ask(CasefileStatus, { casefile })).checks.map(({ code }) => code);
    const { expectedEnd } = await record.ask(CasefileStatus, { casefile });
    expect(expectedEnd).toMatchObject({ day: '2026-06-17', estimate: true });
    record.pass(2);
    expect(await checks()).not.toContain('term-should-have-ended');
    record.pass(1);
    expect(await checks()).toContain('term-should-have-ended');
    await record.projector.refreshExpired();
    expect(await checks()).toContain('term-should-have-ended');
  });

  it('moves the end of a term on while the days held count less', async () => {
    const court = { text: 'Example Court', country: 'RU' };
    await record.claim(casefile, 'Arrested', '2026-01-10');
    await record.claim(casefile, 'Sentenced', '2026-05-01', {
      court,
      term: 'P1Y',
      regime: 'general',
      articles: ['Art. 280'],
    });
    await record.claim(casefile, 'Restricted', '2026-05-02', { restriction: 'house-arrest' });
    const end = async (asked = {}) => (await record.ask(CasefileStatus, { casefile, ...asked })).expectedEnd?.day;
    const first = await end();
    record.pass(8);
    expect(await end()).toBe(await end({ known: record.model.position }));
    expect(await end()).not.toBe(first);
  });

  it('moves it on until the sentence comes into force, where only the month of that is known', async () => {
    const court = { text: 'Example Court', country: 'RU' };
    await record.claim(casefile, 'Arrested', '2026-01-10');
    await record.claim(casefile, 'Sentenced', '2026-05-01', {
      court,
      term: 'P1Y',
      regime: 'general',
      articles: ['Art. 280'],
    });
    await record.claim(casefile, 'AppealDecided', '2026-06', { outcome: 'upheld', final: true });
    const end = async (asked = {}) => (await record.ask(CasefileStatus, { casefile, ...asked })).expectedEnd?.day;
    const first = await end();
    record.pass(8);
    expect(await end()).toBe(await end({ known: record.model.position }));
    expect(await end()).not.toBe(first);
  });

  it('says what was true on another day, and what was known of it at another time', async () => {
    await record.claim(casefile, 'Arrested', '2020-05-03');
    const known = record.model.position;
    const instant = record.now().toISOString();
    await record.claim(casefile, 'Released', '2021-05-03', { ground: 'exchange' });
    const liberty = async (asked: object) =>
      (await record.ask(CasefileStatus, { casefile, ...asked })).status.liberty.value;
    expect(await liberty({})).toBe('at-liberty');
    expect(await liberty({ on: '2021-05-02' })).toBe('police-hold');
    expect(await liberty({ on: '2021' })).toBe('at-liberty');
    expect(await liberty({ known })).toBe('police-hold');
    expect(await liberty({ known: String(Number(known)) })).toBe('police-hold');
    expect(await liberty({ known: instant })).toBe('police-hold');
    expect(await liberty({ known, on: '2020-05-02' })).toBe('unknown');
    expect((await record.ask(CasefileStatus, { casefile, known })).known).toBe(known);
  });

  it('is not there for a casefile that nobody opened, or not yet, or that is closed to the reader', async () => {
    const closed = await record.open('Sealed', { protection: 'sealed' });
    const missing = [
      record.ask(CasefileStatus, { casefile: NOBODY }),
      record.ask(CasefileStatus, { casefile, known: '1' }),
      record.ask(CasefileStatus, { casefile: closed }),
      record.ask(CasefileStatus, { casefile: closed, known: record.model.position }),
    ];
    for (const asking of missing) await expect(asking).rejects.toThrow(NotOnRecord);
    expect(await record.ask(CasefileStatus, { casefile: closed }, 'sealed')).toMatchObject({ id: closed });
  });

  it('lists the groups that somebody belongs to from the day they do', async () => {
    const { id: casegroup } = await record.record(OpenCasegroup, { names: [{ text: 'Example case' }] });
    await record.record(PlaceInGroup, { casegroup, casefile, role: 'organiser', from: '2026-06-17' });
    const groups = async () => (await record.ask(CasefileStatus, { casefile })).groups;
    expect(await groups()).toEqual([]);
    record.pass(2);
    expect(await groups()).toEqual([{ group: casegroup, role: 'organiser', from: '2026-06-17' }]);
  });

  it('follows a correction to a day that lies ahead', async () => {
    const claim = await record.claim(casefile, 'Arrested', '2026-06-10');
    await record.record(CorrectClaim, { casefile, claim, values: { when: '2026-06-16' }, reason: 'typing' });
    const liberty = async () => (await record.ask(CasefileStatus, { casefile })).status.liberty.value;
    expect(await liberty()).toBe('unknown');
    record.pass(1);
    expect(await liberty()).toBe('police-hold');
  });
});
