import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  adjudicated,
  claim,
  corrected,
  disputed,
  matched,
  onRecord,
  retracted,
  separated,
  source,
  uuid,
  type Unstamped,
} from '../../../../test/support/on-record.js';
import { readingOf } from '../../../../test/support/reading-of.js';
import type { SourceCitation } from '../../values/source.js';
import type { Occurrence } from './occurrence.js';

const [ONE, TWO, THREE] = [uuid(11), uuid(12), uuid(13)];

/** Accounts of one arrest, in the order of recording; the first opened the occurrence. */
function accounts(...given: [id: string, when: string, ...sources: SourceCitation[]][]): Unstamped[] {
  return given.map(([id, when, ...sources]) =>
    claim('Arrested', when, {}, { id, sources, ...(id === ONE ? {} : { occurrence: ONE }) }),
  );
}

function chosen(...events: Unstamped[]): Occurrence {
  const [occurrence, ...more] = readingOf(onRecord(...events)).occurrences;
  if (occurrence === undefined || more.length > 0) throw new Error('there is not one occurrence');
  return occurrence;
}

const choice = (...events: Unstamped[]) => {
  const { account, chosenBy } = chosen(...events);
  return [account.claim, chosenBy];
};

describe('the account that an occurrence is read by', () => {
  const good = accounts([ONE, '2020-05-03', source('C3', 'a')], [TWO, '2020-05-04', source('B2', 'b')]);

  it('is the only one', () => {
    expect(choice(...accounts([ONE, '2020-05-03', source('E5')]))).toEqual([ONE, 'only-account']);
  });

  it('is the adjudicated one, whatever its grade, and with the reason and the name', () => {
    expect(choice(...good, adjudicated(ONE, ONE))).toEqual([ONE, 'adjudicated']);
    const { because, adjudication, others, conflict } = chosen(
      ...good,
      adjudicated(ONE, ONE, { by: 'reviewer', reason: 'the verdict says so' }),
    );
    expect(because.toString()).toBe('reviewer preferred it: the verdict says so');
    expect(adjudication).toMatchObject({ by: 'reviewer', prefer: ONE, reason: 'the verdict says so' });
    expect(others.map((account) => account.claim)).toEqual([TWO]);
    expect(conflict).toEqual([]);
  });

  it('is the one adjudicated last', () => {
    expect(choice(...good, adjudicated(ONE, ONE), adjudicated(ONE, TWO))).toEqual([TWO, 'adjudicated']);
  });

  it('is adjudicated even when it is disputed, and not when it was retracted or moved away since', () => {
    expect(choice(...good, adjudicated(ONE, ONE), disputed(ONE))).toEqual([ONE, 'adjudicated']);
    expect(choice(...good, adjudicated(ONE, ONE), retracted(ONE))).toEqual([TWO, 'only-standing']);
    const apart = readingOf(onRecord(...good, adjudicated(ONE, ONE), separated(ONE, THREE))).occurrences;
    expect(apart.map(({ id, account, chosenBy }) => [id, account.claim, chosenBy])).toEqual([
      [THREE, ONE, 'only-account'],
      [ONE, TWO, 'only-account'],
    ]);
  });

  it('is the only one that was neither retracted nor disputed without answer', () => {
    expect(choice(...good, disputed(TWO))).toEqual([ONE, 'only-standing']);
    expect(choice(...good, retracted(TWO))).toEqual([ONE, 'only-standing']);
    expect(choice(...good, disputed(TWO), corrected(TWO, { whenAsWritten: '4 May' }))).toEqual([TWO, 'best-grade']);
  });

  it('is chosen among the disputed ones when all of them are', () => {
    expect(choice(...good, disputed(TWO), disputed(ONE))).toEqual([TWO, 'best-grade']);
  });

  it('is the one with the best grade of all its sources', () => {
    expect(choice(...good)).toEqual([TWO, 'best-grade']);
    const many = accounts(
      [ONE, '2020-05-03', source('E5'), source('A2', 'a')],
      [TWO, '2020-05-04', source('B1'), source('B1', 'b')],
    );
    expect(choice(...many)).toEqual([ONE, 'best-grade']);
    expect(chosen(...many).because.toString()).toBe('Its best source is graded A2; no other account has one as good.');
  });

  it('is graded by reliability first; F and 6 stand in the middle', () => {
    const ranked = ['A1', 'A6', 'A5', 'B1', 'C3', 'C6', 'C4', 'F1', 'F6', 'F5', 'D1', 'E1', 'E6', 'E5'];
    ranked.slice(1).forEach((worse, at) => {
      const better = ranked[at] as string;
      expect(choice(...accounts([ONE, '2020', source(worse)], [TWO, '2021', source(better)]))).toEqual([
        TWO,
        'best-grade',
      ]);
    });
  });

  it('is the one with whose date most independent roots agree', () => {
    const three = accounts(
      [ONE, '2020-05-03', source('B2', 'a')],
      [TWO, '2020-05-04', source('B2', 'b')],
      [THREE, '2020-05-04', source('B2', 'c')],
    );
    expect(choice(...three)).toEqual([TWO, 'most-roots']);
    expect(chosen(...three).because.in('uk')).toBe('Оцінки рівні; незалежних першоджерел, що збігаються щодо дати: 2.');
    expect(chosen(...three).because.toString()).toBe('Equally graded; 2 independent roots agree on its date.');
  });

  it('counts a root once, however many relays and documents repeat it', () => {
    const relayed = accounts(
      [ONE, '2020-05-03', source('B2', 'a')],
      [TWO, '2020-05-04', source('B2', 'Agency', { document: 'a'.repeat(64) })],
      [THREE, '2020-05-04', source('B2', 'agency ', { document: 'b'.repeat(64), relay: ['agency ', 'paper'] })],
    );
    expect(choice(...relayed)).toEqual([ONE, 'earliest-recorded']);
  });

  it('counts no root of an account that is disputed or retracted', () => {
    const three = accounts(
      [ONE, '2020-05-03', source('B2', 'a')],
      [TWO, '2020-05-04', source('B2', 'b')],
      [THREE, '2020-05-04', source('B2', 'c')],
    );
    expect(choice(...three, disputed(THREE))).toEqual([ONE, 'earliest-recorded']);
    expect(choice(...three, retracted(THREE))).toEqual([ONE, 'earliest-recorded']);
  });

  it('counts the roots of worse graded accounts as well', () => {
    const three = accounts(
      [ONE, '2020-05-03', source('B2', 'a')],
      [TWO, '2020-05-04', source('B2', 'b')],
      [THREE, '2020-05-04', source('C3', 'c')],
    );
    expect(choice(...three)).toEqual([TWO, 'most-roots']);
  });

  it('is the one recorded first when nothing else tells them apart', () => {
    const two = accounts([ONE, '2020-05-03', source('B2', 'a')], [TWO, '2020-05-04', source('B2', 'b')]);
    expect(choice(...two)).toEqual([ONE, 'earliest-recorded']);
    const tied = accounts(
      [ONE, '2020-05-02', source('B2', 'a')],
      [TWO, '2020-05-03', source('B2', 'b'), source('B2', 'c')],
      [THREE, '2020-05-04', source('B2', 'd'), source('B2', 'e')],
    );
    expect(choice(...tied)).toEqual([TWO, 'earliest-recorded']);
  });

  it('is the first recorded of matched claims, whichever occurrence they are matched into', () => {
    const apart = [
      claim('Arrested', '2020-05-03', {}, { id: ONE }),
      claim('Arrested', '2020-05-04', {}, { id: TWO, sources: [source('B2', 'b')] }),
    ];
    expect(choice(...apart, matched(TWO, [ONE]))).toEqual([ONE, 'earliest-recorded']);
    expect(choice(...apart, matched(ONE, [TWO]))).toEqual([ONE, 'earliest-recorded']);
  });

  it('is none when all were retracted: the occurrence is withdrawn', () => {
    const { occurrences, withdrawn } = readingOf(onRecord(...good, retracted(ONE), retracted(TWO)));
    expect(occurrences).toEqual([]);
    expect(withdrawn.map((account) => account.claim)).toEqual([ONE, TWO]);
  });

  it('is always one of those that stand, and the rest are shown beside it', () => {
    const grade = fc.constantFrom('A1', 'B2', 'B2', 'C3', 'F6', 'E5');
    const account = fc.record({
      grade,
      root: fc.constantFrom('a', 'b', 'c'),
      when: fc.constantFrom('2020-05-03', '2020-05-04', '2020-05'),
      fate: fc.constantFrom('stands', 'stands', 'disputed', 'retracted'),
    });
    fc.assert(
      fc.property(fc.array(account, { minLength: 1, maxLength: 6 }), (given) => {
        const ids = given.map((_, at) => uuid(11 + at));
        const claims = given.map(({ grade: graded, root, when }, at) =>
          claim('Arrested', when, {}, { id: ids[at] as string, occurrence: ONE, sources: [source(graded, root)] }),
        );
        const marks = given.flatMap(({ fate }, at) => {
          if (fate === 'stands') return [];
          return [fate === 'disputed' ? disputed(ids[at] as string) : retracted(ids[at] as string)];
        });
        const { occurrences, withdrawn } = readingOf(onRecord(...claims, ...marks));
        const [found] = occurrences;
        const fates = new Map(given.map(({ fate }, at) => [ids[at], fate]));
        if (found === undefined) return withdrawn.length === given.length;
        const fate = fates.get(found.account.claim);
        expect(fate === 'stands' || (fate === 'disputed' && ![...fates.values()].includes('stands'))).toBe(true);
        return (
          [found.account, ...found.others]
            .map((each) => each.claim)
            .toSorted()
            .join() === ids.join()
        );
      }),
    );
  });
});

describe('what accounts contradict each other on', () => {
  const conflict = (...events: Unstamped[]) => chosen(...events).conflict;
  const released = (id: string, when: string, fields: object) =>
    claim('Released', when, fields, { id, ...(id === ONE ? {} : { occurrence: ONE }) });

  it('is their dates, when they cannot be the same day', () => {
    expect(conflict(...accounts([ONE, '2020-05-03'], [TWO, '2020-05-04']))).toEqual(['when']);
    expect(conflict(...accounts([ONE, '2020-05-03'], [TWO, '2020-05']))).toEqual([]);
    expect(conflict(...accounts([ONE, '2020-05-03'], [TWO, '[2020-05-03,2020-05-09]']))).toEqual([]);
    const undated = claim('Arrested', null, {}, { id: TWO, occurrence: ONE });
    expect(conflict(...accounts([ONE, '2020-05-03']), undated)).toEqual([]);
  });

  it('is what they say in closed words or numbers, never free text', () => {
    const two = (a: object, b: object) => [released(ONE, '2020', a), released(TWO, '2020', b)];
    expect(conflict(...two({ ground: 'pardon' }, { ground: 'exchange', conditional: true }))).toEqual(['ground']);
    const terms = (a: object, b: object) => [
      claim('Sentenced', '2020', a, { id: ONE }),
      claim('Sentenced', '2020', b, { id: TWO, occurrence: ONE }),
    ];
    expect(conflict(...terms({ term: 'P12Y', regime: 'strict' }, { term: 'P13Y', regime: 'general' }))).toEqual([
      'term',
      'regime',
    ]);
    expect(conflict(...terms({ judge: 'A. Example', term: 'P1Y' }, { judge: 'B. Example' }))).toEqual([]);
  });

  it('is settled by adjudication, and looks at nothing disputed or retracted', () => {
    const two = accounts([ONE, '2020-05-03'], [TWO, '2020-05-04']);
    expect(conflict(...two, adjudicated(ONE, TWO))).toEqual([]);
    expect(conflict(...two, disputed(TWO))).toEqual([]);
    expect(conflict(...two, retracted(TWO))).toEqual([]);
  });
});
