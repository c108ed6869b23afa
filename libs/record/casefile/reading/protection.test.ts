import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  adjudicated,
  claim,
  corrected,
  digest,
  disputed,
  fact,
  listed,
  matched,
  namesake,
  onRecord,
  opened,
  reviewed,
  retracted,
  separated,
  source,
  uuid,
  waived,
  type OnRecord,
} from '../../../../test/support/on-record.js';
import { readingOf } from '../../../../test/support/reading-of.js';
import { mayRead, PROTECTIONS, strictest, type Protection } from '../../protection.js';
import { historyOf } from './history.js';
import { levelsOf } from './levels.js';
import { readCasefile, readSpans, readStrata, type Reading } from './reading.js';
import { strataOf } from './strata.js';

const [ONE, TWO, THREE] = [uuid(11), uuid(12), uuid(13)];
const SECRET = 'Quelle Sieben';
const closed = { protection: 'team' as Protection };

const seenBy = (clearance: Protection, ...events: OnRecord[]): Reading => readingOf(onRecord(...events), { clearance });
const textOf = (reading: Reading) => JSON.stringify(reading);
/** A reading without the ids and positions of the facts it was made from. */
const saying = ({ position: _, revision: __, lastMaterial: ___, ...reading }: Reading) =>
  JSON.parse(
    JSON.stringify(reading, (name, value: unknown) => (name === 'recordedAt' || name === 'position' ? 0 : value)),
  ) as object;

describe('a claim above the clearance', () => {
  const open = [claim('Arrested', '2020-05-03', {}, { id: ONE }), claim('Charged', '2020-06-01', {}, { id: TWO })];
  const hidden: [what: string, ...events: OnRecord[]][] = [
    ['a name', claim('Named', null, { text: SECRET }, closed)],
    ['a status', claim('DiedInCustody', '2021-01-01', { statedCause: SECRET }, closed)],
    ['another account', claim('Arrested', '2020-05-09', { by: SECRET }, { ...closed, occurrence: ONE })],
    [
      'a better graded account',
      claim('Arrested', '2020-05-04', { by: SECRET }, { ...closed, occurrence: ONE, sources: [source('A1')] }),
    ],
    ['a sentence to a term', claim('Sentenced', '2020-07-01', { term: 'P1D', judge: SECRET }, closed)],
    ['an impossible order', claim('Released', '2019-01-01', { ground: 'unknown' }, closed)],
    ['a place', claim('HeldAt', '2020-08-01', { facility: { text: SECRET, kind: 'colony' } }, closed)],
    ['a wrong weekday', claim('LetterReceived', '2020-08-01', {}, { ...closed, whenAsWritten: `Monday ${SECRET}` })],
    [
      'a document of two roots',
      claim(
        'LetterSent',
        null,
        {},
        { ...closed, sources: [source('A1', 'a'), source('A1', 'b', { document: digest('a') })] },
      ),
    ],
    [
      'a dispute',
      claim('Searched', null, {}, { ...closed, id: THREE }),
      disputed(THREE, { reason: SECRET, ...closed }),
    ],
    [
      'a correction',
      claim('Searched', null, {}, { ...closed, id: THREE }),
      corrected(THREE, { fields: { by: SECRET } }, closed),
    ],
    [
      'a retraction',
      claim('Searched', null, {}, { ...closed, id: THREE }),
      retracted(THREE, { reason: SECRET, ...closed }),
    ],
    [
      'an adjudication',
      claim('Arrested', '2020-05-09', {}, { ...closed, id: THREE, occurrence: ONE }),
      adjudicated(ONE, THREE, { reason: SECRET, ...closed }),
    ],
  ];

  it.each(hidden)('is absent everywhere: %s', (_, ...events) => {
    const without = seenBy('partners', ...open);
    const withIt = seenBy('partners', ...open, ...events);
    expect(saying(withIt)).toEqual(saying(without));
    expect(textOf(withIt)).not.toContain(SECRET);
    expect(textOf(seenBy('team', ...open, ...events))).not.toEqual(textOf(seenBy('team', ...open)));
  });

  it('changes neither spans nor history of whoever may not see it', () => {
    const record = onRecord(...open, claim('DiedInCustody', '2021-01-01', {}, closed));
    expect(readSpans(record, { clearance: 'public' })).toEqual(readSpans(onRecord(...open), { clearance: 'public' }));
    expect(historyOf(record, 'public').at(-1)?.spans).toEqual(readSpans(onRecord(...open), { clearance: 'public' }));
    expect(readSpans(record, { clearance: 'team' })).not.toEqual(readSpans(record, { clearance: 'public' }));
  });

  it('does not keep open claims apart that were matched together with it', () => {
    const events = [
      claim('Arrested', '2020-05-03', {}, { id: ONE }),
      claim('Arrested', '2020-05-04', {}, { id: TWO }),
      claim('Arrested', '2020-05-05', {}, { id: THREE, protection: 'sealed' }),
      matched(ONE, [TWO, THREE], { reason: SECRET, protection: 'sealed' }),
    ];
    const reading = seenBy('public', ...events);
    expect(reading.occurrences.map(({ id, others }) => [id, others.map((other) => other.claim)])).toEqual([
      [ONE, [TWO]],
    ]);
    expect(textOf(reading)).not.toContain(SECRET);
    expect(textOf(reading)).not.toContain(THREE);
    expect(historyOf(onRecord(...events), 'public').at(-1)?.spans).toEqual(
      readSpans(onRecord(...events), { clearance: 'public' }),
    );
  });
});

describe('a claim that is closed by a correction', () => {
  const events = [
    claim('Named', '2020-01-01', { text: SECRET }, { id: ONE, recordedAt: '2021-01-01' }),
    corrected(ONE, { protection: 'sealed' }, { protection: 'sealed', recordedAt: '2021-06-01' }),
  ];

  it('is closed in every earlier state of the record too', () => {
    for (const known of [undefined, new Date('2021-01-02')]) {
      const record = onRecord(opened('Anna', { recordedAt: '2020-12-01' }), ...events);
      const reading = readingOf(record, { clearance: 'team', known });
      expect(textOf(reading)).not.toContain(SECRET);
      expect(readingOf(record, { clearance: 'sealed', known }).names).toHaveLength(2);
    }
  });

  it('is open again, and was, when it is opened', () => {
    const reopened = corrected(ONE, { protection: 'public' }, { protection: 'public', recordedAt: '2021-07-01' });
    const record = onRecord(opened('Anna', { recordedAt: '2020-12-01' }), ...events, reopened);
    expect(readingOf(record, { clearance: 'public', known: new Date('2021-06-15') }).names).toHaveLength(2);
  });
});

describe('a field that is kept closer than its claim', () => {
  const searched = claim('Searched', '2020-05-03', { by: 'police', premises: SECRET }, { id: ONE });

  it('is left out for whoever may not see it', () => {
    expect(seenBy('partners', searched).occurrences[0]?.account.fields).toEqual({ by: 'police' });
    expect(seenBy('team', searched).occurrences[0]?.account.fields).toEqual({
      by: 'police',
      premises: { text: SECRET },
    });
  });

  it('is left out of corrections, as it was and as it is', () => {
    const fixed = corrected(ONE, { fields: { by: 'guards', premises: { text: `${SECRET} 2` } } });
    expect(seenBy('public', searched, fixed).occurrences[0]?.account).toMatchObject({
      fields: { by: 'guards' },
      corrections: [{ values: { fields: { by: 'guards' } }, was: { fields: { by: 'police' } } }],
    });
    expect(textOf(seenBy('public', searched, fixed))).not.toContain(SECRET);
    expect(textOf(seenBy('team', searched, fixed))).toContain(`${SECRET} 2`);
  });

  it('does not give a place away', () => {
    const home = claim('ReturnedHome', '2021-01-01', { place: SECRET });
    expect(seenBy('public', home).status.whereabouts).toMatchObject({ value: 'unknown' });
    expect(seenBy('team', home).status.whereabouts).toMatchObject({ value: 'known', facility: { text: SECRET } });
  });
});

describe('a citation that is kept closer than its claim', () => {
  const citation = source('A1', SECRET, { protection: 'sealed' });
  const both = claim('Arrested', '2020-05-03', {}, { id: ONE, sources: [source('C3', 'paper'), citation] });

  it('is left out, and lends neither grade nor root', () => {
    expect(seenBy('team', both).occurrences[0]?.account.sources).toEqual([source('C3', 'paper')]);
    expect(textOf(seenBy('team', both))).not.toContain(SECRET);
    const other = claim('Arrested', '2020-05-04', {}, { id: TWO, occurrence: ONE, sources: [source('B2', 'b')] });
    expect(seenBy('sealed', both, other).occurrences[0]?.account.claim).toBe(ONE);
    expect(seenBy('team', both, other).occurrences[0]?.account.claim).toBe(TWO);
  });

  it('may be the only one', () => {
    const secret = claim('Arrested', '2020-05-03', {}, { sources: [citation] });
    expect(seenBy('public', secret).occurrences[0]).toMatchObject({
      chosenBy: 'only-account',
      account: { sources: [] },
    });
  });

  it('is left out of disputes', () => {
    const doubt = {
      ...disputed(ONE),
      data: () => ({ claim: ONE, reason: 'x', protection: 'public', sources: [citation] }),
    };
    expect(textOf(seenBy('team', both, doubt))).not.toContain(SECRET);
  });

  it('that was open until a correction closed it is closed as it was, too', () => {
    const before = claim(
      'Arrested',
      '2020-05-03',
      {},
      { id: ONE, sources: [source('A1', SECRET)], recordedAt: '2021-01-01' },
    );
    const after = corrected(ONE, { sources: [citation] }, { recordedAt: '2021-06-01' });
    const record = onRecord(opened('Anna', { recordedAt: '2020-12-01' }), before, after);
    expect(textOf(readingOf(record, { clearance: 'team' }))).not.toContain(SECRET);
    expect(textOf(readingOf(record, { clearance: 'team', known: new Date('2021-02-01') }))).not.toContain(SECRET);
    expect(textOf(readingOf(record, { clearance: 'sealed' }))).toContain(SECRET);
  });
});

describe('a casefile that is closed as a whole', () => {
  const record = onRecord(opened('Anna', { protection: 'team' }), claim('Arrested', '2020-05-03'));

  it('says nothing to whoever is not cleared for it', () => {
    for (const clearance of ['public', 'partners'] as const) {
      expect(readCasefile(record, { on: '2026-01-01', clearance })).toBeUndefined();
      expect(readSpans(record, { clearance })).toBeUndefined();
      expect(historyOf(record, clearance)).toEqual([]);
    }
    expect(readingOf(record, { clearance: 'team' }).occurrences).toHaveLength(1);
  });

  it('lends its level to all that is in it', () => {
    expect(readingOf(record, { clearance: 'team' }).occurrences[0]?.account.protection).toBe('team');
    const levels = levelsOf(record.facts);
    expect(record.facts.map(levels)).toEqual(['team', 'team']);
  });
});

describe('what only the team may see', () => {
  it('is the note of an opening, the note of a review, and every waiver', () => {
    const events = [opened('Anna', { note: SECRET }), reviewed({ note: SECRET }), waived('CO-2', '2026-12-31')];
    const [outside, team] = [seenBy('partners', ...events), seenBy('team', ...events)];
    expect(outside).toMatchObject({ reviews: [{ findings: 'agreed' }], waivers: [] });
    expect(textOf(outside)).not.toContain(SECRET);
    expect(team).toMatchObject({ note: SECRET, reviews: [{ note: SECRET }], waivers: [{ rule: 'CO-2' }] });
  });

  it('is a list, and a namesake of that level', () => {
    const events = [listed('ombudsman-list'), namesake(uuid(500), 'team'), namesake(uuid(501))];
    expect(seenBy('partners', ...events)).toMatchObject({ lists: [], namesakes: [uuid(501)] });
    expect(seenBy('team', ...events)).toMatchObject({
      lists: [{ profile: 'ombudsman-list' }],
      namesakes: [uuid(500), uuid(501)],
    });
  });
});

describe('the level of a fact', () => {
  it('is sealed when nobody knows the fact, or the claim that it is about', () => {
    const record = onRecord(retracted(ONE), { type: 'NeverHeardOf', data: () => ({}) });
    expect(record.facts.map(levelsOf(record.facts))).toEqual(['public', 'sealed', 'sealed']);
  });

  it('is the strictest of several', () => {
    expect(strictest('public', 'team', 'partners')).toBe('team');
    expect(strictest()).toBe('public');
    expect(mayRead('partners', 'team')).toBe(false);
  });
});

describe('the strata of a casefile', () => {
  const level = fc.constantFrom(...PROTECTIONS);
  const event = (at: number) =>
    fc
      .record({ what: fc.integer({ min: 0, max: 8 }), level, inner: level })
      .map(({ what, level: protection, inner }): OnRecord => {
        const about = { protection };
        const sources = [source('B2', 'b', { protection: inner })];
        switch (what) {
          case 0:
            return claim('Arrested', '2020-05-03', {}, { id: uuid(20 + at), ...about, sources });
          case 1:
            return claim('Searched', '2020-05-03', { premises: 'a house' }, { id: uuid(20 + at), ...about });
          case 2:
            return claim('Named', null, { text: 'Anna' }, { id: uuid(20 + at), ...about });
          case 3:
            return corrected(uuid(20), { protection }, about);
          case 4:
            return corrected(uuid(21), { sources }, about);
          case 5:
            return { ...disputed(uuid(20)), data: () => ({ claim: uuid(20), reason: 'x', ...about, sources }) };
          case 6:
            return reviewed({ note: 'x' });
          case 7:
            return listed('ombudsman-list', { protection });
          default:
            return namesake(uuid(500), protection);
        }
      });
  const events = fc.tuple(...Array.from({ length: 6 }, (_, at) => event(at)));

  it('begin where a corrected citation begins to be seen', () => {
    const sources = [source('B2', 'b', { protection: 'partners' })];
    const record = onRecord(claim('Arrested', '2020-05-03', {}, { id: ONE }), corrected(ONE, { sources }));
    expect(strataOf(record, 'public').map(({ lowest }) => lowest)).toContain('partners');
  });

  it('begin where a citation of a pledge or of a dispute begins to be seen', () => {
    const sources = [source('B2', 'b', { protection: 'partners' })];
    const lowest = (one: OnRecord) => strataOf(onRecord(one), 'public').map((stratum) => stratum.lowest);
    expect(lowest({ pledges: [fact('PatronagePledged', { sources }), fact('DutyPerformed', { sources })] })).toContain(
      'partners',
    );
    expect(
      lowest({ pledges: [fact('PatronagePledged', { sources: [] }), fact('DutyPerformed', { sources })] }),
    ).toContain('partners');
    expect(lowest({ pledges: [fact('PatronagePledged', { sources: [] })] })).toEqual(['public']);
    expect(lowest(fact('ClaimDisputed', { claim: ONE, reason: 'x', protection: 'public', sources }))).toContain(
      'partners',
    );
  });

  it('read the same for every clearance within one of them', () => {
    fc.assert(
      fc.property(events, level, (given, floor) => {
        const record = onRecord(opened('Anna', { protection: floor }), ...given);
        const strata = strataOf(record, 'public');
        const covered = PROTECTIONS.filter((clearance) =>
          strata.some(({ lowest, highest }) => mayRead(clearance, lowest) && mayRead(highest, clearance)),
        );
        expect(covered).toEqual(PROTECTIONS.filter((clearance) => mayRead(clearance, floor)));
        for (const { lowest, highest } of strata)
          expect(saying(readingOf(record, { clearance: highest }))).toEqual(
            saying(readingOf(record, { clearance: lowest })),
          );
      }),
    );
  });

  it('are read together as each is read alone, whatever is closed to whom', () => {
    const id = fc.integer({ min: 20, max: 25 }).map(uuid);
    const sources = fc
      .tuple(level, level)
      .map((levels) => levels.map((protection, at) => source('B2', `r${at}`, { protection })));
    const day = fc.constantFrom('2020-05-03', '2020-05', '2020-06-01', null);
    const kinds = {
      Arrested: {},
      Released: { ground: 'pardon' },
      Searched: { premises: 'a house' },
      Named: { text: 'Anna' },
      HealthReported: { grade: 'chronic', condition: 'asthma' },
    };
    const kind = fc.constantFrom(...(Object.keys(kinds) as (keyof typeof kinds)[]));
    const given = fc.tuple(
      ...Array.from({ length: 6 }, (_, at) =>
        fc.record({ kind, day, level, sources, of: fc.option(fc.integer({ min: 20, max: 20 + at })) }).map((one) =>
          claim(one.kind, one.day, kinds[one.kind], {
            id: uuid(20 + at),
            protection: one.level,
            sources: one.sources,
            ...(one.of === null ? {} : { occurrence: uuid(one.of) }),
          }),
        ),
      ),
    );
    const said = fc.oneof(
      fc.record({ id, day, level }).map((one) => corrected(one.id, { when: one.day }, { protection: one.level })),
      fc.record({ id, sources }).map((one) => corrected(one.id, { sources: one.sources })),
      fc.tuple(id, sources).map(([of, cited]) => ({
        ...disputed(of),
        data: () => ({ claim: of, reason: 'x', protection: 'public', sources: cited }),
      })),
      id.map((of) => disputed(of)),
      id.map((of) => retracted(of)),
      fc.tuple(id, id).map(([of, prefer]) => adjudicated(of, prefer)),
      fc.tuple(id, id, id).map(([of, ...claims]) => matched(of, claims)),
      id.map((of) => separated(of, uuid(900 + Number(of.slice(-2))))),
    );
    fc.assert(
      fc.property(given, fc.array(said, { maxLength: 8 }), (claims, marks) => {
        const record = onRecord(...claims, ...marks);
        const strata = PROTECTIONS.map((one) => ({ lowest: one, highest: one }));
        for (const { stratum, reading } of readStrata(record, '2026-09-01', strata))
          expect(reading).toEqual(readingOf(record, { clearance: stratum.lowest }));
      }),
      { numRuns: Number(process.env['RUNS'] ?? 100) },
    );
  });
});
