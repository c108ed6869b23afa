import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Shortener } from './shorten.js';

describe('a shortened message', () => {
  it('is left as it is while it repeats little', () => {
    expect(new Shortener({ rule: 'XX-9' }).message('There is no readiness rule XX-9.')).toBe(
      'There is no readiness rule XX-9.',
    );
  });

  it('repeats no more than 60 characters of any text that was sent, however deep it stood', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 61, maxLength: 200 }), fc.string(), (long, around) => {
        const message = new Shortener({ a: [{ b: long }] }, around).message(`Said: ${long}.`);
        expect(message).not.toContain(long);
      }),
    );
  });

  it('is of a field whose name is short, too', () => {
    const [error] = new Shortener().errors([{ field: 'x'.repeat(1_000_000), message: 'is not a field here' }]);
    expect(error?.field).toHaveLength(60);
  });

  it('is one of a hundred at most', () => {
    const errors = Array.from({ length: 5_000 }, (_, at) => ({ field: `f${at}`, message: 'is not a field here' }));
    expect(new Shortener().errors(errors)).toHaveLength(100);
  });
});
