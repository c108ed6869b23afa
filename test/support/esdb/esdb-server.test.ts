import { afterEach, describe, expect, it } from '@jest/globals';
import { jsonEvent } from '@eventstore/db-client';
import { allOf, both, connected, disposed, letGo, started, streamOf, told, UNARY } from './real-client.js';

afterEach(letGo);

describe.each([
  ['one call for each append', UNARY],
  ['one stream for all appends', {}],
])('the server in this process, with %s,', (_, protocol) => {
  it('gives back what was appended, as it was', async () => {
    const at = new Date('2026-03-01T12:00:00.123Z');
    const { client } = await both({ now: () => at });
    const events = [told(), told()];
    const { nextExpectedRevision, position } = await client.appendToStream('case-1', events, { ...protocol });
    expect(nextExpectedRevision).toBe(1n);
    const recorded = await streamOf(client, 'case-1');
    expect(recorded.map((event) => event?.id)).toEqual(events.map(({ id }) => id));
    expect(recorded[1]).toMatchObject({
      streamId: 'case-1',
      revision: 1n,
      type: 'ClaimRecorded',
      isJson: true,
      data: { claim: 'arrested' },
      metadata: { by: 'Anna Example' },
      created: at,
      position,
    });
    expect(await allOf(client)).toEqual(recorded);
  });

  it('holds an append to what it expects', async () => {
    const { client } = await both();
    const append = (stream: string, expectedRevision: 'any' | 'no_stream' | 'stream_exists' | bigint) =>
      client.appendToStream(stream, told(), { expectedRevision, ...protocol });
    await append('case-1', 'no_stream');
    await append('case-1', 'any');
    await append('case-1', 'stream_exists');
    await append('case-1', 2n);
    const conflict = { type: 'wrong-expected-version' };
    await expect(append('case-1', 'no_stream')).rejects.toMatchObject({ ...conflict, actualVersion: 3n });
    await expect(append('case-1', 1n)).rejects.toMatchObject({ ...conflict, expectedVersion: 1n, actualVersion: 3n });
    await expect(append('case-1', 9n)).rejects.toMatchObject({ ...conflict, expectedVersion: 9n, actualVersion: 3n });
    for (const expected of [0n, 'stream_exists'] as const) {
      await expect(append('case-2', expected)).rejects.toMatchObject({ ...conflict, actualVersion: 'no_stream' });
    }
    expect(await allOf(client)).toHaveLength(4);
  });

  it('knows a repetition by its place, and by its ids where no place is expected', async () => {
    const { client } = await both();
    const [a, b] = [told(), told()];
    const append = (events: ReturnType<typeof told>[], expectedRevision: 'any' | 'no_stream') =>
      client.appendToStream('case-1', events, { expectedRevision, ...protocol });
    const first = await append([a, b], 'no_stream');
    await append([told()], 'any');
    expect(await append([a, b], 'no_stream')).toEqual(first);
    expect(await append([a, b], 'any')).toEqual(first);
    for (const events of [
      [a, told()],
      [told(), b],
      [b, a],
    ]) {
      await expect(append(events, 'no_stream')).rejects.toMatchObject({
        type: 'wrong-expected-version',
        actualVersion: 2n,
      });
    }
    await expect(append([a, told()], 'any')).rejects.toMatchObject({ type: 'wrong-expected-version' });
    expect(await streamOf(client, 'case-1')).toHaveLength(3);
  });

  it('takes the same id in two streams', async () => {
    const { client } = await both();
    const event = told();
    await client.appendToStream('case-1', event, { expectedRevision: 'no_stream', ...protocol });
    await client.appendToStream('case-2', event, { expectedRevision: 'no_stream', ...protocol });
    expect(await allOf(client)).toHaveLength(2);
  });

  it('refuses what is too large, and what goes to a stream deleted for ever', async () => {
    const { client } = await both({ maxAppendBytes: 1000 });
    const large = jsonEvent({ type: 'Large', data: 'x'.repeat(1000) });
    await expect(client.appendToStream('case-1', large, { ...protocol })).rejects.toMatchObject({
      type: 'maximum-append-size-exceeded',
      maxAppendSize: 1000,
    });
    await client.tombstoneStream('case-1');
    const deleted = { type: 'stream-deleted', streamName: 'case-1' };
    await expect(client.appendToStream('case-1', told(), { ...protocol })).rejects.toMatchObject(deleted);
    await expect(streamOf(client, 'case-1')).rejects.toMatchObject(deleted);
  });

  it('has done what it says nothing of when a reply is lost, and knows the repetition', async () => {
    const { server, client } = await both();
    const event = told();
    const append = () => client.appendToStream('case-1', event, { expectedRevision: 'no_stream', ...protocol });
    server.fail('lose-reply');
    await expect(append()).rejects.toMatchObject({ type: 'unavailable', code: 14 });
    await expect(append()).resolves.toMatchObject({ success: true, nextExpectedRevision: 0n });
    expect(await streamOf(client, 'case-1')).toHaveLength(1);
  });

  it('refuses in the words of the real one', async () => {
    const { server, client } = await both();
    const append = () => client.appendToStream('case-1', told(), { ...protocol });
    server.fail('access-denied');
    await expect(append()).rejects.toMatchObject({ type: 'access-denied' });
    server.fail('timeout');
    await expect(append()).rejects.toMatchObject({ type: protocol === UNARY ? 'timeout' : 'deadline-exceeded' });
    server.fail('not-ready');
    await expect(append()).rejects.toMatchObject({ type: protocol === UNARY ? 'unavailable' : 'unknown' });
    server.fail('not-leader');
    await expect(append()).rejects.toMatchObject({ type: 'not-leader', leader: { address: '127.0.0.1' } });
    await append();
    expect(await allOf(client)).toHaveLength(1);
  });
});

describe('an append that is never answered', () => {
  it('is given up by the client at its deadline, and was not done', async () => {
    const { server, client } = await both();
    server.fail('stall');
    await expect(client.appendToStream('case-1', told(), { ...UNARY, deadline: 50 })).rejects.toMatchObject({
      type: 'deadline-exceeded',
    });
    expect(await allOf(client)).toEqual([]);
  });

  it.each(['stall', 'end-ok'] as const)('hangs in the stream for all appends: %s', async (fault) => {
    const { server, client } = await both();
    const settled: string[] = [];
    const append = (name: string) =>
      client
        .appendToStream('case-1', told(), { deadline: 20 })
        .catch((error: unknown) => error)
        .finally(() => settled.push(name));
    server.fail(fault, 1, ['batch-append']);
    const unanswered = append('first');
    while (!server.calls.includes('BatchAppend')) await allOf(client);
    server.fail('stall', 2);
    const later = append('later');
    await expect(client.appendToStream('case-1', told(), { ...UNARY, deadline: 100 })).rejects.toMatchObject({
      type: 'deadline-exceeded',
    });
    expect(settled).toEqual([]);
    await server.kill();
    expect(await disposed(client)).toBe(fault === 'stall');
    if (fault === 'stall') await Promise.all([unanswered, later]);
  });
});

describe('a fault', () => {
  it('meets so many calls, of the kinds that are named, until it is called off', async () => {
    const { server, client } = await both();
    const append = () => client.appendToStream('case-1', told(), UNARY);
    server.fail('not-ready', 2, ['append']);
    await expect(append()).rejects.toMatchObject({ type: 'unavailable' });
    expect(await allOf(client)).toEqual([]);
    await expect(append()).rejects.toMatchObject({ type: 'unavailable' });
    await append();
    server.fail('access-denied', Infinity);
    await expect(append()).rejects.toMatchObject({ type: 'access-denied' });
    await expect(allOf(client)).rejects.toMatchObject({ type: 'access-denied' });
    await expect(client.deleteStream('case-1')).rejects.toMatchObject({ type: 'access-denied' });
    server.reset();
    expect(await streamOf(client, 'case-1')).toHaveLength(1);
  });

  it('does not outlive the server', async () => {
    const { server, client } = await both();
    server.fail('stall', 2, ['read']);
    const stalled = [allOf(client), allOf(client)];
    const outcomes = Promise.allSettled(stalled);
    while (server.underWay < 2) await client.appendToStream('case-1', told(), UNARY);
    await server.stop();
    expect(server.underWay).toBe(0);
    for (const outcome of await outcomes) expect(outcome).toMatchObject({ reason: { type: 'cancelled' } });
  });
});

describe('a follower', () => {
  it('sends whoever requires the leader there, and answers all others', async () => {
    const leader = await started();
    const follower = await started({ leader });
    const client = connected(follower.address);
    await client.appendToStream('case-1', told(), UNARY);
    const append = () => client.appendToStream('case-1', told(), { ...UNARY, requiresLeader: true });
    await expect(append()).rejects.toMatchObject({
      type: 'not-leader',
      leader: { address: '127.0.0.1', port: Number(new URL(leader.address).port) },
    });
    await append();
    expect([follower.calls, leader.calls]).toEqual([['Append', 'Append'], ['Append']]);
    expect(await allOf(client)).toHaveLength(2);
  });

  it('says who leads, so that a client of the cluster goes there', async () => {
    const leader = await started();
    const follower = await started({ leader });
    const client = connected(follower.clusterAddress);
    await client.appendToStream('case-1', told(), { ...UNARY, requiresLeader: true });
    expect(leader.calls).toContain('Append');
    expect(follower.calls).not.toContain('Append');
  });
});
