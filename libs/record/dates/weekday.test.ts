import { describe, expect, it } from '@jest/globals';
import { weekdayConflict } from './index.js';

describe('weekdayConflict', () => {
  it.each([
    ['on Thursday, December 11', 'Thursday'],
    ['Thu 11 Dec', 'Thu'],
    ['Sun 11 Dec', 'Sun'],
    ['у четвер, 11 грудня', 'четвер'],
    ['чт, 11.12', 'чт'],
    ['у п’ятницю чи в п’ятницю', null],
    ['в суботу ввечері', 'суботу'],
    ['в среду, 11 декабря', 'среду'],
    ['Пн 11.12', 'Пн'],
    ['в воскресенье', 'воскресенье'],
  ])('judges "%s" against a Friday', (words, written) => {
    expect(weekdayConflict(words, '2020-12-11')).toEqual(written === null ? null : { written, actual: 'Friday' });
  });

  it.each([
    ['Friday, December 11, 2020', '2020-12-11'],
    ["п'ятниця", '2020-12-11'],
    ['пятница, 11 декабря', '2020-12-11'],
    ['in December', '2020-12-11'],
    ['on Monday or Tuesday', '2020-12-11'],
    ['the court sat that day', '2020-12-11'],
    ['постановление ВС РФ', '2020-12-11'],
    ['through the weeks', '2020-12-11'],
    ['Monday', '2020-12'],
    ['Monday', '2020-12-11~'],
    ['Monday', '../2020-12-11'],
    ['Monday', null],
    [undefined, '2020-12-11'],
  ])('finds nothing in "%s" with %s', (words, edtf) => {
    expect(weekdayConflict(words, edtf)).toBeNull();
  });

  it('still judges an uncertain day', () => {
    expect(weekdayConflict('Monday', '2020-12-11?')).toEqual({ written: 'Monday', actual: 'Friday' });
  });
});
