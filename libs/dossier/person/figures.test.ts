import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import type { NameOnRecord } from '#record';
import { claim, onRecord, opened, source, uuid, type OnRecord } from '../../../test/support/on-record.js';
import { readingOf } from '../../../test/support/reading-of.js';
import {
  allOf,
  articlesOf,
  bornOf,
  custodySince,
  judgmentsOf,
  lastOf,
  placeNow,
  sentenceInWords,
  termEnds,
} from './figures.js';
import { bestName, nameIn } from './names.js';

const [ONE, TWO] = [uuid(101), uuid(102)];
const read = (...events: OnRecord[]) => readingOf(onRecord(...events));
const COLONY = { text: 'Colony No. 0', kind: 'colony', code: 'UA-43' };

describe('the name in a language', () => {
  const names: NameOnRecord[] = [
    { text: 'as opened' },
    { text: 'in source', lang: 'uk', scheme: 'as-in-source' },
    { text: 'verdict', lang: 'uk', scheme: 'verdict' },
    { text: 'passport', lang: 'uk-Cyrl', scheme: 'passport' },
    { text: 'English', lang: 'en' },
  ];

  it('is that of a passport, then of a verdict, then any, then the first there is', () => {
    expect(bestName(names, 'uk')?.text).toBe('passport');
    expect(bestName(names.slice(0, 3), 'uk')?.text).toBe('verdict');
    expect(bestName(names.slice(0, 2), 'uk')?.text).toBe('in source');
    expect(bestName(names, 'en')?.text).toBe('English');
    expect(bestName(names.slice(0, 4), 'en')?.text).toBe('as opened');
    expect(bestName([], 'en')).toBeUndefined();
  });

  it('goes with its claim and without its sources', () => {
    const reading = read(opened(), claim('Named', null, { text: 'Анна Приклад', lang: 'uk' }, { id: ONE }));
    expect(nameIn(reading, 'uk')).toEqual({ value: { text: 'Анна Приклад', lang: 'uk' }, claims: [ONE] });
    expect(nameIn(reading, 'en')).toEqual({ value: { text: 'Anna Example' }, claims: [] });
    expect(nameIn({ names: [] }, 'en')).toBeUndefined();
  });
});

describe('what happened last', () => {
  const reading = read(
    claim('HeldAt', '2021', { facility: COLONY }, { id: ONE }),
    claim('Transferred', '2022', { to: COLONY }, { id: TWO }),
    claim('HeldAt', null, { facility: COLONY }),
  );

  it('is the last that has a date, of any of the kinds', () => {
    expect(lastOf(reading, 'HeldAt')?.account.claim).toBe(ONE);
    expect(lastOf(reading, 'HeldAt', 'Transferred')?.account.claim).toBe(TWO);
    expect(lastOf(reading, 'Released')).toBeUndefined();
    expect(allOf(reading, 'HeldAt', 'Transferred')).toHaveLength(3);
  });

  it('has no date only where nothing has one', () => {
    expect(lastOf(read(claim('HeldAt', null, { facility: COLONY }, { id: ONE })), 'HeldAt')?.account.claim).toBe(ONE);
  });
});

describe('figures', () => {
  it('of birth have its date, as written and as worked out', () => {
    const worked = { id: ONE, whenAsWritten: 'aged 40', inferred: 'from the age' };
    expect(bornOf(read(claim('Born', '1980~', { sex: 'male' }, worked)))).toEqual({
      value: { sex: 'male' },
      claims: [ONE],
      when: '1980~',
      whenAsWritten: 'aged 40',
      inferred: 'from the age',
    });
    expect(bornOf(read())).toBeUndefined();
  });

  it('of articles leave out claims that name neither articles nor an accusation', () => {
    const charge = claim('Charged', '2020-05-04', { articles: ['Art. 1'], authority: { text: 'Bureau' } }, { id: ONE });
    expect(articlesOf(read(claim('Arrested', '2020-05-03'), charge))).toEqual([
      {
        value: { kind: 'Charged', articles: ['Art. 1'], authority: expect.objectContaining({ text: 'Bureau' }) },
        claims: [ONE],
        when: '2020-05-04',
      },
    ]);
  });

  it('of place and custody say since when, by which claim', () => {
    const reading = read(
      claim('Arrested', '2026-08-01', {}, { id: ONE, whenAsWritten: '1 August' }),
      claim('HeldAt', '2026-08-03', { facility: COLONY }, { id: TWO, sources: [source('E5')] }),
    );
    expect(placeNow(reading)).toMatchObject({
      value: { whereabouts: 'reported', facility: COLONY, since: '2026-08-03', lastConfirmed: '2026-08-03' },
      claims: [TWO],
    });
    expect(custodySince(reading)).toEqual({
      value: { since: '2026-08-01', days: 32 },
      claims: [ONE],
      when: '2026-08-01',
      whenAsWritten: '1 August',
    });
    expect(placeNow(read())).toEqual({
      value: { whereabouts: 'unknown', since: null, lastConfirmed: null },
      claims: [],
    });
    expect(custodySince(read())).toBeUndefined();
  });

  it('of a custody whose occurrence is not told rest on its claim', () => {
    const { custody } = read(claim('Arrested', '2026-08-01', {}, { id: ONE }));
    expect(custody === undefined ? undefined : custodySince({ custody, occurrences: [] })).toEqual({
      value: { since: '2026-08-01', days: 32 },
      claims: [ONE],
    });
  });

  it('of the end of a term are an estimate with its working', () => {
    const reading = read(
      claim('Arrested', '2020-05-03', {}, { id: ONE }),
      claim('Sentenced', '2021', { term: 'P12Y' }, { id: TWO }),
    );
    expect(termEnds(reading)).toMatchObject({ value: { day: '2032-05-03', estimate: true }, claims: [ONE, TWO] });
    expect(termEnds(reading)?.value.working.length).toBeGreaterThan(1);
    expect(termEnds(read())).toBeUndefined();
  });
});

describe('the sentence in words', () => {
  const given = claim('Sentenced', '2021-05-01', { term: 'P13Y', regime: 'strict' }, { id: ONE });
  const appealed = (fields: object) => claim('AppealDecided', '2021-09-01', fields, { id: TWO });

  it('is that of the court, in either language', () => {
    expect(sentenceInWords(read(given), 'en')).toMatchObject({ value: '13 years, strict regime', claims: [ONE] });
    expect(sentenceInWords(read(given), 'uk')?.value).toBe('13 років, суворий режим');
  });

  it('is that of the last appeal where it gave another', () => {
    const reading = read(given, appealed({ outcome: 'reduced', term: 'P12Y6M' }));
    expect(sentenceInWords(reading, 'en')).toMatchObject({
      value: '12 years 6 months, strict regime',
      claims: [TWO, ONE],
      when: '2021-09-01',
    });
    expect(judgmentsOf(reading)).toMatchObject({ sentence: { claims: [ONE] }, appeal: { claims: [TWO] } });
    expect(sentenceInWords(read(given, appealed({ outcome: 'upheld' })), 'en')?.claims).toEqual([ONE]);
    const forLife = appealed({ outcome: 'increased', lifeImprisonment: true, regime: 'special' });
    expect(sentenceInWords(read(given, forLife), 'en')?.value).toBe('life imprisonment, special regime');
  });

  it('is none where none stands or none is on record', () => {
    for (const outcome of ['quashed', 'acquitted', 'returned'])
      expect(sentenceInWords(read(given, appealed({ outcome })), 'en')).toBeUndefined();
    expect(sentenceInWords(read(), 'en')).toBeUndefined();
    expect(sentenceInWords(read(claim('Sentenced', '2021', {})), 'en')).toBeUndefined();
  });

  it("keeps the source's own words for a regime", () => {
    const harsh = claim('Sentenced', '2021', { regime: 'other', regimeAsWritten: 'harsh' });
    expect(sentenceInWords(read(harsh), 'en')?.value).toBe('harsh regime');
    expect(sentenceInWords(read(harsh), 'uk')?.value).toBe('режим: harsh');
  });
});
