import { afterEach, describe, expect, it } from '@jest/globals';
import { eventTypeFilter, excludeSystemEvents, streamNameFilter } from '@eventstore/db-client';
import { Heard } from './heard.js';
import { allOf, both, letGo, told, UNARY } from './real-client.js';

afterEach(letGo);

describe('a subscription', () => {
  it('gives what there is, says that it has caught up, and gives what comes', async () => {
    const { client } = await both();
    await client.appendToStream('case-1', told(), UNARY);
    const heard = new Heard(client);
    await heard.until('caughtUp');
    await client.appendToStream('case-2', told(), UNARY);
    await heard.until('case-2');
    expect(heard.said).toEqual(['confirmation', 'case-1', 'caughtUp', 'case-2']);
    await heard.subscription.unsubscribe();
  });

  it('begins after the position it is given, and at the end if it is there', async () => {
    const { client } = await both();
    const { position } = await client.appendToStream('case-1', told(), UNARY);
    await client.appendToStream('case-2', told(), UNARY);
    const [after, beyond] = [
      new Heard(client, { fromPosition: position ?? { commit: 0n, prepare: 0n } }),
      new Heard(client, { fromPosition: 'end' }),
    ];
    await after.until('caughtUp');
    await beyond.until('caughtUp');
    await client.appendToStream('case-3', told(), UNARY);
    await after.until('case-3');
    await beyond.until('case-3');
    expect(after.said).toEqual(['confirmation', 'case-2', 'caughtUp', 'case-3']);
    expect(beyond.said).toEqual(['confirmation', 'caughtUp', 'case-3']);
  });

  it('follows one stream', async () => {
    const { client } = await both();
    await client.appendToStream('case-1', [told(), told()], UNARY);
    const revisions: bigint[] = [];
    for await (const { event } of client.subscribeToStream('case-1', { fromRevision: 0n })) {
      revisions.push(event?.revision ?? -1n);
      if (revisions.length === 3) break;
      await client.appendToStream('case-2', told(), UNARY);
      await client.appendToStream('case-1', told(), UNARY);
    }
    expect(revisions).toEqual([1n, 2n, 3n]);
  });

  it.each([
    ['prefixes of streams', streamNameFilter({ prefixes: ['case-', 'term-'] }), ['case-1', 'term-1']],
    ['a pattern of streams', streamNameFilter({ regex: '^[^$].*-2$' }), ['person-2']],
    ['prefixes of types', eventTypeFilter({ prefixes: ['$stats'] }), ['$stats-127.0.0.1:2113']],
    ['no events of the system', excludeSystemEvents(), ['case-1', 'person-2', 'term-1']],
  ])('can be asked for %s', async (_, filter, streams) => {
    const { server, client } = await both();
    for (const stream of ['case-1', 'person-2', 'term-1']) await client.appendToStream(stream, told(), UNARY);
    server.writeSystemEvent();
    server.writeLink('$ce-case', 'case-1', 0n);
    const heard = new Heard(client, { filter });
    await heard.until('caughtUp');
    expect(heard.said.filter((said) => !said.startsWith('checkpoint'))).toEqual([
      'confirmation',
      ...streams,
      'caughtUp',
    ]);
  });

  it('with a filter hears how far it is after so many events, and once when it has caught up', async () => {
    const { client } = await both();
    const at: string[] = [];
    const append = async () => {
      const { position } = await client.appendToStream('person-1', told(), UNARY);
      at.push(`checkpoint ${position?.commit}`);
    };
    for (let i = 0; i < 5; i++) await append();
    const heard = new Heard(client, {
      filter: streamNameFilter({ prefixes: ['case-'], maxSearchWindow: 2, checkpointInterval: 1 }),
    });
    await heard.until('caughtUp');
    for (let i = 0; i < 4; i++) await append();
    await client.appendToStream('case-1', told(), UNARY);
    await heard.until('case-1');
    expect(heard.said).toEqual(['confirmation', at[1], at[3], at[4], 'caughtUp', at[6], at[8], 'case-1']);
  });

  it('dies with one error when the server is killed, and another one goes on where it was', async () => {
    const { server, client } = await both();
    const { position } = await client.appendToStream('case-1', told(), UNARY);
    const heard = new Heard(client);
    await heard.until('caughtUp');
    await server.kill();
    await heard.until('CancelledError');
    await expect(client.appendToStream('case-2', told(), UNARY)).rejects.toMatchObject({ code: 14 });
    await server.restart();
    await client.appendToStream('case-3', told(), UNARY);
    const again = new Heard(client, { fromPosition: position ?? { commit: 0n, prepare: 0n } });
    await again.until('case-3');
    expect(heard.said).toEqual(['confirmation', 'case-1', 'caughtUp', 'CancelledError']);
    expect((await allOf(client)).map((event) => event?.streamId)).toEqual(['case-1', 'case-3']);
    expect(server.calls.filter((call) => call === 'Subscribe')).toHaveLength(2);
  });

  it('may end as if all were well, or be refused', async () => {
    const { server, client } = await both();
    const heard = new Heard(client);
    await heard.until('caughtUp');
    server.endSubscriptions();
    await heard.until('end');
    server.fail('end-ok');
    const ended = new Heard(client);
    await ended.until('end');
    expect(ended.said).toEqual(['end']);
    server.fail('not-ready');
    const refused = new Heard(client);
    await refused.until('UnavailableError');
  });

  it('with a filter hears of no place if it begins at the end', async () => {
    const { client } = await both();
    await client.appendToStream('case-1', told(), UNARY);
    const heard = new Heard(client, { filter: excludeSystemEvents({ maxSearchWindow: 1 }), fromPosition: 'end' });
    await heard.until('caughtUp');
    const { position } = await client.appendToStream('case-2', told(), UNARY);
    await heard.until(`checkpoint ${position?.commit}`);
    expect(heard.said).toEqual(['confirmation', 'caughtUp', 'case-2', `checkpoint ${position?.commit}`]);
  });

  it('of a stream ends with an error when the stream is deleted for ever', async () => {
    const { server, client } = await both();
    await client.appendToStream('case-1', told(), UNARY);
    const following = (async () => {
      for await (const { event } of client.subscribeToStream('case-1')) {
        expect(event?.streamId).toBe('case-1');
        server.tombstone('case-1');
      }
    })();
    await expect(following).rejects.toMatchObject({ type: 'stream-deleted', streamName: 'case-1' });
  });

  it('stays when another one is ended', async () => {
    const { client } = await both();
    const [one, other] = [new Heard(client), new Heard(client)];
    await one.until('caughtUp');
    await other.until('caughtUp');
    await one.subscription.unsubscribe();
    await client.appendToStream('case-1', told(), UNARY);
    await other.until('case-1');
    expect(one.said).not.toContain('case-1');
  });
});
