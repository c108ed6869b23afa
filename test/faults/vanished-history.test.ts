import { afterEach, describe, expect, it } from '@jest/globals';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import Database from 'better-sqlite3';
import type { EventStore } from '#event-store';
import type { EsdbServer } from '../support/esdb/esdb-server.js';
import { collected, EsdbAtHand, newEvent, seen } from '../support/esdb-at-hand.js';

const at = new EsdbAtHand();
afterEach(() => at.gone());

const { signal } = new AbortController();
const vanished = (stream: string, revision: bigint) => ({
  name: 'HistoryVanished',
  code: 'history-vanished',
  stream,
  revision,
});

/** A stream of four events, and another that nothing happens to. */
async function seeded(store: EventStore): Promise<void> {
  await store.append('case-2', [newEvent()], { expected: 'no_stream' });
  const four = [newEvent(), newEvent(), newEvent(), newEvent()];
  await store.append('case-1', four, { expected: 'no_stream' });
}

const included = (store: EventStore) => collected(store.readAll());

/** Everything that reads the whole log. */
const WHOLE: [what: string, read: (store: EventStore) => Promise<unknown>][] = [
  ['readAll', included],
  ['streamsAfter', (store) => collected(store.streamsAfter())],
  ['readEvent', (store) => store.readEvent('f81d4fae-7dec-41d0-a765-00a0c91e6bf6')],
  ['positionAt', (store) => store.positionAt(new Date())],
  ['subscribe', (store) => seen(store.subscribe({ signal }), 1)],
];

const TAKEN: [what: string, take: (server: EsdbServer) => void, revision: bigint][] = [
  ['deleted', (server) => server.softDelete('case-1'), 0n],
  ['truncated', (server) => server.truncateBefore('case-1', 2n), 0n],
  ['limited in its number of events', (server) => server.setMaxCount('case-1', 1), 0n],
  ['tombstoned', (server) => server.tombstone('case-1'), 0n],
];

describe('an EventStoreDB stream', () => {
  it.each(TAKEN)('that was %s is not read as if nothing were missing', async (_what, take, revision) => {
    const { server, store } = await at.both();
    await seeded(store);
    await included(store);
    take(server);
    await expect(store.readStream('case-1')).rejects.toMatchObject(vanished('case-1', revision));
    await expect(store.readStream('case-1', { backwards: true })).rejects.toMatchObject({ code: 'history-vanished' });
    expect(await store.readStream('case-2')).toHaveLength(1);
    // The mirror keeps what the server no longer gives.
    expect(await included(store)).toHaveLength(5);
  });

  it.each(TAKEN)('that was %s before anybody mirrored it is not read either', async (_what, take, revision) => {
    const server = await at.server();
    await seeded(await at.store(server));
    take(server);
    server.fail('not-ready', 1000, ['subscribe']);
    const store = await at.store(server);
    await expect(store.readStream('case-1')).rejects.toMatchObject(vanished('case-1', revision));
    expect(await store.readStream('case-3')).toEqual([]);
  });

  it('is vouched for from where it is read on', async () => {
    const { server, store } = await at.both();
    await seeded(store);
    server.truncateBefore('case-1', 2n);
    await expect(store.readStream('case-1', { from: 1n })).rejects.toMatchObject(vanished('case-1', 1n));
    expect(await store.readStream('case-1', { from: 2n })).toHaveLength(2);
    expect(await store.readStream('case-1', { backwards: true, limit: 2 })).toHaveLength(2);
    await expect(store.readStream('case-1', { backwards: true, from: 3n })).rejects.toMatchObject(
      vanished('case-1', 1n),
    );
  });

  it('that was deleted does not begin anew', async () => {
    const { server, store } = await at.both();
    await seeded(store);
    await included(store);
    server.softDelete('case-1');
    await expect(store.append('case-1', [newEvent()], { expected: 'no_stream' })).rejects.toMatchObject(
      vanished('case-1', 0n),
    );
    expect(await included(store)).toHaveLength(5);
  });

  it('that was deleted before anybody mirrored it tells when it begins anew', async () => {
    const server = await at.server();
    await seeded(await at.store(server));
    server.softDelete('case-1');
    server.fail('not-ready', 1000, ['subscribe']);
    const store = await at.store(server);
    const append = store.append('case-1', [newEvent()], { expected: 'no_stream' });
    await expect(append).rejects.toMatchObject(vanished('case-1', 0n));
    await expect(store.readStream('case-1')).rejects.toMatchObject(vanished('case-1', 0n));
  });

  it('that was tombstoned takes nothing more', async () => {
    const { server, store } = await at.both();
    await seeded(store);
    server.tombstone('case-1');
    await expect(store.append('case-1', [newEvent()], { expected: 3n })).rejects.toMatchObject(vanished('case-1', 0n));
  });
});

describe('the mirror of an EventStoreDB log', () => {
  it.each(WHOLE)('made of a log with a hole refuses %s until somebody has looked', async (_what, read) => {
    const server = await at.server();
    await seeded(await at.store(server));
    server.truncateBefore('case-1', 2n);
    server.scavenge('case-1');
    const mirror = await at.newMirror();
    const store = await at.store(server, { mirror });
    await expect(read(store)).rejects.toMatchObject(vanished('case-1', 0n));
    await store.close();
    const again = await at.store(server, { mirror });
    await expect(read(again)).rejects.toMatchObject(vanished('case-1', 0n));
    await again.close();

    const db = new Database(mirror);
    expect(() => db.exec('DELETE FROM alarms')).toThrow('alarms are kept');
    db.exec("UPDATE alarms SET looked = 'Anna Example: truncated by mistake'");
    db.close();
    const looked = await at.store(server, { mirror });
    expect((await included(looked)).map(({ stream, revision }) => `${stream} ${revision}`)).toEqual([
      'case-2 0',
      'case-1 2',
      'case-1 3',
    ]);
  });

  it('tells its followers of a hole that it comes upon', async () => {
    const server = await at.server();
    await seeded(await at.store(server));
    server.fail('not-ready', 1, ['subscribe']);
    server.truncateBefore('case-1', 2n);
    server.scavenge('case-1');
    const store = await at.store(server);
    await expect(seen(store.subscribe({ signal }), 3)).rejects.toMatchObject(vanished('case-1', 0n));
  });

  it('keeps what was scavenged after it had it, but tells that its end is gone', async () => {
    const server = await at.server();
    const mirror = await at.newMirror();
    const before = await at.store(server, { mirror });
    await seeded(before);
    await included(before);
    server.tombstone('case-1');
    server.scavenge('case-1');
    expect(await included(before)).toHaveLength(5);
    await before.close();
    const after = await at.store(server, { mirror });
    await expect(after.readEvent('f81d4fae-7dec-41d0-a765-00a0c91e6bf6')).rejects.toMatchObject({
      code: 'history-vanished',
      stream: 'case-1',
    });
  });

  it('does not go on from another server', async () => {
    const mirror = await at.newMirror();
    const first = await at.store(await at.server(), { mirror });
    await seeded(first);
    await included(first);
    await first.close();
    const other = await at.store(await at.server(), { mirror });
    await seeded(other).catch((error: unknown) => expect(error).toMatchObject({ code: 'history-vanished' }));
    await expect(included(other)).rejects.toMatchObject(vanished('case-1', 3n));
  });

  it('passes over links and what the server writes for itself', async () => {
    const { server, store } = await at.both();
    await seeded(store);
    for (let i = 0; i < 100; i += 1) server.writeSystemEvent();
    server.writeLink('case-1', 'case-2', 0n);
    server.writeLink('$ce-case', 'case-2', 0n);
    const { position } = await store.append('case-1', [newEvent()], { expected: 4n });
    for (let i = 0; i < 100; i += 1) server.writeSystemEvent();
    expect(await store.head()).toBe(position);
    expect((await included(store)).map(({ revision }) => revision)).toEqual([0n, 0n, 1n, 2n, 3n, 5n]);
    expect((await store.readStream('case-1')).map(({ revision }) => revision)).toEqual([0n, 1n, 2n, 3n, 5n]);
    expect(await store.readStream('$ce-case')).toEqual([]);
  });

  it('tells of an id that two events have', async () => {
    const { server, store } = await at.both();
    const event = newEvent();
    await store.append('case-1', [event], { expected: 'no_stream' });
    const client = EventStoreDBClient.connectionString(server.address);
    await client.appendToStream('case-2', jsonEvent({ id: event.id, type: 'ClaimRecorded', data: {} }));
    await client.dispose();
    await expect(included(store)).rejects.toMatchObject({ code: 'store-unusable' });
  });

  it('tells of an event that another program wrote', async () => {
    const { server, store } = await at.both(400);
    const client = EventStoreDBClient.connectionString(server.address);
    await client.appendToStream('case-2', jsonEvent({ type: 'Said', data: {}, metadata: ['a', 'list'] }));
    await client.dispose();
    await expect(store.readStream('case-2')).rejects.toMatchObject({ code: 'store-unusable' });
    await expect(included(store)).rejects.toMatchObject({ code: 'store-unusable' });
  });
});
