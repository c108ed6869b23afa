import { describe, expect, it } from '@jest/globals';
import { shortPosition } from './short-position.js';

describe('a position in short', () => {
  it.each([
    ['0000000000000000179', '179'],
    ['0000000000000000000', '0'],
    ['0000000000000001200/0000000000000001190', '1200/1190'],
    ['2026-01-05T08:00:00Z', '2026-01-05T08:00:00Z'],
    ['2026-01-05T08:00:00.001+02:00', '2026-01-05T08:00:00.001+02:00'],
  ])('of %s is %s', (whole, short) => {
    expect(shortPosition(whole)).toBe(short);
  });
});
