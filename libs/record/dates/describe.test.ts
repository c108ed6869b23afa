import { describe, expect, it } from '@jest/globals';
import { describeEdtf } from './index.js';

describe('describeEdtf', () => {
  it.each([
    ['2016-02-11', '11 February 2016'],
    ['2017-10', 'October 2017'],
    ['2017', '2017'],
    ['2017-10~', 'about October 2017'],
    ['2016-02-11?', '11 February 2016 (uncertain)'],
    ['2016%', 'about 2016 (uncertain)'],
    ['2004?-06-~11', '11 June 2004 (year uncertain, day approximate)'],
    ['2004-06%-11', '11 June 2004 (year approximate and uncertain, month approximate and uncertain)'],
    ['2016-02-11T10:00Z', '11 February 2016, 10:00 UTC'],
    ['2016-02-11T10:00:00+03:00', '11 February 2016, 10:00:00 UTC+03:00'],
    ['2016-02-11T10:00', '11 February 2016, 10:00'],
    ['2017-10-XX', 'an unknown day of October 2017'],
    ['2017-XX', 'an unknown month of 2017'],
    ['2017-XX-XX', 'an unknown day of 2017'],
    ['201X', 'an unknown year between 2010 and 2019 (201X)'],
    ['2017-1X', 'an unknown month between 1 October 2017 and 31 December 2017 (2017-1X)'],
    ['2017-10-2X', 'an unknown day between 20 October 2017 and 29 October 2017 (2017-10-2X)'],
    ['XXXX-12-25', 'an unknown day (XXXX-12-25)'],
    ['2019-21', 'spring 2019'],
    ['2019-34', 'second quarter of 2019'],
    ['1950S2', '1950, exact to 2 of its 4 digits'],
    ['2014-05-08/2014-05-09', 'from 8 May 2014 to 9 May 2014'],
    ['../2017-10-25', 'on or before 25 October 2017'],
    ['../2017-10', 'in or before October 2017'],
    ['2017-10-25/..', 'on or after 25 October 2017'],
    ['2017/..', 'in or after 2017'],
    ['/2017-10-25', 'from an unknown date to 25 October 2017'],
    ['2017-10-25/', 'from 25 October 2017 to an unknown date'],
    ['[2014-05-08,2014-05-09]', '8 or 9 May 2014'],
    ['{2014-05-08,2014-05-09,2014-05-10}', '8, 9 and 10 May 2014'],
    ['[2014-05-08..2014-05-10,2014-05-12]', '8 to 10 or 12 May 2014'],
    ['[2014-05-08,2014-06-09]', '8 May 2014 or 9 June 2014'],
    ['[2014-05~,2014-06]', 'about May 2014 or June 2014'],
    ['[2014..2016,2018]', '2014 to 2016 or 2018'],
    ['[..2017-10-25]', '25 October 2017 or any earlier date'],
    ['{2016,2017..}', '2016 and 2017 and every later date'],
  ])('reads %s as "%s"', (edtf, expected) => {
    expect(describeEdtf(edtf)).toBe(expected);
  });

  it('refuses what is not EDTF', () => {
    expect(() => describeEdtf('2016-02-30')).toThrow(RangeError);
  });
});
