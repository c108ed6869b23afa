import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { addDays, addDuration, daysBetween, isDay, isDuration } from './index.js';
import { dayFromNumber, dayNumber, weekdayOf } from './day.js';

const days = fc.integer({ min: dayNumber('0000-01-01'), max: dayNumber('9999-12-31') }).map(dayFromNumber);

describe('isDay', () => {
  it.each(['2016-02-29', '2000-02-29', '0000-02-29', '9999-12-31', '2016-04-30'])('accepts %s', (text) => {
    expect(isDay(text)).toBe(true);
  });

  it.each([
    '2017-02-29',
    '1900-02-29',
    '2016-04-31',
    '2016-13-01',
    '2016-00-10',
    '2016-01-00',
    '2016-1-01',
    '2016/01/01',
  ])('refuses %s', (text) => {
    expect(isDay(text)).toBe(false);
  });

  it.each(['', '2016-02-1a', '２016-02-11', '2016-02-11 ', '+2016-02-1'])('refuses "%s"', (text) => {
    expect(isDay(text)).toBe(false);
  });
});

describe('days', () => {
  it('are counted there and back', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -3000, max: 3000 }), (day, n) => {
        const later = addDays(day, n);
        expect(isDay(later)).toBe(true);
        expect(['0000-01-01', '9999-12-31'].includes(later) || daysBetween(day, later) === n).toBe(true);
      }),
    );
  });

  it('cross leap days', () => {
    expect(addDays('2016-02-28', 1)).toBe('2016-02-29');
    expect(addDays('2017-03-01', -1)).toBe('2017-02-28');
    expect(daysBetween('2016-01-01', '2017-01-01')).toBe(366);
    expect(daysBetween('2017-01-01', '2016-01-01')).toBe(-366);
  });

  it('stay within four-digit years', () => {
    expect(addDays('9999-12-31', 1)).toBe('9999-12-31');
    expect(addDays('0000-01-01', -1)).toBe('0000-01-01');
  });

  it('have a weekday before and after 1970', () => {
    expect(weekdayOf('2020-12-11')).toBe(4);
    expect(weekdayOf('1969-12-28')).toBe(6);
    expect(weekdayOf('1944-05-18')).toBe(3);
  });

  it('are refused when they are none', () => {
    expect(() => addDays('2017-02-29', 1)).toThrow(RangeError);
    expect(() => daysBetween('2017-02-28', '2017')).toThrow(RangeError);
  });
});

describe('addDuration', () => {
  it.each([
    ['2016-10-12', 'P13Y6M', '2030-04-12'],
    ['2016-02-11', 'P12Y', '2028-02-11'],
    ['2016-02-29', 'P1Y', '2017-02-28'],
    ['2016-01-31', 'P1M', '2016-02-29'],
    ['2016-08-31', 'P6M', '2017-02-28'],
    ['2016-12-15', 'P1M', '2017-01-15'],
    ['2016-01-31', 'P1M1D', '2016-03-01'],
    ['2016-02-11', 'P2W', '2016-02-25'],
    ['2016-02-11', 'P15D', '2016-02-26'],
    ['9990-01-01', 'P999Y', '9999-12-31'],
  ])('takes %s by %s to %s', (day, duration, expected) => {
    expect(addDuration(day, duration)).toBe(expected);
  });

  it('never goes back', () => {
    const durations = fc
      .tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 99_999 }))
      .map(([years, months, daysMore]) => `P${years}Y${months}M${daysMore}D`);
    fc.assert(
      fc.property(days, durations, (day, duration) => {
        expect(addDuration(day, duration) >= day).toBe(true);
      }),
    );
  });

  it('refuses what is no duration', () => {
    expect(() => addDuration('2016-02-11', '12 years')).toThrow(RangeError);
    expect(() => addDuration('2016-02-31', 'P1Y')).toThrow(RangeError);
  });
});

describe('isDuration', () => {
  it.each(['P12Y', 'P13Y6M', 'P15D', 'P2W', 'P1Y2M3W4D', 'P18M'])('accepts %s', (text) => {
    expect(isDuration(text)).toBe(true);
  });

  it.each(['', 'P', 'P0D', 'P01Y', 'P1.5Y', 'PT5H', 'P1DT5H', '-P1Y', 'P6M1Y', 'p1y', 'P1000Y', 'P1Y\n', '12Y'])(
    'refuses "%s"',
    (text) => {
      expect(isDuration(text)).toBe(false);
    },
  );
});
