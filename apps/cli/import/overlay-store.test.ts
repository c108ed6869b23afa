import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { MemoryEventStore, type NewEvent, type Position, type SubscriptionBatch } from '#event-store';
import { OverlayStore } from './overlay-store.js';

const event = (type = 'Told'): NewEvent => ({ id: randomUUID(), type, data: {} });

describe('an overlay', () => {
  async function laid() {
    const base = new MemoryEventStore();
    await base.append('case-1', [event('First'), event('Second')], { expected: 'no_stream' });
    await base.append('case-2', [event('Other')], { expected: 'no_stream' });
    return { base, store: await OverlayStore.over(base) };
  }
  const typesIn = async (store: OverlayStore, after?: Position) => {
    const types: string[] = [];
    for await (const { type } of store.readAll(after === undefined ? {} : { after })) types.push(type);
    return types;
  };

  it('goes on where the streams below end', async () => {
    const { base, store } = await laid();
    const { revision, position } = await store.append('case-1', [event('Third')], { expected: 1n });
    expect(revision).toBe(2n);
    expect((await store.append('case-1', [event('Fourth')], { expected: 2n })).revision).toBe(3n);
    expect((await store.append('case-2', [event()], { expected: 'any' })).revision).toBe(1n);
    expect((await store.append('case-2', [event()], { expected: 'stream_exists' })).revision).toBe(2n);
    const read = await store.readStream('case-1');
    expect(read.map(({ type, revision: at }) => [type, at])).toEqual([
      ['First', 0n],
      ['Second', 1n],
      ['Third', 2n],
      ['Fourth', 3n],
    ]);
    expect(position > String(await base.head())).toBe(true);
    expect(await typesIn(store)).toEqual(['First', 'Second', 'Other', 'Third', 'Fourth', 'Told', 'Told']);
    expect(await typesIn(store, position)).toEqual(['Fourth', 'Told', 'Told']);
  });

  it('puts nothing into the store below, and sees nothing that comes into it later', async () => {
    const { base, store } = await laid();
    const head = await base.head();
    await store.append('case-1', [event()], { expected: 1n });
    expect(await base.head()).toBe(head);
    const late = event('Late');
    await base.append('case-2', [late], { expected: 'any' });
    expect(await store.readEvent(late.id)).toBeUndefined();
    expect(await store.readStream('case-2')).toHaveLength(1);
    expect(await typesIn(store)).not.toContain('Late');
    await store.close();
    expect(await base.readStream('case-1')).toHaveLength(2);
  });

  it.each(['no_stream', 0n, 2n, 7n] as const)('refuses %s where the stream below is at 1', async (expected) => {
    const { store } = await laid();
    await expect(store.append('case-1', [event()], { expected })).rejects.toMatchObject({
      code: 'concurrency-conflict',
      actual: 1n,
      expected,
    });
  });

  it('refuses an id that stands below', async () => {
    const { base, store } = await laid();
    const taken = { ...event(), id: (await base.readStream('case-2'))[0]?.id ?? '' };
    await expect(store.append('case-1', [taken], { expected: 1n })).rejects.toMatchObject({ code: 'event-id-reused' });
  });

  it('is followed across its seam', async () => {
    const { base, store } = await laid();
    await store.append('case-3', [event('Third')], { expected: 'no_stream' });
    await base.append('case-9', [event('Late')], { expected: 'any' });
    const stopping = new AbortController();
    const batches: SubscriptionBatch[] = [];
    for await (const batch of store.subscribe({ signal: stopping.signal })) {
      batches.push(batch);
      if (batch.caughtUp) stopping.abort();
    }
    expect(batches.flatMap(({ events }) => events.map(({ type }) => type))).toEqual([
      'First',
      'Second',
      'Other',
      'Third',
    ]);
    expect(batches.at(-1)?.position).toBe(await store.head());
  });
});
