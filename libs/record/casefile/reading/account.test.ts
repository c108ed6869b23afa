import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import {
  adjudicated,
  claim,
  corrected,
  digest,
  disputed,
  matched,
  onRecord,
  opened,
  retracted,
  reviewed,
  separated,
  source,
  uuid,
  waived,
  type Unstamped,
} from '../../../../test/support/on-record.js';
import { readingOf } from '../../../../test/support/reading-of.js';
import type { Account } from './account.js';

const [ONE, TWO] = [uuid(11), uuid(12)];
const AT = { by: 'second', recordedAt: '2026-08-31T12:00:00Z', id: uuid(50), reason: 'misread' };
const MARK = { by: 'second', at: '2026-08-31T12:00:00.000Z', event: uuid(50), reason: 'misread' };
const arrest = claim(
  'Arrested',
  '2020-05-03',
  { by: 'police', articles: ['Art. 1'] },
  { id: ONE, whenAsWritten: '3 May', inferred: 'from the page' },
);
const again = claim('Arrested', '2020-05-04', {}, { id: TWO, occurrence: ONE });

function accountOf(...events: Unstamped[]): Account {
  const { occurrences, withdrawn } = readingOf(onRecord(...events));
  const all = [...occurrences.flatMap(({ account, others }) => [account, ...others]), ...withdrawn];
  const found = all.find((account) => account.claim === ONE);
  if (found === undefined) throw new Error('the claim is not in the reading');
  return found;
}

describe('an account', () => {
  it('says what the claim says, and who recorded it when', () => {
    expect(accountOf(arrest)).toEqual({
      claim: ONE,
      occurrence: ONE,
      kind: 'Arrested',
      when: '2020-05-03',
      whenAsWritten: '3 May',
      inferred: 'from the page',
      fields: { by: 'police', articles: ['Art. 1'] },
      sources: [source()],
      recordedAt: '2026-08-31T09:02:00.000Z',
      recordedBy: 'monitor',
      position: '000000000002',
      protection: 'public',
      corrections: [],
      disputes: [],
    });
  });

  it('says what was corrected: now, and as it was', () => {
    const values = { when: '2020-05-05', whenAsWritten: null, fields: { by: null, place: { text: 'Simferopol' } } };
    const account = accountOf(arrest, corrected(ONE, values, AT));
    expect(account).toMatchObject({
      when: '2020-05-05',
      inferred: 'from the page',
      fields: { articles: ['Art. 1'], place: { text: 'Simferopol' } },
    });
    expect('whenAsWritten' in account).toBe(false);
    expect(Object.keys(account.fields)).toEqual(['articles', 'place']);
    expect(account.corrections).toEqual([
      {
        ...MARK,
        values,
        was: { when: '2020-05-03', whenAsWritten: '3 May', fields: { by: 'police', place: null } },
      },
    ]);
  });

  it('says one correction after the other', () => {
    const sources = [source('A1', 'court')];
    const account = accountOf(
      arrest,
      corrected(ONE, { when: '2020-05-05' }),
      corrected(ONE, { when: null, inferred: null, sources }),
    );
    expect(account).toMatchObject({ when: null, sources });
    expect('inferred' in account).toBe(false);
    expect(account.corrections.map(({ was }) => was)).toEqual([
      { when: '2020-05-03' },
      { when: '2020-05-05', inferred: 'from the page', sources: [source()] },
    ]);
  });

  it('says at which level it was kept before', () => {
    const account = accountOf(
      arrest,
      corrected(ONE, { protection: 'team' }, { protection: 'team' }),
      corrected(ONE, { protection: 'sealed' }, { protection: 'sealed' }),
    );
    expect(account.protection).toBe('sealed');
    expect(account.corrections.map(({ was }) => was.protection)).toEqual(['public', 'team']);
  });

  it('says that it was retracted, by whom and why', () => {
    expect(accountOf(arrest, again, retracted(ONE, AT)).retraction).toEqual(MARK);
    expect(accountOf(arrest, retracted(ONE, AT)).retraction).toEqual(MARK);
  });

  it('says that it is disputed, until the claim is corrected or the occurrence adjudicated', () => {
    const doubt = disputed(ONE, AT);
    expect(accountOf(arrest, doubt).disputes).toEqual([{ ...MARK, answered: false }]);
    expect(accountOf(arrest, doubt, corrected(ONE, { when: null })).disputes).toEqual([{ ...MARK, answered: true }]);
    expect(accountOf(arrest, again, doubt, adjudicated(ONE, TWO)).disputes).toEqual([{ ...MARK, answered: true }]);
    const twice = accountOf(arrest, doubt, corrected(ONE, { when: null }), disputed(ONE));
    expect(twice.disputes.map(({ answered }) => answered)).toEqual([true, false]);
  });

  it('shows the sources of a dispute', () => {
    const doubt: Unstamped = {
      type: 'ClaimDisputed',
      data: () => ({ claim: ONE, reason: 'x', protection: 'public', sources: [source('A1', 'court')] }),
    };
    expect(accountOf(arrest, doubt).disputes[0]?.sources).toEqual([source('A1', 'court')]);
  });
});

describe('accounts that are matched', () => {
  const other = claim('Arrested', '2020-05-04', {}, { id: TWO });
  const ids = (...events: Unstamped[]) =>
    readingOf(onRecord(...events)).occurrences.map(({ id, account, others }) => [
      id,
      [account, ...others].map(({ claim: each }) => each),
    ]);

  it('tell of one occurrence', () => {
    expect(ids(arrest, other)).toEqual([
      [ONE, [ONE]],
      [TWO, [TWO]],
    ]);
    expect(ids(arrest, other, matched(ONE, [TWO]))).toEqual([[ONE, [ONE, TWO]]]);
  });

  it('tell of two again when they are separated', () => {
    expect(ids(arrest, other, matched(ONE, [TWO]), separated(TWO, uuid(13)))).toEqual([
      [ONE, [ONE]],
      [uuid(13), [TWO]],
    ]);
    expect(ids(arrest, again, separated(ONE, uuid(13)))).toEqual([
      [uuid(13), [ONE]],
      [ONE, [TWO]],
    ]);
  });
});

describe('the names of a casefile', () => {
  const named = (id: string, text: string, more: object = {}) => claim('Named', null, { text }, { id, ...more });

  it('are those it was opened under and those that sources give, each with its source', () => {
    const { names } = readingOf(
      onRecord(
        opened('Anna Example'),
        named(ONE, 'Анна Приклад', { sources: [source('A1', 'passport')] }),
        named(TWO, 'Hanna Pryklad'),
      ),
    );
    expect(names).toEqual([
      { text: 'Anna Example' },
      { text: 'Анна Приклад', claim: ONE, sources: [source('A1', 'passport')] },
      { text: 'Hanna Pryklad', claim: TWO, sources: [source()] },
    ]);
  });

  it('come once, from the claim that has sources, and not from one that was retracted', () => {
    const events = [opened('Anna Example'), named(ONE, 'Anna Example')];
    expect(readingOf(onRecord(...events)).names).toEqual([{ text: 'Anna Example', claim: ONE, sources: [source()] }]);
    expect(readingOf(onRecord(...events, retracted(ONE))).names).toEqual([{ text: 'Anna Example' }]);
  });

  it('are the spellings of every account of one naming', () => {
    const two = [named(ONE, 'Anna'), named(TWO, 'Hanna', { occurrence: ONE })];
    expect(readingOf(onRecord(...two)).names.map(({ text }) => text)).toEqual(['Anna Example', 'Anna', 'Hanna']);
  });
});

describe('what is said about a casefile as a whole', () => {
  it('is its opening, its reviews and its waivers', () => {
    const reading = readingOf(
      onRecord(
        opened('Anna Example', { note: 'teacher', recordedAt: '2026-01-01' }),
        arrest,
        reviewed({ findings: 'objections', note: 'which day?', recordedAt: '2026-02-01' }),
        waived('CO-2', '2026-12-31', { profile: 'ombudsman-list', recordedAt: '2026-03-01' }),
        reviewed({ recordedAt: '2026-04-01' }),
      ),
    );
    expect(reading).toMatchObject({ openedAt: '2026-01-01T00:00:00.000Z', note: 'teacher', protection: 'public' });
    expect(reading.reviews).toEqual([
      {
        by: 'reviewer',
        at: '2026-02-01T00:00:00.000Z',
        position: '000000000003',
        findings: 'objections',
        note: 'which day?',
      },
      { by: 'reviewer', at: '2026-04-01T00:00:00.000Z', position: '000000000005', findings: 'agreed' },
    ]);
    expect(reading.waivers).toEqual([
      {
        by: 'advocate',
        at: '2026-03-01T00:00:00.000Z',
        rule: 'CO-2',
        profile: 'ombudsman-list',
        reason: 'for a reason',
        until: '2026-12-31',
      },
    ]);
    expect(reading).toMatchObject({ lastMaterial: '000000000002', position: '000000000005', revision: 4 });
  });

  it('is nothing at all when the stream does not begin with an opening', () => {
    const { facts, ...record } = onRecord(arrest);
    expect(() => readingOf({ ...record, facts: facts.slice(1) })).toThrow();
    expect(() => readingOf({ ...record, facts: [] })).toThrow();
  });

  it('cites documents by their hash', () => {
    expect(accountOf(arrest).sources[0]?.document).toBe(digest('document'));
  });
});
