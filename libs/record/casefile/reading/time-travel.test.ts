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
  opened,
  retracted,
  reviewed,
  separated,
  uuid,
} from '../../../../test/support/on-record.js';
import { readingOf } from '../../../../test/support/reading-of.js';
import { PROTECTIONS } from '../../protection.js';
import type { Fact } from '../../decider.js';
import { historyOf, type KnownSpans } from './history.js';
import { historyStrata, strataOf } from './strata.js';
import { readCasefile, readSpans } from './reading.js';

const [ARREST, RELEASE, SECOND] = [uuid(11), uuid(12), uuid(13)];
const sizo = { facility: { text: 'Example SIZO', kind: 'remand-prison' } };
const record = onRecord(
  opened('Anna Example', { recordedAt: '2020-06-01' }),
  claim('Arrested', '2020-05-03', { by: 'police' }, { id: ARREST, recordedAt: '2020-06-01T10:00:00Z' }),
  claim('HeldAt', '2020-07', sizo, { recordedAt: '2020-08-01' }),
  claim('Released', '2021-02-24', { ground: 'exchange' }, { id: RELEASE, recordedAt: '2021-03-01' }),
  corrected(RELEASE, { when: '2021-02-26' }, { recordedAt: '2021-03-09' }),
  claim('Released', '2021-02-20', { ground: 'pardon' }, { id: SECOND, occurrence: RELEASE, recordedAt: '2021-04-01' }),
  adjudicated(RELEASE, SECOND, { recordedAt: '2021-05-01' }),
  claim('Arrested', '2022-01-01', {}, { id: uuid(14), recordedAt: '2022-02-01' }),
  matched(ARREST, [uuid(14)], { recordedAt: '2022-03-01' }),
  retracted(uuid(14), { recordedAt: '2022-04-01' }),
  reviewed({ recordedAt: '2022-05-01' }),
);

const examples: Record<string, object> = {
  Released: { ground: 'pardon' },
  HeldAt: sizo,
  Named: { text: 'Anna' },
};
const liberty = (on: string, known?: Date | string) => readingOf(record, { on, known }).status.liberty.value;
const at = (instant: string) => new Date(instant);

describe('what was true then', () => {
  it('leaves out what came later', () => {
    expect(['2020-05-02', '2020-05-03', '2020-07-15', '2021-02-19', '2021-02-20'].map((on) => liberty(on))).toEqual([
      'unknown',
      'police-hold',
      'remand',
      'remand',
      'at-liberty',
    ]);
    const early = readingOf(record, { on: '2020-05-02' });
    expect(early.occurrences).toEqual([]);
    expect(early.names).toEqual([{ text: 'Anna Example' }]);
  });

  it('keeps what may have come before: no first day is no later day', () => {
    const open = onRecord(claim('Arrested', '../2020-05-03'), claim('Released', null, { ground: 'pardon' }));
    expect(readingOf(open, { on: '2019-01-01' }).occurrences.map(({ kind }) => kind.name)).toEqual([
      'Arrested',
      'Released',
    ]);
    expect(readingOf(open, { on: '2019-01-01' }).status.liberty.value).toBe('unknown');
    expect(readingOf(open, { on: '2020-05-03' }).status.liberty.value).toBe('police-hold');
  });
});

describe('what the record held then', () => {
  it.each<[known: string, liberty: string, accounts: number]>([
    ['2020-06-01T09:59:59Z', 'unknown', 0],
    ['2020-06-01T10:00:00Z', 'police-hold', 1],
    ['2020-12-31', 'remand', 2],
    ['2021-03-01', 'at-liberty', 3],
    ['2021-03-09', 'remand', 2],
    ['2021-04-01', 'remand', 2],
    ['2021-05-01', 'at-liberty', 3],
  ])('on 25 February 2021, as known at %s: %s', (known, value, occurrences) => {
    const reading = readingOf(record, { on: '2021-02-25', known: at(known) });
    expect(reading.status.liberty.value).toBe(value);
    expect(reading.occurrences).toHaveLength(occurrences);
  });

  it('goes by position as well as by instant', () => {
    for (const fact of record.facts.slice(1))
      expect(readingOf(record, { known: fact.position })).toEqual(readingOf(record, { known: fact.recordedAt }));
    expect(readingOf(record, { known: '000000000004' }).position).toBe('000000000004');
  });

  it('has corrections, adjudications, matches and retractions from their own time on', () => {
    const then = (known: string) => readingOf(record, { on: '2022-12-31', known: at(known) });
    const released = (known: string) => then(known).occurrences.find(({ id }) => id === RELEASE);
    expect(released('2021-03-01')?.account).toMatchObject({ when: '2021-02-24', corrections: [] });
    expect(released('2021-03-09')?.account).toMatchObject({
      when: '2021-02-26',
      corrections: [{ was: { when: '2021-02-24' } }],
    });
    expect(released('2021-04-01')).toMatchObject({ chosenBy: 'earliest-recorded', conflict: ['when', 'ground'] });
    expect(released('2021-05-01')).toMatchObject({ chosenBy: 'adjudicated', conflict: [] });
    const arrests = (known: string) => then(known).occurrences.filter(({ kind }) => kind.name === 'Arrested').length;
    expect([arrests('2022-02-01'), arrests('2022-03-01')]).toEqual([2, 1]);
    expect(then('2022-03-01').occurrences[0]?.others[0]?.retraction).toBeUndefined();
    expect(then('2022-04-01').occurrences[0]?.others[0]?.retraction).toBeDefined();
    expect([then('2022-04-30').reviews.length, then('2022-05-01').reviews.length]).toEqual([0, 1]);
  });

  it('is nothing before the casefile was opened', () => {
    expect(readCasefile(record, { on: '2021-01-01', known: at('2020-05-31'), clearance: 'sealed' })).toBeUndefined();
    expect(readSpans(record, { known: at('2020-05-31'), clearance: 'sealed' })).toBeUndefined();
  });

  it('knows nothing of facts yet to come, whatever they are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: record.facts.length }), (count) => {
        const known = record.facts[count - 1]?.position as string;
        const cut = { ...record, facts: record.facts.slice(0, count) };
        expect(readingOf(record, { known })).toEqual(readingOf(cut));
      }),
    );
  });
});

describe('the history of the status', () => {
  const heldAfter = (history: readonly KnownSpans[], { position }: Fact) =>
    history.findLast(({ from }) => from.position <= position)?.spans;

  it('is, after each fact, what the spans were when the record held no more', () => {
    for (const clearance of PROTECTIONS) {
      const history = historyOf(record, clearance);
      for (const fact of record.facts)
        expect(heldAfter(history, fact)).toEqual(readSpans(record, { known: fact.position, clearance }));
    }
  });

  it('tells only of changes', () => {
    const types = historyOf(record, 'sealed').map(({ from }) => from.type);
    expect(types).toEqual(
      'CasefileOpened Arrested HeldAt Released ClaimCorrected OccurrenceAdjudicated Arrested AccountsMatched'.split(
        ' ',
      ),
    );
  });

  it('is the same for all whose claims that matter are kept at one level', () => {
    const named = onRecord(claim('Named', null, { text: 'Anna' }, { protection: 'sealed' }), claim('Arrested', null));
    expect(strataOf(named, 'public')).toHaveLength(2);
    expect(historyStrata(named, strataOf(named, 'public'))).toEqual([{ lowest: 'public', highest: 'sealed' }]);
    expect(historyOf(named, 'public')).toEqual(historyOf(named, 'sealed'));
  });

  it('is that of the spans, whatever is recorded in whatever order', () => {
    // Only accounts of one kind can be matched: two arrests, and whatever else there is.
    const [arrests, others] = [
      [uuid(21), uuid(22)],
      [uuid(23), uuid(24)],
    ];
    const id = fc.constantFrom(...arrests, ...others);
    const day = fc.constantFrom('2020-05-03', '2020-05-03', '2020-05-04', '2020-05', null);
    const kind = fc.constantFrom('Released', 'HeldAt', 'DiedInCustody', 'Named');
    const mark = fc.oneof(
      fc.record({ id, when: day }).map(({ id: of, when }) => corrected(of, { when })),
      id.map((of) => retracted(of)),
      id.map((of) => disputed(of)),
      fc.tuple(id, id).map(([of, prefer]) => adjudicated(of, prefer)),
      fc.constantFrom(...arrests, uuid(90)).map((of) => matched(of, arrests)),
      id.map((of) => separated(of, uuid(900 + Number(of.slice(-2))))),
    );
    const claims = fc.tuple(
      ...arrests.map((of) => day.map((when) => claim('Arrested', when, {}, { id: of }))),
      ...others.map((of) => fc.tuple(kind, day).map(([name, when]) => claim(name, when, examples[name], { id: of }))),
    );
    fc.assert(
      fc.property(claims, fc.array(mark, { maxLength: 6 }), (given, marks) => {
        const any = onRecord(...given, ...marks);
        const history = historyOf(any, 'sealed');
        for (const fact of any.facts)
          expect(heldAfter(history, fact)).toEqual(readSpans(any, { known: fact.position, clearance: 'sealed' }));
      }),
    );
  });
});
