import { describe, expect, it } from '@jest/globals';
import { runsOf } from './month-runs.js';

describe('months', () => {
  it('are drawn together where they follow each other, over the turn of a year too', () => {
    expect(runsOf(['2021-11', '2021-12', '2022-01', '2022-03'])).toEqual([
      { from: '2021-11', to: '2022-01', months: 3 },
      { from: '2022-03', to: '2022-03', months: 1 },
    ]);
  });

  it('stand alone where they are days, or nothing', () => {
    expect(runsOf(['2020-12-20'])).toEqual([{ from: '2020-12-20', to: '2020-12-20', months: 1 }]);
    expect(runsOf([])).toEqual([]);
  });
});
