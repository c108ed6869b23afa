import { afterEach, describe, expect, it } from '@jest/globals';
import { collected, EsdbAtHand, newEvent, seen } from '../../test/support/esdb-at-hand.js';
import { EventStoreDbEventStore } from './eventstoredb.js';
import { NewlyRecorded } from './event-store.js';

const at = new EsdbAtHand();
afterEach(() => at.gone());

const { signal } = new AbortController();

describe('an EventStoreDB store', () => {
  it('goes on after the end of its mirror when it is opened again', async () => {
    const server = await at.server();
    const mirror = await at.newMirror();
    const before = await at.store(server, { mirror });
    const { position: after } = await before.append('case-1', [newEvent(), newEvent()], { expected: 'no_stream' });
    await collected(before.readAll());
    await before.close();
    const other = await at.store(server);
    await other.append('case-1', [newEvent()], { expected: 1n });
    const again = await at.store(server, { mirror });
    expect(await seen(again.subscribe({ after, signal }), 1)).toMatchObject([{ stream: 'case-1', revision: 2n }]);
    expect(await collected(again.readAll())).toEqual(await collected(other.readAll()));
  });

  it('feeds one mirror together with another process', async () => {
    const server = await at.server();
    const mirror = await at.newMirror();
    const stores = [await at.store(server, { mirror }), await at.store(server, { mirror })] as const;
    const following = stores.map((store) => seen(store.subscribe({ signal, maxBatch: 3 }), 40));
    for (let i = 0; i < 40; i += 1) {
      await stores[i % 2]?.append(`case-${i % 3}`, [newEvent()], { expected: 'any' });
    }
    const all = await collected(stores[0].readAll());
    for (const events of await Promise.all(following)) expect(events).toEqual(all);
    expect(all).toHaveLength(40);
  });

  it('sees at once what another process has recorded', async () => {
    const server = await at.server();
    const [reader, writer] = [await at.store(server), await at.store(server)];
    for (let i = 0; i < 10; i += 1) {
      const { position } = await writer.append(`case-${i}`, [newEvent()], { expected: 'no_stream' });
      expect(await reader.head()).toBe(position);
      expect((await collected(reader.readAll())).at(-1)?.position).toBe(position);
    }
  });

  it('never claims to know that an event is new', async () => {
    const store = await at.store(await at.server());
    const result = await store.append('case-1', [newEvent()], { expected: 'no_stream' });
    expect(result).not.toBeInstanceOf(NewlyRecorded);
  });

  it('answers a repetition of any part of what was recorded with where that stands', async () => {
    const server = await at.server();
    const [store, other] = [await at.store(server), await at.store(server)];
    const events = [newEvent(), newEvent(), newEvent()] as const;
    await store.append('case-1', events, { expected: 'no_stream' });
    const recorded = await other.readStream('case-1');
    const part = await store.append('case-1', events.slice(0, 2), { expected: 'no_stream' });
    expect(part).toEqual({ revision: 1n, position: recorded[1]?.position });
    expect(await other.append('case-1', events.slice(1), { expected: 0n })).toMatchObject({ revision: 2n });
  });

  it('ends well when its follower has left before it is closed', async () => {
    const store = await at.store(await at.server());
    const leaving = new AbortController();
    const batches = store.subscribe({ signal: leaving.signal });
    expect(await batches.next()).toMatchObject({ value: { caughtUp: true } });
    leaving.abort();
    await store.close();
    expect(await batches.next()).toMatchObject({ done: true });
  });

  it('is not opened with an address or a mirror that cannot be used', async () => {
    const mirror = await at.newMirror();
    const { address } = await at.server();
    for (const options of [
      { address: 'esdb://anna:Secret1@', mirror },
      { address, mirror: ':memory:' },
    ]) {
      await expect(EventStoreDbEventStore.open(options)).rejects.toMatchObject({ code: 'store-unusable' });
    }
  });
});
