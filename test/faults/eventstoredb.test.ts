import { afterEach, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { EventStore } from '#event-store';
import { collected, EsdbAtHand, newEvent, seen } from '../support/esdb-at-hand.js';
import type { EsdbServer } from '../support/esdb/esdb-server.js';
import type { Fault } from '../support/esdb/faults.js';

const UNKNOWN = { code: 'store-unavailable', outcome: 'unknown' };
const at = new EsdbAtHand();

// Whatever the client leaves unhandled fails the test in which it happens.
afterEach(() => at.gone());

const { signal } = new AbortController();

const HAPPENINGS = {
  'lost reply': (server: EsdbServer) => server.fail('lose-reply'),
  'no leader': (server: EsdbServer) => server.fail('not-leader'),
  'not ready': (server: EsdbServer) => server.fail('not-ready', 2),
  timeout: (server: EsdbServer) => server.fail('timeout'),
  ended: (server: EsdbServer) => server.endSubscriptions(),
  'own business': (server: EsdbServer) => server.writeSystemEvent(),
  killed: (server: EsdbServer) => server.restart(),
} as const;
const mishap = fc.constantFrom(...(Object.keys(HAPPENINGS) as (keyof typeof HAPPENINGS)[]));

/** One writer of one stream, each event after the last one; the ids. */
async function writing(store: EventStore, stream: string, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const event = newEvent();
    const { revision } = await store.append(stream, [event], { expected: i === 0 ? 'no_stream' : BigInt(i - 1) });
    expect(revision).toBe(BigInt(i));
    ids.push(event.id);
  }
  return ids;
}

describe('an EventStoreDB store whose server fails', () => {
  it('shows its followers every event once and in order across kills', async () => {
    const { server, store } = await at.both(10_000);
    const total = 60;
    const following = seen(store.subscribe({ signal, maxBatch: 7 }), total);
    for (let i = 0; i < total; i += 1) {
      if (i % 20 === 10) await server.kill();
      const appended = store.append(`case-${i % 3}`, [newEvent()], { expected: 'any' });
      if (i % 20 === 10) await server.restart();
      await appended;
    }
    const events = await following;
    expect(events).toEqual(await collected(store.readAll()));
    expect(events).toHaveLength(total);
    expect(new Set(events.map(({ id }) => id)).size).toBe(total);
  });

  it('records all that it was asked to exactly once, whatever happens to the server meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(mishap, { minLength: 5, maxLength: 25 }), async (mishaps) => {
        const { server, store } = await at.both(20_000);
        const writers = Array.from({ length: 12 }, (_, i) => writing(store, `case-${i}`, 15));
        const following = seen(store.subscribe({ signal, maxBatch: 7 }), writers.length * 15);
        for (const happens of mishaps) {
          await store.append('clock', [newEvent()], { expected: 'any' });
          await HAPPENINGS[happens](server);
        }
        const written = (await Promise.all(writers)).flat();
        await following;
        const all = await collected(store.readAll());
        const ids = all.filter(({ stream }) => stream !== 'clock').map(({ id }) => id);
        expect(ids.toSorted()).toEqual(written.toSorted());
        const followed = await seen(store.subscribe({ signal }), all.length);
        expect(followed).toEqual(all);
        expect((await following).map(({ id }) => id)).toEqual(
          all.slice(0, (await following).length).map(({ id }) => id),
        );
        await at.gone();
      }),
      { numRuns: 6 },
    );
  }, 120_000);

  it('repeats an append until the server is back, with the same ids', async () => {
    const { server, store } = await at.both(10_000);
    await store.append('case-1', [newEvent()], { expected: 'no_stream' });
    await server.kill();
    const events = [newEvent(), newEvent()];
    const appended = store.append('case-1', events, { expected: 0n });
    await server.restart();
    expect(await appended).toMatchObject({ revision: 2n });
    const ids = (await store.readStream('case-1')).map(({ id }) => id);
    expect(ids.slice(1)).toEqual(events.map(({ id }) => id));
  });

  it('says that the outcome is unknown when its patience ends, and works again when the server does', async () => {
    const { server, store } = await at.both(3000);
    await server.kill();
    const event = newEvent();
    const asked = [
      store.append('case-1', [event], { expected: 'no_stream' }),
      store.readStream('case-1'),
      collected(store.readAll()),
    ];
    for (const outcome of await Promise.allSettled(asked)) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: UNKNOWN });
    }
    await server.restart();
    await expect(store.append('case-1', [event], { expected: 'no_stream' })).resolves.toMatchObject({ revision: 0n });
    expect(await store.readStream('case-1')).toHaveLength(1);
  });

  it('records an append once whose answer was lost', async () => {
    const { server, store } = await at.both();
    server.fail('lose-reply', 2);
    const events = [newEvent(), newEvent()];
    expect(await store.append('case-1', events, { expected: 'no_stream' })).toMatchObject({ revision: 1n });
    server.fail('lose-reply');
    expect(await store.append('case-1', [newEvent()], { expected: 1n })).toMatchObject({ revision: 2n });
    expect(await store.readStream('case-1')).toHaveLength(3);
  });

  it.each<Fault>(['not-leader', 'not-ready', 'timeout', 'stall'])('gets over "%s" in an append', async (fault) => {
    const { server, store } = await at.both();
    await store.append('case-1', [newEvent()], { expected: 'no_stream' });
    server.fail(fault, 2, ['append']);
    expect(await store.append('case-1', [newEvent()], { expected: 0n })).toMatchObject({ revision: 1n });
  });

  it.each<Fault>(['not-ready', 'stall'])('gets over "%s" in a reading', async (fault) => {
    const { server, store } = await at.both();
    await store.append('case-1', [newEvent()], { expected: 'no_stream' });
    server.fail(fault, 2, ['read']);
    expect(await store.readStream('case-1')).toHaveLength(1);
    server.fail(fault, 2, ['read']);
    expect(await collected(store.readAll())).toHaveLength(1);
  });

  it.each<Fault>(['not-ready', 'stall', 'end-ok', 'access-denied'])(
    'gets over "%s" in its subscription',
    async (fault) => {
      const { server, store } = await at.both();
      await store.append('case-1', [newEvent()], { expected: 'no_stream' });
      const following = seen(store.subscribe({ signal }), 2);
      await store.readAll().next();
      server.fail(fault, 2, ['subscribe']);
      server.endSubscriptions();
      await store.append('case-2', [newEvent()], { expected: 'no_stream' });
      expect((await following).map(({ stream }) => stream)).toEqual(['case-1', 'case-2']);
    },
  );

  it('begins anew when the server ends its subscription as if all were well', async () => {
    const { server, store } = await at.both();
    const following = seen(store.subscribe({ signal }), 3);
    for (let i = 0; i < 3; i += 1) {
      await store.append(`case-${i}`, [newEvent()], { expected: 'no_stream' });
      server.endSubscriptions();
    }
    expect((await following).map(({ stream }) => stream)).toEqual(['case-0', 'case-1', 'case-2']);
  });

  it('is not taken in by a reading that ends too early as if all were well', async () => {
    const { server, store } = await at.both();
    await store.append('case-1', [newEvent(), newEvent()], { expected: 'no_stream' });
    await store.readAll().next();
    server.fail('end-ok', 1, ['read']);
    expect(await store.readStream('case-1')).toHaveLength(2);
  });

  it('says so at once when access is denied, without the password', async () => {
    const { server, store } = await at.both();
    server.fail('access-denied', 1, ['append']);
    await expect(store.append('case-1', [newEvent()], { expected: 'any' })).rejects.toMatchObject({
      code: 'store-unusable',
      message: 'The event store denies access to this user',
    });
  });

  it('translates whatever else the server says when it is read', async () => {
    const { server, store } = await at.both();
    server.fail('access-denied', 3, ['read']);
    await expect(store.readStream('case-1')).rejects.toMatchObject({ code: 'store-unusable' });
    await expect(store.head()).rejects.toMatchObject({ code: 'store-unusable' });
    await expect(collected(store.subscribe({ signal }))).rejects.toMatchObject({ code: 'store-unusable' });
  });

  it('knows that no log is empty which says so once', async () => {
    const { server, store } = await at.both();
    const { position } = await store.append('case-1', [newEvent()], { expected: 'no_stream' });
    server.fail('end-ok', 1, ['read']);
    expect(await store.head()).toBe(position);
  });

  it('refuses a revision that no stream can reach', async () => {
    const { store } = await at.both();
    const append = store.append('case-1', [newEvent()], { expected: 2n ** 70n });
    await expect(append).rejects.toMatchObject({ code: 'concurrency-conflict', actual: 'no_stream' });
  });

  it('appends through the leader though it was given the address of a follower', async () => {
    const leader = await at.server();
    const follower = await at.server({ leader });
    const store = await at.store(follower);
    const appends = [0, 1, 2].map((i) => store.append(`case-${i}`, [newEvent()], { expected: 'no_stream' }));
    expect(await Promise.all(appends)).toMatchObject([{ revision: 0n }, { revision: 0n }, { revision: 0n }]);
    expect(await collected(store.readAll())).toHaveLength(3);
  });

  it('never appends through the stream that all appends of a client share', async () => {
    const { server, store } = await at.both();
    await store.append('case-1', [newEvent()], { expected: 'no_stream' });
    expect(server.calls.filter((call) => /append/i.test(call))).toEqual([expect.not.stringMatching(/batch/i)]);
  });

  it('closes in time though the server answers nothing', async () => {
    const { server, store } = await at.both(300);
    server.fail('stall', 1000);
    const outcomes = Promise.allSettled([
      store.append('case-1', [newEvent()], { expected: 'no_stream' }),
      store.readStream('case-1'),
      store.head(),
    ]);
    const begun = Date.now();
    await store.close();
    expect(Date.now() - begun).toBeLessThan(3000);
    for (const outcome of await outcomes) expect(outcome).toMatchObject({ status: 'rejected', reason: UNKNOWN });
  });

  it('begins without its server, which may come later', async () => {
    const server = await at.server();
    await server.kill();
    const store = await at.store(server, { patience: 3000 });
    await expect(store.head()).rejects.toMatchObject(UNKNOWN);
    const following = seen(store.subscribe({ signal }), 1);
    await server.restart();
    await store.append('case-1', [newEvent()], { expected: 'no_stream' });
    expect(await following).toMatchObject([{ stream: 'case-1' }]);
  });
});
