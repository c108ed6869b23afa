import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import {
  adjudicated,
  claim,
  disputed,
  onRecord,
  retracted,
  source,
  uuid,
  type Unstamped,
} from '../../../../../test/support/on-record.js';
import { readingOf } from '../../../../../test/support/reading-of.js';

const [ONE, TWO, THREE] = [uuid(11), uuid(12), uuid(13)];
const [SIZO, COLONY] = [
  { text: 'Example SIZO', kind: 'remand-prison' },
  { text: 'Colony No. 0', kind: 'colony' },
];

/** The checks of one code that a casefile raises, each as its message and claims. */
function raised(code: string, ...events: Unstamped[]): [message: string, claims: readonly string[]][] {
  const { checks } = readingOf(onRecord(...events));
  return checks.filter((check) => check.code === code).map(({ message, claims }) => [message.toString(), claims]);
}
const heldAt = (when: string | null, facility: object, id?: string) =>
  claim('HeldAt', when, { facility }, id === undefined ? {} : { id });
const moved = (when: string, fields: object, id?: string) =>
  claim('Transferred', when, fields, id === undefined ? {} : { id });

describe('a casefile without contradictions', () => {
  it('raises no check', () => {
    const { checks } = readingOf(
      onRecord(
        claim('Arrested', '2020-05-03', {}, { whenAsWritten: 'Sunday, 3 May' }),
        claim('Charged', '2020-05-04'),
        claim('Remanded', '2020-05-05'),
        heldAt('2020-05-06', SIZO),
        claim('TrialOpened', '2021-01-01'),
        claim('Sentenced', '2021-05-01', { term: 'P12Y' }),
        claim('AppealDecided', '2021-09-01', { final: true }),
        moved('2021-10-01', { from: SIZO, to: COLONY }),
        heldAt('2022-10-01', COLONY),
        claim('Released', '2024-01-01', { ground: 'exchange' }),
        claim('ReturnedHome', '2024-01-02'),
      ),
    );
    expect(checks).toEqual([]);
    expect(readingOf(onRecord()).checks).toEqual([]);
  });
});

describe('impossible-order', () => {
  const order = (...events: Unstamped[]) => raised('impossible-order', ...events);
  const at = (kind: string, when: string, fields: object = {}, id?: string) =>
    claim(kind, when, fields, id === undefined ? {} : { id });

  it.each<[later: string, fields: object, earlier: string, more: object]>([
    ['Released', { ground: 'unknown' }, 'Arrested', {}],
    ['Released', { ground: 'unknown' }, 'Remanded', {}],
    ['Remanded', {}, 'Arrested', {}],
    ['Sentenced', {}, 'Charged', {}],
    ['Sentenced', {}, 'TrialOpened', {}],
    ['AppealDecided', {}, 'Sentenced', {}],
    ['ReleaseReversed', {}, 'Released', { ground: 'unknown' }],
    ['ReturnedHome', {}, 'Released', { ground: 'unknown' }],
    ['RestrictionLifted', {}, 'Restricted', { restriction: 'travel-ban' }],
  ])('%s %j before %s', (later, fields, earlier, more) => {
    const events = [at(later, '2020-05-03', fields, ONE), at(earlier, '2020-06', more, TWO)];
    expect(order(...events)).toEqual([[`${later} (2020-05-03) stands before ${earlier} (2020-06).`, [ONE, TWO]]]);
    expect(order(at(later, '2020-06-01', fields), at(earlier, '2020-06', more))).toEqual([]);
    expect(order(claim(later, null, fields), at(earlier, '2020-06', more))).toEqual([]);
    expect(order(at(later, '2020-05-03', fields))).toEqual([]);
  });

  it('is none for a second round: arrested, released, arrested, remanded', () => {
    const rounds = [
      at('Arrested', '2015-01-01'),
      at('Released', '2015-02-01', { ground: 'unknown' }),
      at('Arrested', '2016-01-01'),
      at('Remanded', '2016-01-02'),
      at('HeldAt', '2016-01-03', { facility: SIZO }),
    ];
    expect(order(...rounds)).toEqual([]);
  });

  it('is none for courts that try people whom they do not hold', () => {
    for (const kind of ['Remanded', 'Sentenced'])
      expect(order(at(kind, '2020-05-03', { inAbsentia: true }), at('Arrested', '2021'))).toEqual([]);
    expect(order(at('Sentenced', '2020-05-03', { inAbsentia: true }), at('Charged', '2021'))).toHaveLength(1);
  });

  it('is a sign of life after a death', () => {
    const events = [
      at('DiedInCustody', '2021-01-01', {}, ONE),
      at('LetterReceived', '2021-01-01'),
      at('AliveConfirmed', '2021-02', {}, TWO),
      at('Charged', '2021-03-01'),
      at('Sentenced', '2021-03-01', { inAbsentia: true }),
    ];
    expect(order(...events)).toEqual([
      ['DiedInCustody (2021-01-01) stands before AliveConfirmed (2021-02).', [ONE, TWO]],
    ]);
  });
});

describe('two-places-at-once', () => {
  const places = (...events: Unstamped[]) => raised('two-places-at-once', ...events);

  it('is two places on one day', () => {
    expect(places(heldAt('2020-05-06', SIZO, ONE), heldAt('2020-05-06', COLONY, TWO))).toEqual([
      ['On 2020-05-06 the person is both in Example SIZO and in Colony No. 0.', [ONE, TWO]],
    ]);
    const found = claim('WhereaboutsEstablished', '2020-05-06', { facility: COLONY });
    expect(places(heldAt('2020-05-06', SIZO), found)).toHaveLength(1);
  });

  it('is none with a transfer that may be of that day, for one place, or for days that are not exact', () => {
    const two = [heldAt('2020-05-06', SIZO), heldAt('2020-05-06', COLONY)];
    expect(places(...two, moved('2020-05-06', { from: SIZO, to: COLONY }))).toEqual([]);
    expect(places(...two, moved('2020-05', { to: COLONY }))).toEqual([]);
    expect(places(...two, moved('2020-04-01', { to: SIZO }))).toHaveLength(1);
    expect(places(heldAt('2020-05-06', SIZO), heldAt('2020-05-06', { text: 'example SIZO' }))).toEqual([]);
    expect(places(heldAt('2020-05', SIZO), heldAt('2020-05', COLONY))).toEqual([]);
    expect(places(heldAt('2020-05-06', SIZO), heldAt('2020-05-07', COLONY))).toEqual([]);
    expect(places(heldAt(null, SIZO), heldAt(null, COLONY))).toEqual([]);
  });
});

describe('transfer-from-elsewhere', () => {
  const transfers = (...events: Unstamped[]) => raised('transfer-from-elsewhere', ...events);
  const other = { text: 'Other prison' };

  it('is a transfer from where the person was not, whether or not it arrived', () => {
    for (const fields of [{ from: other, to: COLONY }, { from: other }, { from: other, to: COLONY, inTransit: true }])
      expect(transfers(heldAt('2020-05-06', SIZO, ONE), moved('2020-06-01', fields, TWO))).toEqual([
        [
          'The transfer of 2020-06-01 starts from Other prison, and the place before it on record is Example SIZO.',
          [ONE, TWO],
        ],
      ]);
  });

  it('is none from the place before, from nowhere stated, or out of transit', () => {
    expect(transfers(heldAt('2020-05-06', SIZO), moved('2020-06-01', { from: SIZO, to: COLONY }))).toEqual([]);
    expect(transfers(heldAt('2020-05-06', SIZO), moved('2020-06-01', { to: COLONY }))).toEqual([]);
    const away = moved('2020-05-20', { from: SIZO, inTransit: true });
    expect(transfers(heldAt('2020-05-06', SIZO), away, moved('2020-06-01', { from: other, to: COLONY }))).toEqual([]);
    expect(transfers(moved('2020-06-01', { from: other, to: COLONY }))).toEqual([]);
  });

  it('is none when the order of two accounts is not certain', () => {
    const go = moved('2020-06-01', { from: SIZO, to: COLONY });
    expect(transfers(heldAt('2020-06-01', COLONY), go, heldAt('2020-06-01', SIZO))).toEqual([]);
    expect(transfers(heldAt('2020-05-06', other), heldAt('2020-06', SIZO), go)).toEqual([]);
  });

  it('is none after a release', () => {
    const free = claim('Released', '2020-05-20', { ground: 'unknown' });
    expect(transfers(heldAt('2020-05-06', SIZO), free, moved('2021-06-01', { from: other, to: COLONY }))).toEqual([]);
  });
});

describe('gap-in-places', () => {
  const gaps = (...events: Unstamped[]) => raised('gap-in-places', ...events);

  it('is more than 60 days between two places', () => {
    expect(gaps(heldAt('2020-05-01', SIZO, ONE), heldAt('2020-07-01', COLONY, TWO))).toEqual([
      ['61 days between Example SIZO (2020-05-01) and Colony No. 0 (2020-07-01) are unaccounted for.', [ONE, TWO]],
    ]);
    expect(gaps(heldAt('2020-05-01', SIZO), heldAt('2020-06-30', COLONY))).toEqual([]);
    expect(gaps(heldAt('2020-05', SIZO), heldAt('2020-07', COLONY))).toEqual([]);
  });

  it('is more than 60 days on the way', () => {
    const away = moved('2020-05-20', { from: SIZO, inTransit: true }, ONE);
    expect(gaps(heldAt('2018-05-01', SIZO), away, heldAt('2020-09-01', COLONY, TWO))).toEqual([
      ['104 days between a transfer (2020-05-20) and Colony No. 0 (2020-09-01) are unaccounted for.', [ONE, TWO]],
    ]);
    expect(gaps(heldAt('2018-05-01', SIZO), away, heldAt('2020-06-01', COLONY))).toEqual([]);
    expect(gaps(away, moved('2020-09-01', { inTransit: true }, TWO))).toEqual([
      ['104 days between a transfer (2020-05-20) and a transfer (2020-09-01) are unaccounted for.', [ONE, TWO]],
    ]);
  });

  it('is none when a transfer says when the person was moved, or the place stays the same', () => {
    expect(
      gaps(heldAt('2018-05-01', SIZO), moved('2020-06-01', { from: SIZO, to: COLONY }), heldAt('2022', COLONY)),
    ).toEqual([]);
    expect(gaps(heldAt('2018-05-01', SIZO), moved('2020-06-01', { to: COLONY }))).toEqual([]);
    expect(gaps(heldAt('2018-05-01', SIZO), heldAt('2020-05-01', SIZO))).toEqual([]);
    expect(
      gaps(heldAt('2018-05-01', SIZO), moved('2020-06-01', { from: { text: 'Other prison' }, to: COLONY })),
    ).toHaveLength(1);
  });

  it('is none over a time at liberty, or with an end that is not known', () => {
    for (const out of [
      claim('Released', '2019-01-01', { ground: 'unknown' }),
      claim('ReturnedHome', '2019-01-01'),
      claim('Restricted', '2019-01-01', { restriction: 'house-arrest' }),
    ])
      expect(gaps(heldAt('2018-05-01', SIZO), out, heldAt('2020-05-01', COLONY))).toEqual([]);
    expect(gaps(heldAt('2018-05-01/..', SIZO), heldAt('2020-05-01', COLONY))).toEqual([]);
    expect(gaps(heldAt(null, SIZO), heldAt('2020-05-01', COLONY))).toEqual([]);
  });
});

describe('sentence-without-charge', () => {
  it('is a sentence without a charge on record', () => {
    const sentenced = claim('Sentenced', '2020-05-03', {}, { id: ONE });
    expect(raised('sentence-without-charge', sentenced)).toEqual([
      ['A sentence is on record without the charge it answers.', [ONE]],
    ]);
    expect(raised('sentence-without-charge', sentenced, claim('Charged', null))).toEqual([]);
    expect(raised('sentence-without-charge', claim('Charged', null))).toEqual([]);
  });
});

describe('term-should-have-ended', () => {
  const ended = (on: string) => {
    const record = onRecord(
      claim('Arrested', '2016-10-12', {}, { id: ONE }),
      claim('Sentenced', '2017-05-03', { term: 'P3Y' }, { id: TWO }),
    );
    return readingOf(record, { on }).checks.filter(({ code }) => code === 'term-should-have-ended');
  };

  it('is a term that is over, and no release on record', () => {
    expect(ended('2019-10-12')).toEqual([]);
    const [over, ...more] = ended('2019-10-13');
    expect({ ...over, message: over?.message.toString() }).toEqual({
      code: 'term-should-have-ended',
      message: 'The term should have ended on 2019-10-12 (an estimate); no release is on record.',
      claims: [ONE, TWO],
    });
    expect(more).toEqual([]);
  });

  it('is never a release: the status stays what it was', () => {
    const record = onRecord(claim('Arrested', '2016-10-12'), claim('Sentenced', '2017-05-03', { term: 'P3Y' }));
    expect(readingOf(record).status.category.value).toBe('remand');
  });
});

describe('weekday-mismatch', () => {
  it('is a weekday that the date does not have, in any account that was not retracted', () => {
    const events = [
      claim('Arrested', '2020-05-03', {}, { id: ONE, whenAsWritten: 'on Sunday' }),
      claim('Arrested', '2020-05-04', {}, { id: TWO, occurrence: ONE, whenAsWritten: 'on Sunday, 4 May' }),
    ];
    const mismatch = [['The source writes "Sunday", but 2020-05-04 was a Monday.', [TWO]]];
    expect(raised('weekday-mismatch', ...events)).toEqual(mismatch);
    expect(raised('weekday-mismatch', ...events, retracted(TWO))).toEqual([]);
    expect(raised('weekday-mismatch', claim('Arrested', null, {}, { whenAsWritten: 'on a Sunday' }))).toEqual([]);
  });
});

describe('accounts-in-conflict', () => {
  const events = [
    claim('Arrested', '2020-05-03', {}, { id: ONE }),
    claim('Arrested', '2020-05-04', {}, { id: TWO, occurrence: ONE }),
    claim('Arrested', '2020-05-05', {}, { id: THREE, occurrence: ONE }),
  ];
  const conflicts = (...more: Unstamped[]) => raised('accounts-in-conflict', ...events, ...more);

  it('is accounts that contradict each other, counted without those that were retracted', () => {
    expect(conflicts()).toEqual([
      ['3 accounts of Arrested differ on when; shown is the one chosen by earliest-recorded.', [ONE, TWO, THREE]],
    ]);
    expect(conflicts(retracted(THREE))).toEqual([
      ['2 accounts of Arrested differ on when; shown is the one chosen by earliest-recorded.', [ONE, TWO]],
    ]);
  });

  it('is settled by an adjudication, or by disputes', () => {
    expect(conflicts(adjudicated(ONE, TWO))).toEqual([]);
    expect(conflicts(disputed(TWO), disputed(THREE))).toEqual([]);
  });
});

describe('one-document-as-two-roots', () => {
  const roots = (...events: Unstamped[]) => raised('one-document-as-two-roots', ...events);
  const document = 'a'.repeat(64);
  const cited = (root: string) => source('B2', root, { document });

  it('is one document that is cited under two roots for one occurrence', () => {
    const two = [
      claim('Arrested', '2020-05-03', {}, { id: ONE, sources: [cited('agency')] }),
      claim('Arrested', '2020-05-03', {}, { id: TWO, occurrence: ONE, sources: [cited('witness')] }),
    ];
    expect(roots(...two)).toEqual([
      ['Document aaaaaaaaaaaa… is cited as 2 different roots for one occurrence.', [ONE, TWO]],
    ]);
    expect(roots(...two, retracted(TWO))).toEqual([]);
    expect(roots(claim('Arrested', null, {}, { id: ONE, sources: [cited('agency'), cited('witness')] }))).toEqual([
      ['Document aaaaaaaaaaaa… is cited as 2 different roots for one occurrence.', [ONE]],
    ]);
  });

  it('is none for one root twice, or for two occurrences', () => {
    expect(roots(claim('Arrested', null, {}, { sources: [cited('agency'), cited('Agency ')] }))).toEqual([]);
    const apart = [
      claim('Arrested', null, {}, { sources: [cited('a')] }),
      claim('Searched', null, {}, { sources: [cited('b')] }),
    ];
    expect(roots(...apart)).toEqual([]);
  });
});

describe('a check in Ukrainian', () => {
  const inUkrainian = (...events: Unstamped[]) =>
    readingOf(onRecord(...events)).checks.map(({ message }) => message.in('uk'));

  it('names kinds, fields, rules and weekdays in words, and places as their sources do', () => {
    const events = [
      claim('Arrested', '2020-05-03', {}, { id: ONE }),
      claim('Arrested', '2020-05-04', {}, { id: TWO, occurrence: ONE, whenAsWritten: 'on Sunday, 4 May' }),
      heldAt('2020-05-06', SIZO),
      heldAt('2020-05-06', COLONY),
    ];
    expect(inUkrainian(...events)).toEqual([
      'На 2020-05-06 особа перебуває водночас у двох місцях: Example SIZO та Colony No. 0.',
      'Джерело пише «Sunday», але на 2020-05-04 припадає понеділок.',
      'Повідомлення про подію «затримання» (усього 2) розходяться в такому: дата; показано обране за правилом «найраніше записане».',
    ]);
  });
});
