import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { isEdtf, readTypedDate, type TypedDateHint } from './index.js';
import { dayFromNumber, dayNumber, partsOfDay } from './day.js';

describe('readTypedDate proposes', () => {
  it.each([
    ['2016-02-11', '2016-02-11', '11 February 2016'],
    [' 2017-10~ ', '2017-10~', 'about October 2017'],
    ['201x', '201X', 'an unknown year between 2010 and 2019 (201X)'],
    ['[2016, 2017]', '[2016,2017]', '2016 or 2017'],
    ['11.02.2016', '2016-02-11', '11 February 2016; day first, as dates with dots are written'],
    ['11.11.2016', '2016-11-11', '11 November 2016'],
    ['25.10.2017', '2017-10-25', '25 October 2017'],
    ['25/10/2017', '2017-10-25', '25 October 2017'],
    ['10/25/2017', '2017-10-25', '25 October 2017'],
    ['25-10-2017', '2017-10-25', '25 October 2017'],
    ['05/05/2016', '2016-05-05', '5 May 2016'],
    ['2016-2-11', '2016-02-11', '11 February 2016'],
    ['2016.02.11', '2016-02-11', '11 February 2016'],
    ['11.2016', '2016-11', 'November 2016'],
    ['about 2016-02', '2016-02~', 'about February 2016'],
    ['11 February 2016', '2016-02-11', '11 February 2016'],
    ['February 11, 2016', '2016-02-11', '11 February 2016'],
    ['the 11th of February 2016', '2016-02-11', '11 February 2016'],
    ['11 Feb. 2016', '2016-02-11', '11 February 2016'],
    ['11-Feb-2016', '2016-02-11', '11 February 2016'],
    ['11 лютого 2016', '2016-02-11', '11 February 2016'],
    ['11-го лютого 2016 р.', '2016-02-11', '11 February 2016'],
    ['у лютому 2016 року', '2016-02', 'February 2016'],
    ['11 февраля 2016 г.', '2016-02-11', '11 February 2016'],
    ['в октябре 2017 года', '2017-10', 'October 2017'],
    ['Friday, December 11, 2020', '2020-12-11', '11 December 2020'],
    ['11 December 2020, Friday', '2020-12-11', '11 December 2020'],
    ['п’ятниця, 11 грудня 2020', '2020-12-11', '11 December 2020'],
    ['2016?', '2016?', '2016 (uncertain)'],
    ['11.02.2016?', '2016-02-11?', '11 February 2016 (uncertain); day first, as dates with dots are written'],
    ['February 2016 (uncertain)', '2016-02?', 'February 2016 (uncertain)'],
    ['about October 2017', '2017-10~', 'about October 2017'],
    ['~ October 2017', '2017-10~', 'about October 2017'],
    ['circa 2016', '2016~', 'about 2016'],
    ['прибл. жовтень 2017', '2017-10~', 'about October 2017'],
    ['около 11 мая 2014', '2014-05-11~', 'about 11 May 2014'],
    ['probably about 11 February 2016', '2016-02-11%', 'about 11 February 2016 (uncertain)'],
    ['early 2021', '2021~', 'about 2021; "early" is kept as "about"'],
    ['mid-August 2024', '2024-08~', 'about August 2024; "mid" is kept as "about"'],
    ['at the end of May 2014', '2014-05~', 'about May 2014; "end of" is kept as "about"'],
    ['наприкінці жовтня 2017', '2017-10~', 'about October 2017; "наприкінці" is kept as "about"'],
    ['spring 2019', '2019-21', 'spring 2019'],
    ['взимку 2019', '2019-24', 'winter 2019'],
    ['осенью 2019', '2019-23', 'autumn 2019'],
    ['8 or 9 May 2014', '[2014-05-08,2014-05-09]', '8 or 9 May 2014'],
    ['9 or 8 May 2014', '[2014-05-09,2014-05-08]', '9 or 8 May 2014'],
    ['8, 9 or 10 May 2014', '[2014-05-08,2014-05-09,2014-05-10]', '8, 9 or 10 May 2014'],
    ['May 8, 9, or 10, 2014', '[2014-05-08,2014-05-09,2014-05-10]', '8, 9 or 10 May 2014'],
    ['8 або 9 травня 2014', '[2014-05-08,2014-05-09]', '8 or 9 May 2014'],
    ['May or June 2014', '[2014-05,2014-06]', 'May 2014 or June 2014'],
    ['8 & 9 May 2014', '{2014-05-08,2014-05-09}', '8 and 9 May 2014'],
    ['8-9 May 2014', '2014-05-08/2014-05-09', 'from 8 May 2014 to 9 May 2014'],
    ['8 to 9 May 2014', '2014-05-08/2014-05-09', 'from 8 May 2014 to 9 May 2014'],
    [
      '8–9.05.2014',
      '2014-05-08/2014-05-09',
      'from 8 May 2014 to 9 May 2014; day first, as dates with dots are written',
    ],
    ['from 30 April to 9 May 2014', '2014-04-30/2014-05-09', 'from 30 April 2014 to 9 May 2014'],
    ['30.04 - 25.05.2014', '2014-04-30/2014-05-25', 'from 30 April 2014 to 25 May 2014'],
    ['2014-2015', '2014/2015', 'from 2014 to 2015'],
    ['about 8-9 May 2014', '2014-05-08~/2014-05-09~', 'from about 8 May 2014 to about 9 May 2014'],
    ['з 11 до 18 лютого 2016', '2016-02-11/2016-02-18', 'from 11 February 2016 to 18 February 2016'],
    ['с 11 по 18 февраля 2016 года', '2016-02-11/2016-02-18', 'from 11 February 2016 to 18 February 2016'],
    [
      'between 11 and 18 February 2016',
      '2016-02-11/2016-02-18',
      'from 11 February 2016 to 18 February 2016; some time in it, both ends included',
    ],
    ['before 25.10.2017', '../2017-10-24', 'on or before 24 October 2017; 25 October 2017 itself is left out'],
    ['before October 2017', '../2017-09', 'in or before September 2017; October 2017 itself is left out'],
    ['before January 2017', '../2016-12', 'in or before December 2016; January 2017 itself is left out'],
    ['before 2017', '../2016', 'in or before 2016; 2017 itself is left out'],
    ['before about October 2017', '../2017-09~', 'in or before about September 2017; October 2017 itself is left out'],
    ['by December 20, 2020', '../2020-12-20', 'on or before 20 December 2020; 20 December 2020 itself is included'],
    ['до 25.10.2017', '../2017-10-25', 'on or before 25 October 2017; 25 October 2017 itself is included'],
    [
      'not later than 25 October 2017',
      '../2017-10-25',
      'on or before 25 October 2017; 25 October 2017 itself is included',
    ],
    ['after 3 May 2020', '2020-05-04/..', 'on or after 4 May 2020; 3 May 2020 itself is left out'],
    ['після грудня 2019', '2020-01/..', 'in or after January 2020; December 2019 itself is left out'],
    ['since 3 May 2020', '2020-05-03/..', 'on or after 3 May 2020; 3 May 2020 itself is included'],
    ['Thursday 11/02/2016', '2016-02-11', '11 February 2016; day first; no other reading fits'],
    ['29.02.00', '2000-02-29', '29 February 2000; "00" is the year 2000; no other reading fits'],
  ])('for "%s" %s', (text, edtf, understoodAs) => {
    expect(readTypedDate(text)).toEqual({ ok: true, edtf, understoodAs });
  });

  it.each<[string, TypedDateHint, string]>([
    ['11/02/2016', { order: 'day-first' }, '2016-02-11'],
    ['11/02/2016', { order: 'month-first' }, '2016-11-02'],
    ['11/02/2016', { language: 'uk-UA' }, '2016-02-11'],
    ['11/02/2016', { language: 'ru', order: 'month-first' }, '2016-11-02'],
    ['25/10/2017', { order: 'month-first' }, '2017-10-25'],
    ['before 25.10.17', { near: '2017-12-01' }, '../2017-10-24'],
    ['11 Feb 16', { near: '2021-02-10' }, '2016-02-11'],
    ["Feb '16", { near: '2021-02-10' }, '2016-02'],
    ['11 Feb 44', { near: '1950-01-01' }, '1944-02-11'],
  ])('for "%s" with %p %s', (text, hint, edtf) => {
    expect(readTypedDate(text, hint)).toMatchObject({ ok: true, edtf });
  });
});

describe('readTypedDate refuses as ambiguous', () => {
  it.each<[string, TypedDateHint, string[] | undefined]>([
    ['11/02/2016', {}, ['2016-02-11', '2016-11-02']],
    ['11/02/2016', { language: 'en' }, ['2016-02-11', '2016-11-02']],
    ['11/02/17', {}, ['1917-02-11', '2017-02-11', '1917-11-02', '2017-11-02']],
    ['before 25.10.17', {}, ['../1917-10-24', '../2017-10-24']],
    ['25.10.17', { near: '1967-12-01' }, ['2017-10-25', '1917-10-25']],
    ['25.10.17', { near: 'no day' }, ['1917-10-25', '2017-10-25']],
    ['Fri 11 Dec', {}, undefined],
    ['Fri 11 Dec', { near: '2021-02-10' }, ['2020-12-11', '2015-12-11', '2026-12-11']],
    ['11 Dec', { near: '2021-02-10' }, ['2020-12-11', '2021-12-11', '2019-12-11']],
    [
      '8 or 9 May',
      { near: '2014-06-01' },
      ['[2014-05-08,2014-05-09]', '[2015-05-08,2015-05-09]', '[2013-05-08,2013-05-09]'],
    ],
    ['spring', { near: '2014-06-01' }, ['2014-21', '2015-21', '2013-21']],
    ['11.02', {}, undefined],
    ['October', {}, undefined],
    ['8/9 May 2014', {}, ['[2014-05-08,2014-05-09]', '2014-05-08/2014-05-09']],
    ['28 December - 3 January 2015', {}, undefined],
    ['28 December or 3 January 2015', {}, undefined],
  ])('"%s" with %p', (text, hint, candidates) => {
    const refused = readTypedDate(text, hint);
    expect(refused).toMatchObject({ ok: false, code: 'date-ambiguous' });
    expect(refused).toHaveProperty('message', expect.stringMatching(/\.$/));
    expect(Object.keys(refused).includes('candidates')).toBe(candidates !== undefined);
    expect(refused).toMatchObject(candidates ? { candidates } : {});
  });
});

describe('readTypedDate refuses as impossible', () => {
  it.each([
    ['31.02.2016', 'There is no 31 February 2016: that month has 29 days.'],
    ['31.02.16', 'There is no 31 February: that month has at most 29 days.'],
    ['2016-02-30', 'There is no 30 February 2016: that month has 29 days.'],
    ['30 Feb', 'There is no 30 February: that month has at most 29 days.'],
    ['29 February 2017', 'There is no 29 February 2017: that month has 28 days.'],
    ['0 May 2014', 'There is no 0 May 2014: that month has 31 days.'],
    ['02.25.2016', 'There is no month 25.'],
    ['2016-13-01', 'There is no month 13.'],
    ['13/25/2016', 'Neither 13 nor 25 is a month.'],
    ['Thursday, December 11, 2020', '2020-12-11 is a Friday, not a Thursday.'],
    ['Monday 11/02/2016', '2016-02-11 is a Thursday, not a Monday.'],
    ['18-11 February 2016', 'The second date is before the first.'],
  ])('"%s"', (text, message) => {
    expect(readTypedDate(text)).toEqual({ ok: false, code: 'date-impossible', message });
  });
});

describe('readTypedDate refuses as unreadable', () => {
  it.each([
    '',
    '   ',
    '2016\0',
    '11 February\n2016',
    '\u200e2016',
    'yesterday',
    '12345',
    '11.02.2016 10:30',
    'Y17E8',
    '-0044',
    '11 2016',
    '20',
    'Friday',
    'Friday 2016',
    'February 2016, Friday',
    'Friday, spring 2016',
    'May June 2014',
    'spring May 2014',
    '11.02.2016 May',
    'about spring 2019',
    'before spring 2019',
    'before winter 0000',
    'winter 0000',
    'winter 0000 or 2014',
    'winter 2018/19',
    'spring or summer 2019',
    'before',
    'about',
    '8 or',
    '8, 9 May 2014',
    '1 or 2 and 3 May 2014',
    '8 or June 2014',
    'early 11 February 2016',
    'early spring 2019',
    'between 8 or 9 May 2014',
    'between May 2014',
    'before 8 or 9 May 2014',
    '2014 or 2015?',
    'before 0000',
    '11 or 18/02/2016',
    'x'.repeat(201),
    '💥',
    '11 Feb 5',
  ])('%j', (text) => {
    expect(readTypedDate(text)).toMatchObject({ ok: false, code: 'date-unreadable' });
  });
});

describe('readTypedDate', () => {
  const words = fc.constantFrom(
    ...'about circa early before after by until since between and or to - / , ? ~ . from 8 9 11 31 00 2014 2016 17 11.02.2016'.split(
      ' ',
    ),
    ...'25/10/2017 11/02/16 11.02 02.2016 2016-02-30 May Feb лютого октября spring навесні Fri пт р. г. the of at end mid- X ['.split(
      ' ',
    ),
  );
  const phrases = fc.array(words, { maxLength: 8 }).map((some) => some.join(' '));
  const anything = fc.oneof(phrases, fc.string({ unit: 'binary', maxLength: 220 }));
  const near = fc.option(fc.constantFrom('2017-01-01', '0003-05-05', '9998-01-01', 'never'), { nil: undefined });

  it('never throws, and proposes nothing but EDTF', () => {
    fc.assert(
      fc.property(anything, near, (text, day) => {
        const read = readTypedDate(text, day === undefined ? {} : { near: day });
        const proposed = read.ok ? [read.edtf] : (read.candidates ?? []);
        expect(proposed.filter((edtf) => !isEdtf(edtf))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['en-GB', 'en-US', 'uk', 'ru'])('reads every day as it is written in %s', (language) => {
    const days = fc.integer({ min: dayNumber('1000-01-01'), max: dayNumber('9999-12-31') }).map(dayFromNumber);
    const formats = (['long', 'short'] as const).flatMap((month) =>
      [{}, { weekday: month }].map(
        (weekday) =>
          new Intl.DateTimeFormat(language, { year: 'numeric', month, day: 'numeric', timeZone: 'UTC', ...weekday }),
      ),
    );
    fc.assert(
      fc.property(days, fc.constantFrom(...formats), (day, format) => {
        expect(readTypedDate(format.format(new Date(day)))).toMatchObject({ ok: true, edtf: day });
      }),
    );
  });

  it('reads every day as figures with dots', () => {
    const days = fc.integer({ min: dayNumber('1000-01-01'), max: dayNumber('9999-12-31') }).map(dayFromNumber);
    fc.assert(
      fc.property(days, (day) => {
        const [year, month, dayOfMonth] = partsOfDay(day);
        expect(readTypedDate(`${dayOfMonth}.${month}.${year}`)).toMatchObject({ ok: true, edtf: day });
      }),
    );
  });
});
