import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { claim, onRecord, uuid, type Unstamped } from '../../../../test/support/on-record.js';
import { readingOf } from '../../../../test/support/reading-of.js';
import type { Reading } from './reading.js';

const [ARREST, SENTENCE] = [uuid(11), uuid(12)];
const RU = { text: 'Example Military Court', country: 'RU' };
const arrested = (when: string) => claim('Arrested', when, {}, { id: ARREST });
const sentenced = (fields: object, when = '2019-12-01') => claim('Sentenced', when, fields, { id: SENTENCE });
const appeal = (fields: object, when = '2020-06-01') => claim('AppealDecided', when, fields);
const read = (...events: Unstamped[]): Reading => readingOf(onRecord(...events), { on: '2026-09-01' });
const end = (...events: Unstamped[]) => read(...events).expectedEnd;
const working = (...events: Unstamped[]) => end(...events)?.working.map(String);
const day = (...events: Unstamped[]) => end(...events)?.day;

describe('the expected end of a term', () => {
  it.each([
    ['2016-10-12', 'P13Y6M', '2030-04-12'],
    ['2016-02-11', 'P12Y', '2028-02-11'],
    ['2019-11-27', 'P12Y', '2031-11-27'],
  ])('arrest on %s and %s: %s', (when, term, expected) => {
    expect(end(arrested(when), sentenced({ term }))).toMatchObject({
      day: expected,
      withoutCredit: expected,
      estimate: true,
      claims: [ARREST, SENTENCE],
    });
  });

  it('shows its working', () => {
    expect(working(arrested('2016-10-12'), sentenced({ term: 'P13Y6M' }))).toEqual([
      'First day of custody: 2016-10-12.',
      'Term: P13Y6M by the sentence of 2019-12-01.',
      '2016-10-12 + P13Y6M = 2030-04-12.',
      'No credit: the law of the sentencing court is not on record.',
    ]);
    expect(working(arrested('2016-10'), sentenced({ term: 'P1Y', court: { text: 'Court', country: 'XX' } }))).toEqual([
      'First day of custody: 2016-10 (reckoned from 2016-10-01, the earliest day it allows).',
      'Term: P1Y by the sentence of 2019-12-01.',
      '2016-10-01 + P1Y = 2017-10-01.',
      'No credit: no rule is known for XX on 2019-12-01.',
    ]);
  });

  it('shows its working in Ukrainian too', () => {
    const court = { ...RU, recognition: 'occupying-power' };
    const found = end(arrested('2016-10-12'), sentenced({ term: 'P13Y6M', court, regime: 'strict' }));
    expect(found?.working.map((line) => line.in('uk'))).toEqual([
      'Перший день тримання: 2016-10-12.',
      'Строк: P13Y6M; рішення: вирок, дата: 2019-12-01.',
      '2016-10-12 + P13Y6M = 2030-04-12.',
      'Без зарахування: за такого режиму день під вартою – це день строку: суворий режим (Кримінальний кодекс Російської Федерації, ст. 72, частини 3.1–3.4, у редакції від 14 липня 2018 року).',
    ]);
  });

  it('is not known without custody, without its first day, or without a term', () => {
    expect(end(sentenced({ term: 'P12Y' }))).toBeUndefined();
    expect(end(arrested('2016-10-12'))).toBeUndefined();
    expect(end(arrested('2016-10-12'), sentenced({ regime: 'strict' }))).toBeUndefined();
    expect(end(arrested('../2016-10-12'), sentenced({ term: 'P12Y' }))).toBeUndefined();
    expect(
      end(arrested('2016-10-12'), sentenced({ term: 'P12Y' }), claim('Released', '2021', { ground: 'medical' })),
    ).toBeUndefined();
    expect(end(arrested('2016-10-12'), sentenced({ term: 'P12Y' }), claim('DiedInCustody', '2021'))).toBeUndefined();
  });

  it('is never known for life imprisonment', () => {
    const life = sentenced({ lifeImprisonment: true, court: RU, regime: 'special' });
    const reading = read(arrested('2016-10-12'), life);
    expect(reading.expectedEnd).toBeUndefined();
    expect(reading.occurrences.map(({ kind, account }) => kind.says(account.fields))[1]).toBe(
      'Sentenced to life imprisonment, special regime, by Example Military Court',
    );
    expect(
      end(arrested('2016-10-12'), sentenced({ term: 'P12Y' }), appeal({ lifeImprisonment: true })),
    ).toBeUndefined();
    expect(day(arrested('2016-10-12'), life, appeal({ outcome: 'reduced', term: 'P20Y' }))).toBe('2036-10-12');
    expect(day(arrested('2016-10-12'), sentenced({ term: 'P12Y', lifeImprisonment: false }))).toBe('2028-10-12');
  });

  it('goes by the last term that a court gave', () => {
    const events = [arrested('2016-10-12'), sentenced({ term: 'P13Y' })];
    expect(day(...events, appeal({ outcome: 'upheld', final: true }))).toBe('2029-10-12');
    expect(day(...events, appeal({ outcome: 'reduced', term: 'P12Y' }))).toBe('2028-10-12');
    expect(working(...events, appeal({ outcome: 'reduced', term: 'P12Y' }))?.[1]).toBe(
      'Term: P12Y by the appeal of 2020-06-01.',
    );
    expect(day(...events, appeal({ term: 'P12Y' }), claim('Sentenced', '2022', { term: 'P15Y' }))).toBe('2031-10-12');
  });

  it('ends when the sentence is quashed or returned, until there is another', () => {
    const events = [arrested('2016-10-12'), sentenced({ term: 'P13Y' })];
    for (const outcome of ['quashed', 'acquitted', 'returned']) {
      expect(end(...events, appeal({ outcome }))).toBeUndefined();
      expect(day(...events, appeal({ outcome }), claim('Sentenced', '2022', { term: 'P8Y' }))).toBe('2024-10-12');
    }
  });

  it('does not take an old sentence for a new arrest', () => {
    const served = [arrested('2010-01-01'), claim('Sentenced', '2010-06-01', { term: 'P3Y' })];
    for (const ground of ['term-served', 'pardon', 'exchange', 'acquitted'])
      expect(
        end(...served, claim('Released', '2013-01-01', { ground }), claim('Arrested', '2022-01-01')),
      ).toBeUndefined();
    expect(day(...served, claim('Released', '2012-01-01', { ground: 'parole' }), claim('Arrested', '2022-01-01'))).toBe(
      '2025-01-01',
    );
  });

  it('counts what was served before a release that was reversed', () => {
    const events = [
      arrested('2020-01-01'),
      claim('Sentenced', '2020-06-01', { term: 'P10Y' }),
      claim('Released', '2021-01-01', { ground: 'pardon' }),
      claim('ReleaseReversed', '2022-01-01'),
    ];
    expect(end(...events)).toMatchObject({ withoutCredit: '2032-01-01', day: '2030-12-31' });
    expect(working(...events)?.at(-1)).toBe('366 days were served before the release that was reversed.');
  });

  it('puts undated sentences before all appeals, and undated appeals last', () => {
    const first = claim('Sentenced', null, { term: 'P13Y' });
    expect(day(arrested('2016-10-12'), appeal({ outcome: 'reduced', term: 'P12Y' }), first)).toBe('2028-10-12');
    const last = claim('AppealDecided', null, { outcome: 'reduced', term: 'P11Y' });
    expect(day(arrested('2016-10-12'), last, sentenced({ term: 'P13Y' }))).toBe('2027-10-12');
    expect(working(arrested('2016-10-12'), last, first)?.[1]).toBe('Term: P11Y by the appeal of an unstated date.');
  });

  it('takes the term of an appeal whose sentence is not on record', () => {
    expect(day(arrested('2016-10-12'), appeal({ outcome: 'upheld', term: 'P12Y' }))).toBe('2028-10-12');
  });
});

describe('the credit for remand', () => {
  const given = (fields: object, force: object = { outcome: 'upheld', final: true }) => [
    arrested('2019-12-01'),
    sentenced({ term: 'P5Y', court: RU, ...fields }, '2020-03-01'),
    appeal(force, '2020-06-08'),
  ];

  it('is half a day more for each day, in a general regime', () => {
    const expected = end(...given({ regime: 'general', articles: ['Art. 280.1'] }));
    expect(expected).toMatchObject({ withoutCredit: '2024-12-01', day: '2024-08-28', rule: 'ru-2018-07-14' });
    expect(String(expected?.working.at(-1))).toMatch(
      /^190 days of remand count 1.5 each: 95 days less \(Criminal Code/,
    );
  });

  it('is a day more for each day, in a settlement colony', () => {
    expect(day(...given({ regime: 'settlement' }))).toBe('2024-05-25');
  });

  it('goes by the regime that the appeal left', () => {
    expect(day(...given({ regime: 'strict' }, { outcome: 'changed', regime: 'general', final: true }))).toBe(
      '2024-08-28',
    );
  });

  it.each<[why: string, fields: object, force: object, line: RegExp]>([
    [
      'in a strict regime',
      { regime: 'strict' },
      { final: true },
      /^No credit: in a strict regime a day of remand is a day/,
    ],
    [
      'under a terrorist article',
      { regime: 'general', articles: ['Art. 205.5(2)'] },
      { final: true },
      /^No credit: under Art. 205.5\(2\)/,
    ],
    ['under treason', { regime: 'general', articles: ['ст. 275'] }, { final: true }, /^No credit: under ст. 275/],
    ['without a regime', {}, { final: true }, /^No credit: the regime is not on record/],
    ['before the sentence is in force', { regime: 'general' }, { outcome: 'upheld' }, /^No credit yet/],
    [
      'before there was a rule',
      { regime: 'general' },
      { final: true },
      /^No credit: no rule is known for RU on 2017-06-01/,
    ],
  ])('is none %s', (why, fields, force, line) => {
    const early = [
      arrested('2016-12-01'),
      sentenced({ term: 'P5Y', court: RU, ...fields }, '2017-03-01'),
      appeal(force, '2017-06-01'),
    ];
    const expected = end(...(why.startsWith('before there') ? early : given(fields, force)));
    expect(expected?.day).toBe(expected?.withoutCredit);
    expect(String(expected?.working.at(-1))).toMatch(line);
  });

  it('stops on the day that the sentence first came into force', () => {
    const events = given({ regime: 'general' });
    expect(day(...events, appeal({ outcome: 'upheld', final: true }, '2022-01-01'))).toBe('2024-08-28');
  });

  it('counts two days of house arrest as one', () => {
    const events = [
      claim('Restricted', '2019-12-01', { restriction: 'house-arrest' }),
      claim('Remanded', '2020-03-10'),
      sentenced({ term: 'P5Y', court: RU, regime: 'strict' }, '2020-05-01'),
      appeal({ final: true }, '2020-06-08'),
    ];
    const expected = end(...events);
    expect(expected).toMatchObject({ withoutCredit: '2024-12-01', day: '2025-01-20' });
    expect(String(expected?.working.at(-1))).toMatch(/^100 days of house arrest count 0.5 each: 50 days more/);
  });

  it('counts no remand of days that were under house arrest', () => {
    const events = [
      claim('Arrested', '2019-12-01'),
      claim('Restricted', '2019-12-11', { restriction: 'house-arrest' }),
      claim('Remanded', '2020-03-10'),
      sentenced({ term: 'P5Y', court: RU, regime: 'general' }, '2020-05-01'),
      appeal({ final: true }, '2020-06-08'),
    ];
    expect(working(...events)?.slice(3)).toEqual([
      expect.stringMatching(/^100 days of remand count 1.5 each: 50 days less/),
      expect.stringMatching(/^90 days of house arrest count 0.5 each: 45 days more/),
    ]);
  });
});

describe('the custody a person is in', () => {
  const custody = (...events: Unstamped[]) => read(...events).custody;

  it('lasts from its first day, which counts, to the day it is read on', () => {
    expect(custody(arrested('2026-08-31'))).toEqual({
      since: '2026-08-31',
      days: 2,
      claim: ARREST,
      occurrence: ARREST,
      stretches: [{ from: '2026-08-31', to: '2026-09-02', houseArrest: false }],
      earlier: [],
    });
    expect(custody(claim('Restricted', '2020', { restriction: 'travel-ban' }))).toBeUndefined();
    expect(custody()).toBeUndefined();
  });

  it('begins anew after a release', () => {
    const again = [
      arrested('2020-01-01'),
      claim('Released', '2021', { ground: 'unknown' }),
      claim('Arrested', '2026-09-01'),
    ];
    expect(custody(...again)).toMatchObject({ since: '2026-09-01', days: 1, earlier: [] });
  });

  it('begins with an exact arrest rather than with the month in which somebody was seen in prison', () => {
    const seen = claim('HeldAt', '2026-08~', { facility: 'Example SIZO' });
    expect(custody(seen, arrested('2026-08-11'))).toMatchObject({ since: '2026-08-11', days: 22, claim: ARREST });
    expect(custody(seen, arrested('2026-09-01'))).toMatchObject({ since: '2026-08~', days: 32 });
    expect(custody(arrested('2026-08'), claim('Arrested', '2026-08-20/2026-08-22'))).toMatchObject({
      since: '2026-08',
    });
  });

  it('says how it went', () => {
    const events = [
      arrested('2026-08-01'),
      claim('Restricted', '2026-08-03', { restriction: 'house-arrest' }),
      claim('Remanded', '2026-08-10'),
    ];
    expect(custody(...events)).toMatchObject({
      days: 32,
      stretches: [
        { from: '2026-08-01', to: '2026-08-03', houseArrest: false },
        { from: '2026-08-03', to: '2026-08-10', houseArrest: true },
        { from: '2026-08-10', to: '2026-09-02', houseArrest: false },
      ],
    });
  });
});
