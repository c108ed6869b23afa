import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromBase64url } from './base64url.js';
import { inOrder } from './in-order.js';
import { KeyTable } from './key-table.js';

describe('a table of keys', () => {
  it('is a map, however many keys there are', () => {
    const key = fc.tuple(...[0, 1, 2, 3].map(() => fc.integer({ min: 0, max: 3 })));
    const step = fc.tuple(key, fc.nat(2 ** 31));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 500 }), (steps) => {
        const [table, map] = [new KeyTable(), new Map<string, number>()];
        for (const [words, value] of steps) {
          const own = Uint32Array.of(0, ...words);
          expect(table.get(own, 1)).toBe(map.get(words.join()));
          table.set(own, 1, value);
          map.set(words.join(), value);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('grows with what is in it', () => {
    const table = new KeyTable();
    const words = Uint32Array.from({ length: 40_000 }, (_, at) => at);
    for (let at = 0; at < 10_000; at += 1) table.set(words, 4 * at, at);
    expect(Array.from({ length: 10_000 }, (_, at) => table.get(words, 4 * at))).toEqual(
      Array.from({ length: 10_000 }, (_, at) => at),
    );
  });
});

describe('base64url', () => {
  it('is read as it is written, and in no other spelling', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const text = Buffer.from(bytes).toString('base64url');
        expect(fromBase64url(text)).toEqual(bytes);
        expect(fromBase64url(`${text}=`)).toBeUndefined();
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('A', 'B', '_', '-', '+', '=', 'é') }), (text) => {
        const bytes = fromBase64url(text);
        if (bytes !== undefined) expect(Buffer.from(bytes).toString('base64url')).toBe(text);
      }),
    );
  });
});

describe('things worked on at once', () => {
  const done = async (atOnce: number, work: (thing: number) => Promise<number>) => {
    const results: number[] = [];
    for await (const result of inOrder([1, 2, 3, 4, 5], atOnce, work)) results.push(result);
    return results;
  };

  it('come out in their order, and no more than so many are under way', async () => {
    let [under, most] = [0, 0];
    const work = async (thing: number) => {
      most = Math.max(most, (under += 1));
      await new Promise(setImmediate);
      under -= 1;
      return thing * 2;
    };
    expect(await done(2, work)).toEqual([2, 4, 6, 8, 10]);
    expect(most).toBe(2);
  });

  it('fail in their order, once, also where several fail', async () => {
    const seen: number[] = [];
    const work = async (thing: number) => {
      seen.push(thing);
      if (thing > 1) throw new RangeError(`number ${thing}`);
      return thing;
    };
    await expect(done(4, work)).rejects.toThrow('number 2');
    expect(seen).toEqual([1, 2, 3, 4, 5]);
  });
});
