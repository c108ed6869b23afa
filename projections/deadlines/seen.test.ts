import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import type { Fact } from '#record';
import {
  claim,
  fact,
  inStream,
  listed,
  onRecord,
  retracted,
  uuid,
  waived,
  type OnRecord,
} from '../../test/support/on-record.js';
import { readingOf } from '../../test/support/reading-of.js';
import { asOf } from './deadline.js';
import { listDeadlines } from './list-deadlines.js';
import { seenBy, type Seen } from './seen.js';

const ON = '2026-09-01';
const ORDER = { until: '2026-10-03' };

function seen(...events: readonly OnRecord[]): Seen {
  const record = onRecord(...events);
  return seenBy(record, readingOf(record), { on: ON, clearance: 'sealed' }, null);
}

const days = (...events: readonly OnRecord[]) => seen(...events).deadlines.map(({ day }) => day);

describe('the end of a detention', () => {
  const remanded = claim('Remanded', '2026-07-03', ORDER);

  it('is that of the latest order, whatever was recorded last', () => {
    const extended = claim('DetentionExtended', '2026-08-30', { until: '2026-12-03' });
    expect(days(extended, remanded)).toEqual(['2026-12-03']);
  });

  it('is not known where the latest order does not say', () => {
    expect(days(remanded, claim('DetentionExtended', '2026-08-30', {}))).toEqual([]);
    expect(days(remanded, claim('DetentionExtended', '2026-08-30', { until: '2026-12/..' }))).toEqual([]);
  });

  it('stays through an examination by force, and through moves', () => {
    const institution = { text: 'Example hospital', kind: 'psychiatric' };
    const examined = claim('ForciblyExamined', '2026-08-01', { phase: 'begun', institution });
    expect(days(remanded, examined)).toEqual(['2026-10-03']);
    const held = claim('HeldAt', '2026-08-20', { facility: { text: 'Example SIZO', kind: 'remand-prison' } });
    expect(days(remanded, examined, held)).toEqual(['2026-10-03']);
  });

  it.each([
    ['released', claim('Released', '2026-08-01', { ground: 'measure-changed' })],
    ['put under house arrest', claim('Restricted', '2026-08-01', { restriction: 'house-arrest' })],
    ['dead', claim('DiedInCustody', '2026-08-01')],
  ])('is none for somebody who is %s', (_, then) => {
    expect(days(remanded, then)).toEqual([]);
  });

  it('is none of an order from before a release, or in absence, or without a date', () => {
    const released = claim('Released', '2026-07-20', { ground: 'measure-changed' });
    const held = claim('HeldAt', '2026-08-20', { facility: { text: 'Example SIZO', kind: 'remand-prison' } });
    expect(days(remanded, released, held)).toEqual([]);
    expect(days(claim('Remanded', '2026-07-03', { ...ORDER, inAbsentia: true }))).toEqual([]);
    expect(days(claim('Remanded', null, ORDER))).toEqual([]);
  });
});

describe('a reply', () => {
  const body = { text: 'Example Ombudsman' };
  const sent = (when: string | null, more: object = {}, options: object = {}) =>
    claim('AppliedToBody', when, { body, ...more }, options);

  it('is due a month after the last day on which it can have been asked for', () => {
    expect(days(sent('2026-08-01'))).toEqual(['2026-08-31']);
    expect(days(sent('2026-07', { answer: 'none-yet' }))).toEqual(['2026-08-30']);
    expect(days(sent(null))).toEqual([]);
  });

  it('is due no more once any account that stands tells of an answer', () => {
    expect(days(sent('2026-08-01', { answer: 'refused' }))).toEqual([]);
    const [first, other] = [uuid(11), uuid(12)];
    const asked = sent('2026-08-01', {}, { id: first });
    const answered = sent('2026-08-01', { answer: 'pending' }, { id: other, occurrence: first });
    expect(days(asked, answered)).toEqual([]);
    expect(days(asked, answered, retracted(other))).toEqual(['2026-08-31']);
  });
});

describe('the end of a waiver', () => {
  it('is that of the waiver which holds longest, for each profile', () => {
    const first = waived('ID-1', '2026-10-01');
    const longer = waived('ID-1', '2026-12');
    const other = waived('ID-1', '2026-11-01', { profile: 'ombudsman-list' });
    expect(days(longer, first, other)).toEqual(['2026-12-31', '2026-11-01']);
  });
});

describe('what is seen ahead', () => {
  it('names the profiles of lists that are not done with', () => {
    const [handed, denied] = [{ handedOverOn: '2026-03-01' }, { answer: 'denied', answeredOn: '2026-04-01' }];
    expect(seen(listed('b'), listed('a', handed), listed('b')).profiles).toEqual(['a', 'b']);
    expect(seen(listed('a', { ...handed, ...denied })).profiles).toEqual([]);
  });

  it('is another the day after, where each day held moves the end of a term', () => {
    const court = { text: 'Example Court', country: 'RU' };
    const sentence = { term: 'P5Y', regime: 'general', court };
    const held = [claim('Arrested', '2026-01-10', { by: 'police' }), claim('Sentenced', '2026-05-01', sentence)];
    const moving = seen(...held, claim('AppealDecided', '2026-08/2026-10', { outcome: 'upheld', final: true }));
    expect([moving.deadlines.length, moving.freshUntil]).toEqual([1, '2026-09-02']);
    expect(seen(...held).freshUntil).toBeNull();
  });
});

describe('a deadline that has passed', () => {
  it('is overdue where something was owed by it', () => {
    expect(asOf(ON, { kind: 'reply-due', day: '2026-08-31' })).toMatchObject({ overdue: true });
    expect(asOf(ON, { kind: 'reply-due', day: ON })).toEqual({ kind: 'reply-due', day: ON });
    expect(asOf(ON, { kind: 'detention-ends', day: '2026-08-31' })).not.toHaveProperty('overdue');
  });
});

describe('the rows of a list', () => {
  const drafted = (more: object) => fact('ExchangeListDrafted', { profile: 'a', protection: 'team', ...more });
  const rowsOf = (facts: readonly Fact[]) => listDeadlines.rows({ id: uuid(1), facts })['list_deadline'];

  it('are the last day it is planned for, until it is handed over', () => {
    const planned = inStream('exchangelist-1', drafted({ plannedSubmission: '2026-10' }));
    expect(rowsOf(planned)).toMatchObject([{ day: '2026-10-31', rank_from: 2 }]);
    const handed = fact('ListHandedOver', { version: 1, to: 'a', on: ON });
    expect(rowsOf(inStream('exchangelist-1', drafted({ plannedSubmission: '2026-10' }), handed))).toEqual([]);
    expect(rowsOf(inStream('exchangelist-1', drafted({})))).toEqual([]);
    expect(rowsOf([])).toEqual([]);
  });
});
