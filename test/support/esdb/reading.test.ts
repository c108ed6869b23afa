import { afterEach, describe, expect, it } from '@jest/globals';
import { jsonEvent } from '@eventstore/db-client';
import { all, allOf, both, letGo, streamOf, told, UNARY, type Both } from './real-client.js';

afterEach(letGo);

describe('reading', () => {
  const written = async (): Promise<Both> => {
    const made = await both();
    for (const stream of ['case-1', 'person-1', 'case-1', 'case-2', 'case-1']) {
      await made.client.appendToStream(stream, told(), UNARY);
    }
    return made;
  };

  it('gives a stream from a revision on, either way, itself included', async () => {
    const { client } = await written();
    const revisions = async (options: object) =>
      (await streamOf(client, 'case-1', options)).map((event) => Number(event?.revision));
    expect(await revisions({})).toEqual([0, 1, 2]);
    expect(await revisions({ fromRevision: 1n })).toEqual([1, 2]);
    expect(await revisions({ fromRevision: 1n, maxCount: 1 })).toEqual([1]);
    expect(await revisions({ fromRevision: 9n })).toEqual([]);
    expect(await revisions({ direction: 'backwards', fromRevision: 'end', maxCount: 2 })).toEqual([2, 1]);
    expect(await revisions({ direction: 'backwards', fromRevision: 1n })).toEqual([1, 0]);
    expect(await revisions({ direction: 'backwards', fromRevision: 9n })).toEqual([2, 1, 0]);
  });

  it('gives the log from a position on, itself included forwards and not backwards', async () => {
    const { client } = await written();
    const log = await allOf(client);
    const positions = log.map((event) => event?.position?.commit ?? 0n);
    expect(positions).toEqual(positions.toSorted((a, b) => Number(a - b)));
    expect(new Set(positions.slice(1).map((at, i) => at - (positions[i] ?? 0n)))).not.toContain(1n);
    const fromPosition = log[2]?.position;
    expect(await allOf(client, { fromPosition })).toEqual(log.slice(2));
    expect(await allOf(client, { fromPosition, maxCount: 1 })).toEqual(log.slice(2, 3));
    expect(await allOf(client, { fromPosition, direction: 'backwards' })).toEqual(log.slice(0, 2).toReversed());
    expect(await allOf(client, { fromPosition: 'end', direction: 'backwards' })).toEqual(log.toReversed());
    expect(await allOf(client, { fromPosition: 'end' })).toEqual([]);
  });

  it('says that there is no such stream', async () => {
    const { client } = await both();
    await expect(streamOf(client, 'case-1')).rejects.toMatchObject({ type: 'stream-not-found', streamName: 'case-1' });
  });

  it('gives links and what the server writes for itself in the log, and follows links if asked', async () => {
    const { server, client } = await written();
    server.writeSystemEvent();
    server.writeLink('$ce-case', 'case-1', 2n);
    server.writeLink('$ce-case', 'case-1', 9n);
    expect((await allOf(client)).slice(5).map((event) => event?.type)).toEqual(['$statsCollected', '$>', '$>']);
    const resolved = await all(client.readStream('$ce-case', { resolveLinkTos: true }));
    expect(resolved.map(({ event, link }) => [event?.streamId, event?.revision, link?.revision])).toEqual([
      ['case-1', 2n, 0n],
      [undefined, undefined, 1n],
    ]);
  });

  it('goes at the pace of the reader', async () => {
    const { server, client } = await both();
    const data = 'x'.repeat(20_000);
    for (let i = 0; i < 5; i++) {
      const events = Array.from({ length: 40 }, () => jsonEvent({ type: 'Large', data }));
      await client.appendToStream('case-1', events, UNARY);
    }
    let seen = 0;
    for await (const { event } of client.readAll({}, { highWaterMark: 1 })) {
      expect(event?.revision).toBe(BigInt(seen));
      seen += 1;
      if (seen > 1) continue;
      await streamOf(client, 'case-1', { maxCount: 1 });
      expect(server.underWay).toBe(1);
    }
    expect(seen).toBe(200);
    expect(server.underWay).toBe(0);
  });
});

describe('history', () => {
  const history = async () => {
    const { server, client } = await both();
    await client.appendToStream('case-1', [told(), told(), told()], { expectedRevision: 'no_stream', ...UNARY });
    const revisions = async () => (await streamOf(client, 'case-1')).map((event) => Number(event?.revision));
    const inLog = async () => (await allOf(client)).filter((event) => event?.streamId === 'case-1').length;
    return { server, client, revisions, inLog };
  };

  it('that is deleted softly stays in the log until it is scavenged, and revisions go on', async () => {
    const { server, client, revisions, inLog } = await history();
    server.softDelete('case-1');
    await expect(revisions()).rejects.toMatchObject({ type: 'stream-not-found' });
    expect(await inLog()).toBe(3);
    await expect(
      client.appendToStream('case-1', told(), { expectedRevision: 'stream_exists', ...UNARY }),
    ).rejects.toMatchObject({ type: 'stream-deleted' });
    await client.appendToStream('case-1', told(), { expectedRevision: 'no_stream', ...UNARY });
    expect(await revisions()).toEqual([3]);
    server.scavenge('case-1');
    expect(await inLog()).toBe(1);
    expect(await revisions()).toEqual([3]);
  });

  it('can be truncated or counted, and is gone for good when it is scavenged', async () => {
    const { server, client, revisions, inLog } = await history();
    server.truncateBefore('case-1', 1n);
    expect(await revisions()).toEqual([1, 2]);
    server.setMaxCount('case-1', 1);
    expect(await revisions()).toEqual([2]);
    expect(await client.getStreamMetadata('case-1')).toMatchObject({ metadata: { truncateBefore: 1, maxCount: 1 } });
    expect(await inLog()).toBe(3);
    server.scavenge('case-1');
    expect(await inLog()).toBe(1);
  });

  it('ends with its age, if it has one', async () => {
    let now = Date.UTC(2026, 2, 1);
    const { client } = await both({ now: () => new Date(now) });
    await client.appendToStream('case-1', told(), UNARY);
    await client.setStreamMetadata('case-1', { maxAge: 60 }, UNARY);
    now += 60_001;
    await client.appendToStream('case-1', told(), UNARY);
    expect((await streamOf(client, 'case-1')).map((event) => event?.revision)).toEqual([1n]);
    expect(await allOf(client)).toHaveLength(3);
  });

  it('is as fragile for a client as for this server', async () => {
    const { client, revisions } = await history();
    await client.setStreamMetadata('case-1', { maxCount: 2 }, UNARY);
    expect(await revisions()).toEqual([1, 2]);
    await expect(client.deleteStream('case-1', { expectedRevision: 1n })).rejects.toMatchObject({
      type: 'wrong-expected-version',
      actualVersion: 2n,
    });
    await client.deleteStream('case-1', { expectedRevision: 2n });
    await expect(revisions()).rejects.toMatchObject({ type: 'stream-not-found' });
  });

  it('that is deleted for ever leaves a tombstone', async () => {
    const { server, client, revisions } = await history();
    server.tombstone('case-1');
    await expect(revisions()).rejects.toMatchObject({ type: 'stream-deleted' });
    server.scavenge('case-1');
    expect((await allOf(client)).map((event) => event?.type)).toEqual(['$streamDeleted']);
  });
});
