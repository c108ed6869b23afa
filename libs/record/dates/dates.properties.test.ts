import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { bounds, compareEdtf, describeEdtf, isEdtf, overlap, readTypedDate } from './index.js';
import { canonicalEdtf } from './edtf.js';
import { formatDay, formatMonth, formatYear } from './day.js';

const year = fc.integer({ min: 1900, max: 2099 });
const month = fc.integer({ min: 1, max: 12 });
const dayOfMonth = fc.integer({ min: 1, max: 28 });
const mark = fc.constantFrom('', '?', '~', '%');

const day = fc.tuple(year, month, dayOfMonth).map(([y, m, d]) => formatDay(y, m, d));
const yearMonth = fc.tuple(year, month).map(([y, m]) => formatMonth(y, m));
const plain = fc.oneof(day, yearMonth, year.map(formatYear));
const masked = fc.tuple(day, fc.subarray([2, 3, 5, 6, 8, 9])).map(([text, places]) =>
  text
    .split('')
    .map((digit, at) => (places.includes(at) ? 'X' : digit))
    .join(''),
);
const divided = fc.tuple(year, fc.integer({ min: 21, max: 41 })).map(([y, code]) => `${formatYear(y)}-${code}`);
const marked = fc
  .tuple(day, fc.array(mark, { minLength: 6, maxLength: 6 }))
  .map(([text, marks]) =>
    text
      .split('-')
      .map((part, at) => `${marks[at * 2]}${part}${marks[at * 2 + 1]}`)
      .join('-'),
  )
  .map((text) => canonicalEdtf(text) ?? text);
const end = fc.oneof(plain, marked, masked, fc.constantFrom('..', ''));
const interval = fc.tuple(end, end).map((ends) => ends.join('/'));
const members = fc.array(
  fc.oneof(
    plain,
    fc.tuple(day, day).map((ends) => ends.toSorted().join('..')),
  ),
  {
    minLength: 1,
    maxLength: 4,
  },
);
const set = fc
  .tuple(members, fc.boolean(), fc.boolean(), fc.constantFrom('[]', '{}'))
  .map(
    ([dates, earlier, later, [open, close]]) =>
      `${open}${earlier ? '..' : ''}${dates.join()}${later ? '..' : ''}${close}`,
  );
const edtf = fc.oneof(plain, masked, divided, marked, interval, set).filter(isEdtf);
const scribble = fc.string({ unit: fc.constantFrom(...'0123456789X/.,-?~%[]{}TZS:+ YE'.split('')), maxLength: 120 });

describe('every EDTF date', () => {
  it('has an earliest day that is not after its latest', () => {
    fc.assert(
      fc.property(edtf, (date) => {
        const { earliest, latest } = bounds(date);
        expect(earliest === null || latest === null || earliest <= latest).toBe(true);
      }),
    );
  });

  it('has a description and is its own canonical spelling', () => {
    fc.assert(
      fc.property(edtf, (date) => {
        expect(describeEdtf(date)).not.toMatch(/undefined|NaN/);
        expect(canonicalEdtf(date)).toBe(date);
      }),
    );
  });

  it('is read as itself when it is typed', () => {
    fc.assert(
      fc.property(edtf, (date) => {
        expect(readTypedDate(` ${date} `)).toMatchObject({ ok: true, edtf: date });
      }),
    );
  });
});

describe('marks', () => {
  it('never make a valid day invalid, wherever they are put', () => {
    fc.assert(
      fc.property(marked, (date) => {
        expect(isEdtf(date)).toBe(true);
      }),
    );
  });
});

describe('a set', () => {
  it('is bounded by the hull of its members', () => {
    fc.assert(
      fc.property(members, (dates) => {
        const each = dates.flatMap((date) => date.split('..')).map((date) => bounds(date));
        const earliest = each.map((one) => one.earliest ?? '').toSorted()[0];
        const latest = each
          .map((one) => one.latest ?? '')
          .toSorted()
          .at(-1);
        for (const text of [`[${dates.join()}]`, `{${dates.join()}}`]) {
          expect(bounds(text)).toEqual({ earliest, latest });
        }
      }),
    );
  });
});

describe('the order of dates', () => {
  const date = fc.option(edtf);

  it('is the same from both sides', () => {
    fc.assert(
      fc.property(date, date, (a, b) => {
        expect(compareEdtf(a, b) + compareEdtf(b, a)).toBe(0);
        expect(compareEdtf(a, a)).toBe(0);
      }),
    );
  });

  it('is transitive', () => {
    fc.assert(
      fc.property(date, date, date, (...three) => {
        const [a, b, c] = three.toSorted(compareEdtf) as [string | null, string | null, string | null];
        expect(compareEdtf(a, b)).toBeLessThanOrEqual(0);
        expect(compareEdtf(b, c)).toBeLessThanOrEqual(0);
        expect(compareEdtf(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('overlap', () => {
  it('is the same from both sides, and every date overlaps itself', () => {
    const date = fc.option(edtf);
    fc.assert(
      fc.property(date, date, (a, b) => {
        expect(overlap(a, b)).toBe(overlap(b, a));
        expect(overlap(a, a)).toBe(true);
      }),
    );
  });
});

describe('hostile text', () => {
  const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), scribble);

  it('never makes isEdtf throw', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(typeof isEdtf(text)).toBe('boolean');
      }),
      { numRuns: 500 },
    );
  });

  it.each(['[', '[2016,', '2016..', '{2016-XX-11..', 'Y1', '?2016-?02-?11', '/', '..', ' ', '-X', '2016-02-11T'])(
    'is answered at once when "%s" is repeated',
    (piece) => {
      for (const times of [2, 9, 25, 50, 100, 10_000]) {
        expect(isEdtf(piece.repeat(times))).toBe(false);
        expect(readTypedDate(piece.repeat(times)).ok).toBe(false);
      }
    },
    2000,
  );
});
