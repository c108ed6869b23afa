import { describe, expect, it } from '@jest/globals';
import { Remembered } from './remembered.js';

describe('Remembered', () => {
  it('forgets the oldest answer when it is full', () => {
    const remembered = new Remembered<{ day: string }>(2);
    remembered.keep('a', { day: '2016-02-11' });
    remembered.keep('b', { day: '2016-02-18' });
    remembered.keep('c', { day: '2016-04-18' });
    expect(remembered.get('a')).toBeUndefined();
    expect(remembered.get('b')).toEqual({ day: '2016-02-18' });
    expect(remembered.get('c')).toEqual({ day: '2016-04-18' });
  });
});
