import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import {
  CASEFILE,
  fact,
  grouped,
  listed,
  onRecord,
  opened,
  uuid,
  type Elsewhere,
  type Unstamped,
} from '../../../../test/support/on-record.js';
import { readingOf } from '../../../../test/support/reading-of.js';
import type { Perspective } from './case-record.js';

const LIST = uuid(1000);

function entry(facts: Unstamped[], perspective: Partial<Perspective> = {}) {
  const drafted = fact(
    'ExchangeListDrafted',
    { profile: 'ombudsman-list', protection: 'team' },
    { recordedAt: '2026-01-01' },
  );
  const record = onRecord(opened('Anna Example', { recordedAt: '2026-01-01' }), { lists: [drafted, ...facts] });
  return readingOf(record, perspective).lists[0];
}
const on = (day: string, type: string, data: object) => fact(type, data, { recordedAt: day });
const named = (day: string, more: object = {}) => on(day, 'NamedForExchange', { casefile: CASEFILE, ...more });
const dropped = (day: string, casefile = CASEFILE) => on(day, 'DroppedFromList', { casefile, reason: 'citizenship' });
const frozen = (version: number, day: string, casefile = CASEFILE) =>
  on(day, 'ListFrozen', { version, on: day, entries: [{ casefile, ready: true, blocking: [], advisory: [] }] });
const handedOver = (version: number, day: string) =>
  on(day, 'ListHandedOver', { version, to: 'the Ombudsman', on: day });
const answered = (answer: string, day: string, casefile = CASEFILE) =>
  on(day, 'ExchangeAnswered', { version: 1, casefile, answer, on: day, sources: [] });

describe('where a person stands on an exchange list', () => {
  const course = [
    named('2026-02-01', { urgent: true }),
    frozen(1, '2026-03-01'),
    handedOver(1, '2026-03-02'),
    answered('silent', '2026-04-01'),
    answered('denied', '2026-05-01'),
    dropped('2026-06-01'),
  ];
  const base = { list: LIST, profile: 'ombudsman-list', namedOn: '2026-02-01', urgent: true };
  const after = [
    base,
    { ...base, version: 1 },
    { ...base, version: 1, handedOverOn: '2026-03-02' },
    { ...base, version: 1, handedOverOn: '2026-03-02', answer: 'silent', answeredOn: '2026-04-01' },
    { ...base, version: 1, handedOverOn: '2026-03-02', answer: 'denied', answeredOn: '2026-05-01' },
    {
      ...base,
      version: 1,
      handedOverOn: '2026-03-02',
      answer: 'denied',
      answeredOn: '2026-05-01',
      dropped: 'citizenship',
    },
  ];

  it('is read from its facts, one after the other', () => {
    after.forEach((expected, at) => expect(entry(course.slice(0, at + 1))).toEqual(expected));
    expect(entry([])).toBeUndefined();
  });

  it('is read on any day, and as known at any time', () => {
    const days = ['2026-02-01', '2026-03-01', '2026-03-02', '2026-04-01', '2026-05-01', '2026-06-01'];
    days.forEach((day, at) => {
      expect(entry(course, { on: day })).toEqual(after[at]);
      expect(entry(course, { known: new Date(`${day}T12:00:00Z`) })).toEqual(after[at]);
    });
    expect(entry(course, { on: '2026-01-31' })).toBeUndefined();
  });

  it('is nothing to whoever may not see the list, and before the list was known', () => {
    const record = onRecord(listed('ombudsman-list'));
    expect(readingOf(record, { clearance: 'partners' }).lists).toEqual([]);
    expect(readingOf(record, { clearance: 'team' }).lists).toHaveLength(1);
    expect(readingOf(record, { known: record.facts[0]?.position }).lists).toEqual([]);
  });

  it('keeps the last answer, and not the hand-over, when a new version is frozen', () => {
    expect(entry([...course.slice(0, 5), frozen(2, '2026-07-01')])).toEqual({
      ...base,
      version: 2,
      answer: 'denied',
      answeredOn: '2026-05-01',
    });
    expect(entry([...course.slice(0, 2), frozen(2, '2026-07-01'), handedOver(1, '2026-07-02')])).toEqual({
      ...base,
      version: 2,
    });
  });

  it('is on the list again when it is named again', () => {
    expect(entry([...course, named('2026-08-01')])).toEqual({
      ...after[4],
      namedOn: '2026-08-01',
      urgent: false,
    });
  });

  it('is not touched by what befalls others', () => {
    const other = uuid(77);
    const others = [
      dropped('2026-06-01', other),
      frozen(1, '2026-06-02', other),
      answered('confirmed', '2026-06-03', other),
    ];
    expect(entry([named('2026-02-01', { urgent: true }), ...others])).toEqual(base);
    expect(entry([on('2026-02-01', 'NamedForExchange', { casefile: other })])).toBeUndefined();
  });
});

describe('the groups a person belongs to', () => {
  const groups = (perspective: Partial<Perspective>, ...events: Elsewhere[]) =>
    readingOf(onRecord(...events), perspective).groups;

  it('are those the person was placed in, as it was last said', () => {
    const two = {
      groups: [
        fact('CasegroupOpened', { names: [{ text: 'Example case' }] }),
        fact('PersonPlacedInGroup', { casefile: CASEFILE, role: 'witness' }),
        fact('PersonPlacedInGroup', { casefile: uuid(77), role: 'other' }),
        fact('PersonPlacedInGroup', { casefile: CASEFILE, role: 'defendant', from: '2020-05', until: '2021' }),
      ],
    };
    expect(groups({}, two, grouped())).toEqual([
      { group: uuid(1000), role: 'defendant', from: '2020-05', until: '2021' },
      { group: uuid(1001) },
    ]);
    expect(groups({ on: '2020-04-30' }, two)).toEqual([{ group: uuid(1000), role: 'witness' }]);
  });

  it('are those that were known, and had begun', () => {
    const record = onRecord(grouped({ role: 'defendant', from: '2020-05' }));
    expect(readingOf(record, { on: '2020-04-30' }).groups).toEqual([]);
    expect(readingOf(record, { known: record.facts[0]?.position }).groups).toEqual([]);
  });
});
