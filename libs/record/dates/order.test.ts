import { describe, expect, it } from '@jest/globals';
import { compareEdtf } from './index.js';

describe('compareEdtf', () => {
  it('orders by earliest day, then latest day, with open starts first, open ends after and no date last', () => {
    const inOrder = [
      '../2015',
      '/2017-10-25',
      '2016-02-11',
      '2016-02-11/2016-02-18',
      '2016-02-11/..',
      '2016-02-12',
      '2017',
      null,
    ];
    expect(inOrder.toReversed().toSorted(compareEdtf)).toEqual(inOrder);
  });

  it.each([
    ['2016-02', '2016-02~'],
    ['2016', '2016-01/2016-12'],
    ['../2016', '/2016'],
    [null, 'XXXX-12-25'],
    [null, null],
  ])('finds %s and %s equal', (a, b) => {
    expect(compareEdtf(a, b)).toBe(0);
    expect(compareEdtf(b, a)).toBe(0);
  });

  it('puts what bounds nothing after every date', () => {
    expect(compareEdtf('XXXX', '2099/..')).toBeGreaterThan(0);
    expect(compareEdtf('../1900', 'XXXX')).toBeLessThan(0);
  });
});
