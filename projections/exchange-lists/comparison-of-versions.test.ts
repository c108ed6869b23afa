import { describe, expect, it } from '@jest/globals';
import { PRINTED_FIELDS, type PrintedFacts } from './comparison-facts.js';
import { compareVersions, type Listed } from './comparison-of-versions.js';

const nothing = Object.fromEntries(
  PRINTED_FIELDS.map((field) => [field, { value: null, claims: [] }]),
) as unknown as PrintedFacts;
const printed = (facts: Readonly<Record<string, readonly [value: string, ...claims: string[]]>>): PrintedFacts => ({
  ...nothing,
  ...Object.fromEntries(Object.entries(facts).map(([field, [value, ...claims]]) => [field, { value, claims }])),
});
const readiness = (...blocking: string[]) => ({ ready: blocking.length === 0, blocking, advisory: ['ID-5'] });
const listed = (casefile: string, more: Partial<Listed> = {}): Listed => ({
  casefile,
  name: `${casefile} Example`,
  readiness: readiness('ID-1', 'CO-2'),
  printed: nothing,
  ...more,
});
const drop = (casefile: string, reason: string, more: object = {}) => ({
  casefile,
  reason,
  at: '2026-06-15T08:00:00.000Z',
  by: 'advocate',
  ...more,
});

describe('two versions of a list', () => {
  it('that read alike differ in nothing', () => {
    const people = [listed('Anna'), listed('Borys')];
    expect(compareVersions(people, people, [])).toEqual({ added: [], dropped: [], changed: [], unchanged: 2 });
    expect(compareVersions([], [], [])).toEqual({ added: [], dropped: [], changed: [], unchanged: 0 });
  });

  it('differ in who is on them, and why somebody no longer is', () => {
    const [anna, borys, cemal] = [listed('Anna'), listed('Borys'), listed('Cemal')];
    const drops = [drop('Anna', 'duplicate'), drop('Anna', 'other', { text: 'asked to wait' }), drop('Dina', 'died')];
    expect(compareVersions([anna, borys], [borys, cemal], drops)).toEqual({
      added: [{ casefile: 'Cemal', name: 'Cemal Example', readiness: cemal.readiness }],
      dropped: [
        {
          casefile: 'Anna',
          name: 'Anna Example',
          reason: 'other',
          text: 'asked to wait',
          at: '2026-06-15T08:00:00.000Z',
        },
      ],
      changed: [],
      unchanged: 1,
    });
  });

  it('may lack the reason where what said it was erased', () => {
    expect(compareVersions([listed('Anna')], [], []).dropped).toEqual([{ casefile: 'Anna', name: 'Anna Example' }]);
  });

  it('differ in readiness, whatever the order of the rules', () => {
    const was = listed('Anna');
    const same = listed('Anna', { readiness: readiness('CO-2', 'ID-1') });
    expect(compareVersions([was], [same], [])).toMatchObject({ changed: [], unchanged: 1 });
    for (const other of [readiness('CO-2'), readiness(), { ...was.readiness, advisory: [] }]) {
      const { changed, unchanged } = compareVersions([was], [listed('Anna', { readiness: other })], []);
      expect(unchanged).toBe(0);
      expect(changed).toEqual([
        { casefile: 'Anna', name: 'Anna Example', readiness: { from: was.readiness, to: other }, facts: [] },
      ]);
    }
  });

  it('differ in what is printed, with the claims of the one and the other', () => {
    const was = printed({ facility: ['SIZO-1', 'a'], liberty: ['remand', 'a', 'b'], term: ['P7Y', 'c'] });
    const is = printed({ facility: ['Colony 2', 'd'], liberty: ['remand', 'd'], born: ['1980', 'e'], name: ['Anna'] });
    const { changed } = compareVersions([listed('Anna', { printed: was })], [listed('Anna', { printed: is })], []);
    expect(changed[0]?.facts).toEqual([
      { field: 'name', from: null, to: 'Anna', claims: [] },
      { field: 'born', from: null, to: '1980', claims: ['e'] },
      { field: 'facility', from: 'SIZO-1', to: 'Colony 2', claims: ['a', 'd'] },
      { field: 'term', from: 'P7Y', to: null, claims: ['c'] },
    ]);
  });

  it('tell a claim that both rest on once', () => {
    const from = listed('Anna', { printed: printed({ expectedEnd: ['2027-01-01', 'a', 'b'] }) });
    const to = listed('Anna', { printed: printed({ expectedEnd: ['2027-02-01', 'a', 'c'] }) });
    expect(compareVersions([from], [to], []).changed[0]?.facts[0]?.claims).toEqual(['a', 'b', 'c']);
  });

  it('rank nobody: people stand in the order of naming, whatever their readiness', () => {
    const from = ['Anna', 'Borys', 'Cemal'].map((name) => listed(name));
    const to = [
      listed('Cemal', { readiness: readiness() }),
      listed('Borys'),
      listed('Anna', { readiness: readiness() }),
    ];
    const names = (people: readonly { casefile: string }[]) => people.map(({ casefile }) => casefile);
    expect(names(compareVersions(from, to, []).changed)).toEqual(['Cemal', 'Anna']);
    expect(names(compareVersions([], from, []).added)).toEqual(['Anna', 'Borys', 'Cemal']);
    expect(names(compareVersions(from, [], []).dropped)).toEqual(['Anna', 'Borys', 'Cemal']);
  });
});
