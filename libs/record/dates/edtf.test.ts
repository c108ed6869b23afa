import { describe, expect, it } from '@jest/globals';
import { isEdtf } from './index.js';
import { canonicalEdtf } from './edtf.js';

function set(dates: number): string {
  return `{${Array.from({ length: dates }, () => '2016-02-11').join(',')}}`;
}

describe('isEdtf', () => {
  it.each([
    '2016-02-11',
    '2016-02',
    '2016',
    '0000',
    '2016-02-11T10:00:00Z',
    '2016-02-11T10:00:00+03:00',
    '2016-02-11T10:00',
    '2016?',
    '2016-02~',
    '2016-02-11%',
    '2004?-06-~11',
    '2004-06~-11',
    '2004-%06-11',
    '201X',
    '20XX',
    'XXXX',
    '2017-XX',
    '2017-10-XX',
    '2017-XX-XX',
    'XXXX-12-25',
    '2017-1X-05',
    '201X-02-29',
    '2019-21',
    '2019-24',
    '2019-25',
    '2019-33',
    '2019-41',
    '1950S2',
    '2014-05-08/2014-05-09',
    '2014/2015',
    '2016-05-10/2016-05',
    '../2017-10-25',
    '/2016',
    '2016/..',
    '2016/',
    '2016-02-11?/2016-02-18~',
    '2016-02-11T10:00Z/2016-02-12',
    '[2016-02-11,2016-02-18]',
    '{2016,2017..2018}',
    '[..2017-10-25]',
    '[2017-10-25..]',
    '[2016-XX]',
    '[2016-02~,2016-04]',
  ])('accepts %s', (text) => {
    expect(isEdtf(text)).toBe(true);
  });

  it.each([
    ['a day that does not exist', '2016-02-30'],
    ['a leap day in another year', '2017-02-29'],
    ['a leap day in no leap year at all', '2017-02-29~'],
    ['a leap day in the end of an interval', '2016/2017-02-29'],
    ['a leap day in a set', '[2017-02-29,2017-03-01]'],
    ['unspecified digits that fit no day', '2017-02-3X'],
    ['a month 13', '2016-13'],
    ['an interval that ends before it starts', '2016-05/2016-03'],
    ['a range in a set that ends before it starts', '[2016-05..2016-03]'],
    ['an interval with neither end', '../..'],
    ['an interval with nothing', '/'],
    ['three ends', '2014/2015/2016'],
    ['an empty set', '[]'],
    ['a set of nothing but an open start', '[..]'],
    ['three dates in one range', '[2014..2015..2016]'],
    ['an unclosed set', '[2016'],
    ['spaces', '[2016, 2017]'],
    ['a mark in another place than the canonical one', '?2016'],
    ['a mark on each of two like components', '2016?-02?'],
    ['two marks for one', '2016~?'],
    ['a year beyond four digits', 'Y17E8'],
    ['a year before 0000', '-0044'],
    ['a bare century', '20'],
    ['a bare decade', '201'],
    ['a qualified season', '2019-21~'],
    ['a season in an interval', '2019-21/2019-22'],
    ['a season in an unspecified year', '201X-21'],
    ['a division of the year that reaches beyond 9999', '9999-24'],
    ['a division of the year that is none', '2019-42'],
    ['significant digits of a month', '1950S2-01'],
    ['significant digits of a qualified year', '1950S2?'],
    ['a fraction of a second', '2016-02-11T10:00:00.5Z'],
    ['the 24th hour', '2016-02-11T24:00:00Z'],
    ['an offset of nothing', '2016-02-11T10:00:00+00:00'],
    ['an offset without its colon', '2016-02-11T10:00:00+0300'],
    ['an offset that no place has', '2016-02-11T10:00:00+23:00'],
    ['a time of a month', '2016-02T10:00'],
    ['a time of a qualified day', '2016-02-11?T10:00'],
    ['lower case', '201x'],
    ['other digits', '２０１６'],
    ['a date as typed', '11.02.2016'],
    ['a line end', '2016\n'],
    ['NUL', '2016\0'],
    ['nothing', ''],
  ])('refuses %s', (_, text) => {
    expect(isEdtf(text)).toBe(false);
  });

  it('refuses more than 100 characters', () => {
    expect(set(9)).toHaveLength(100);
    expect(isEdtf(set(9))).toBe(true);
    expect(isEdtf(set(10))).toBe(false);
    expect(canonicalEdtf(set(10))).toBeNull();
  });
});

describe('canonicalEdtf', () => {
  it.each([
    ['[2016, 2017]', '[2016,2017]'],
    ['2014-05-08 / 2014-05-09', '2014-05-08/2014-05-09'],
    ['?2004-06-~11', '2004?-06-~11'],
    ['?2016-?02', '2016-02?'],
    ['2016?-02~', '2016%-~02'],
    ['2016~', '2016~'],
  ])('spells %s as %s', (text, expected) => {
    expect(canonicalEdtf(text)).toBe(expected);
  });

  it('is null for what is not EDTF', () => {
    expect(canonicalEdtf('about 2016')).toBeNull();
    expect(canonicalEdtf('2016-02-30')).toBeNull();
  });
});
