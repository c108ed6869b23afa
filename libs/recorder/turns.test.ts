import { describe, expect, it } from '@jest/globals';
import { Turns } from './turns.js';

/** A promise that is settled by hand. */
function open() {
  let resolve = () => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve: () => resolve() };
}

describe('turns', () => {
  it('lets work on one thing wait for what was asked earlier', async () => {
    const turns = new Turns();
    const first = open();
    const order: string[] = [];
    const one = turns.take('a', async () => {
      order.push('first begins');
      await first.promise;
      order.push('first ends');
    });
    const two = turns.take('a', async () => {
      order.push('second');
    });
    first.resolve();
    await Promise.all([one, two]);
    expect(order).toEqual(['first begins', 'first ends', 'second']);
  });

  it('lets work on different things go on side by side', async () => {
    const turns = new Turns();
    const never = open();
    const stuck = turns.take('a', () => never.promise);
    expect(await turns.take('b', async () => 'done')).toBe('done');
    never.resolve();
    await stuck;
  });

  it('goes on after work that failed, and tells only those who asked for it', async () => {
    const turns = new Turns();
    const failing = turns.take('a', async () => {
      throw new Error('no');
    });
    const next = turns.take('a', async () => 'yes');
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('yes');
    expect(await turns.take('a', async () => 'again')).toBe('again');
  });

  it('hands back what the work answered', async () => {
    const turns = new Turns();
    expect(await Promise.all([1, 2, 3].map((number) => turns.take('a', async () => number * 2)))).toEqual([2, 4, 6]);
  });
});
