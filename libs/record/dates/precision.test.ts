import { describe, expect, it } from '@jest/globals';
import { isAtLeastMonthPrecise, isDayPrecise, precision } from './index.js';

describe('precision', () => {
  it.each([
    ['2016-02-11', 'day', true, true],
    ['2016-02-11T10:00Z', 'day', true, true],
    ['2016-02-11?', 'day', false, true],
    ['2016-02-11~', 'approximate', false, false],
    ['2016-02', 'month', false, true],
    ['2016-02?', 'month', false, true],
    ['2016-02-XX', 'month', false, true],
    ['[2016-02-11,2016-02-18]', 'month', false, true],
    ['2017-10~', 'approximate', false, false],
    ['2016-%02', 'approximate', false, false],
    ['2016-01-31/2016-02-01', 'range', false, false],
    ['2016', 'year', false, false],
    ['2016-XX', 'year', false, false],
    ['2016-21', 'range', false, false],
    ['2016-41', 'range', false, false],
    ['201X', 'range', false, false],
    ['../2017-10-25', 'range', false, false],
    ['2017-10-25/', 'range', false, false],
    ['XXXX-12-25', 'unknown', false, false],
    [null, 'unknown', false, false],
  ])('of %s is %s (day %s, month %s)', (edtf, expected, day, month) => {
    expect(precision(edtf)).toBe(expected);
    expect(isDayPrecise(edtf)).toBe(day);
    expect(isAtLeastMonthPrecise(edtf)).toBe(month);
  });
});
