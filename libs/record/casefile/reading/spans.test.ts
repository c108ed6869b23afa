import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { claim, onRecord, opened, type Unstamped } from '../../../../test/support/on-record.js';
import { readingOf } from '../../../../test/support/reading-of.js';
import { addDays } from '../../dates/index.js';
import { claimKinds } from '../claims/index.js';
import { readSpans } from './reading.js';
import { SPAN_FACETS, type Span } from './spans.js';

function spansOf(...events: Unstamped[]): Span[] {
  const spans = readSpans(onRecord(...events), { clearance: 'sealed' });
  if (spans === undefined) throw new Error('there are no spans');
  return spans;
}
const ofFacet = (facet: string, spans: readonly Span[]) =>
  spans.filter((span) => span.facet === facet).map(({ value, from, to }) => [value, from, to]);

describe('the spans of a casefile', () => {
  it('are one for each facet when nothing is known', () => {
    expect(spansOf()).toEqual(
      SPAN_FACETS.map((facet) => ({
        facet,
        value: { procedure: 'none', category: 'persecuted' }[facet as string] ?? 'unknown',
        from: '',
        to: null,
      })),
    );
  });

  it('begin on the first day of a value, and end on the first day of the next', () => {
    const spans = spansOf(
      claim('Arrested', '2020-05-03'),
      claim('Remanded', '2020-05-05'),
      claim('DetentionExtended', '2020-07-05'),
      claim('Released', '2021-02', { ground: 'exchange' }),
    );
    expect(ofFacet('liberty', spans)).toEqual([
      ['unknown', '', '2020-05-03'],
      ['police-hold', '2020-05-03', '2020-05-05'],
      ['remand', '2020-05-05', '2021-02-01'],
      ['at-liberty', '2021-02-01', null],
    ]);
    expect(ofFacet('category', spans)).toEqual([
      ['persecuted', '', '2020-05-03'],
      ['remand', '2020-05-03', '2021-02-01'],
      ['released', '2021-02-01', null],
    ]);
  });

  it('count a day by what it ends with', () => {
    const spans = spansOf(
      claim('Remanded', '2020-05-03'),
      claim('Released', '2021-02-01', { ground: 'measure-changed' }),
      claim('ReleaseReversed', '2021-02-01'),
    );
    expect(ofFacet('liberty', spans)).toEqual([
      ['unknown', '', '2020-05-03'],
      ['remand', '2020-05-03', null],
    ]);
  });
});

describe('any casefile', () => {
  const kinds = claimKinds.filter(({ effect, provesLife }) => effect !== undefined || provesLife !== undefined);
  const places = [{ text: 'SIZO', kind: 'remand-prison' }, { text: 'Colony', kind: 'colony' }, { text: 'a basement' }];
  const day = fc.integer({ min: 0, max: 40 }).map((after) => addDays('2020-05-01', after));
  const date = fc.oneof(
    { weight: 8, arbitrary: day },
    { weight: 1, arbitrary: fc.constantFrom('2020-05', '2020-05~', '2020', '../2020-05-20', '2020-05-20/..') },
    { weight: 1, arbitrary: fc.constant(null) },
  );
  const event = fc
    .record({
      kind: fc.constantFrom(...kinds),
      when: date,
      place: fc.constantFrom(...places),
      lag: fc.integer({ min: 0, max: 60 }),
    })
    .map(({ kind, when, place, lag }) => {
      const fields = kind.name === 'HeldAt' ? { facility: place } : kind.example;
      return claim(kind.name, when, fields, { recordedAt: addDays('2020-05-02', lag) });
    });
  const events = fc.array(event, { maxLength: 12 });
  const days = Array.from({ length: 48 }, (_, after) => addDays('2020-04-29', after));

  it('has spans without gap or overlap, and no two alike in a row', () => {
    fc.assert(
      fc.property(events, (given) => {
        for (const facet of SPAN_FACETS) {
          const spans = ofFacet(facet, spansOf(...given));
          expect(spans[0]?.[1]).toBe('');
          expect(spans.at(-1)?.[2]).toBeNull();
          spans.slice(1).forEach(([value, from], at) => {
            expect(from).toBe(spans[at]?.[2]);
            expect(value).not.toBe(spans[at]?.[0]);
          });
          expect(spans.every(([, from, to]) => to === null || String(from) < String(to))).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('has the status of its spans on every day', () => {
    fc.assert(
      fc.property(events, (given) => {
        const record = onRecord(opened('Anna Example', { recordedAt: '2020-01-01' }), ...given);
        const spans = readSpans(record, { clearance: 'sealed' }) ?? [];
        for (const on of days) {
          const { status } = readingOf(record, { on });
          const held = spans.filter(({ from, to }) => from <= on && (to === null || on < to));
          expect(Object.fromEntries(held.map(({ facet, value }) => [facet, value]))).toEqual(
            Object.fromEntries(SPAN_FACETS.map((facet) => [facet, status[facet].value])),
          );
        }
      }),
      { numRuns: 40 },
    );
  });

  it('has the same status however its dated claims were recorded, as long as no two are of one day', () => {
    const distinct = fc.uniqueArray(
      fc.record({ kind: fc.constantFrom(...kinds), when: day, place: fc.constantFrom(...places) }),
      { selector: ({ when }) => when, maxLength: 10 },
    );
    fc.assert(
      fc.property(distinct, fc.infiniteStream(fc.nat()), (given, order) => {
        const claims = given.map(({ kind, when, place }) =>
          claim(kind.name, when, kind.name === 'HeldAt' ? { facility: place } : kind.example),
        );
        const shuffled = claims
          .map((each) => ({ each, key: order.next().value as number }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ each }) => each);
        expect(spansOf(...shuffled)).toEqual(spansOf(...claims));
      }),
    );
  });
});
