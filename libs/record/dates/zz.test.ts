import { it } from '@jest/globals';
import { readTypedDate } from './index.js';
it('x', () => {
  const out: string[] = [];
  const show = (t: string, h = {}) => {
    const r = readTypedDate(t, h);
    out.push(
      t.padEnd(40) +
        (Object.keys(h).length ? JSON.stringify(h) : '') +
        ' -> ' +
        (r.ok ? r.edtf + '   | ' + r.understoodAs : `!! ${r.code} ${r.message} ${JSON.stringify(r.candidates)}`),
    );
  };
  for (const t of [
    '2016-02-11',
    '11.02.2016',
    '11/02/2016',
    '25/10/2017',
    '2016-2-11',
    '11 February 2016',
    'February 11, 2016',
    '11 Feb 2016',
    '11 лютого 2016',
    '11 февраля 2016 г.',
    'about October 2017',
    'circa 2016',
    'прибл. жовтень 2017',
    '8 or 9 May 2014',
    '8-9 May 2014',
    '8–9 May 2014',
    '8 to 9 May 2014',
    'before 25.10.17',
    'before 25.10.2017',
    'by December 20, 2020',
    'after 3 May 2020',
    'between 11 and 18 February 2016',
    'spring 2019',
    'early 2021',
    'mid-August 2024',
    'Fri 11 Dec',
    'Friday, December 11, 2020',
    'Thursday, December 11, 2020',
    '31.02.2016',
    '2016?',
    '11.02.2016?',
    'з 11 до 18 лютого 2016',
    'с 11 по 18 февраля 2016 года',
    'до 25.10.2017',
    'не пізніше 25 жовтня 2017',
    '11-18.02.2016',
    '11.02.2016-18.02.2016',
    'May or June 2014',
    '8 and 9 May 2014',
    '8/9 May 2014',
    '2014-2015',
    '2016-21',
    '2016-13-01',
    '31.02.16',
    '05/05/2016',
    'Thursday 11/02/2016',
    '29.02.00',
    'Wed 25.10.17',
    '11 Feb 16',
    'Oct 17',
    '11.02',
    '11 2016',
    'May 8-9, 2014',
    'May 8, 9 or 10, 2014',
    '28 December - 3 January 2015',
    '8-May-2014',
    'in the middle of May 2014',
    'наприкінці жовтня 2017',
    'на початку 2021 року',
    'probably about 11 February 2016',
    'навесні 2019',
    'about spring 2019',
    'before spring 2019',
    'the 11th of February 2016',
    '11-го лютого 2016 р.',
    '2016-11',
    '11.2016',
    '25.2016',
    '?2004-06-~11',
    '[2016, 2017]',
    '201x',
    'before October 2017',
    'before about October 2017',
    'before 2017',
    '2014 or 2015?',
    'yesterday',
    '11.02.2016 10:30',
    '',
    '\u0000',
    '12345',
    '13/25/2016',
    'from 3 May 2020',
    'since May 2020',
    'May June 2014',
    '18-11 February 2016',
    'about 8-9 May 2014',
    '8 or June 2014',
    '29 Feb',
    '30 Feb',
    'Fri, 11 Dec 2020',
    '11 Dec 2020 (Friday)',
    '11/02-18/02/2016',
    'from 11.02 to 18.02.2016',
    '11/18.02.2016',
    'Y17E8',
    '20',
    '1917',
    'not before 3 May 2020',
    'on or before 3 May 2020',
    'on or about 3 May 2020',
    'winter 2018/19',
    '11 or 18/02/2016',
    '11 or 18/03/16',
    'spring or summer 2019',
    'February 2016, Friday',
    'early 11 February 2016',
    '8, 9 May 2014',
    '1 or 2 and 3 May 2014',
    '02-2016',
    'May-June 2014',
    '2016 11 лютого',
  ])
    show(t);
  show('11/02/2016', { order: 'day-first' });
  show('11/02/2016', { order: 'month-first' });
  show('11/02/2016', { language: 'uk-UA' });
  show('before 25.10.17', { near: '2017-12-01' });
  show('25.10.17', { near: '1967-12-01' });
  show('Fri 11 Dec', { near: '2021-02-10' });
  show('11 Dec', { near: '2021-02-10' });
  show('11/02/17', { near: '2021-02-10' });
  show('11/02/17');
  show('25/10/2017', { order: 'month-first' });
  show('8 or 9 May', { near: '2014-06-01' });
  show('11 Feb', { near: 'nonsense' });
  console.log(out.join('\n'));
});
