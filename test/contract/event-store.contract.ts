import { afterEach, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import type {
  AppendResult,
  EventStore,
  Expected,
  Json,
  NewEvent,
  Position,
  RecordedEvent,
  StreamRange,
  SubscribeOptions,
  SubscriptionBatch,
} from '#event-store';

/** Opens an empty store with the given clock. */
export type OpenStore = (options: { now?: () => Date }) => Promise<EventStore>;

/** Cases an adapter cannot keep, by their full names, and why. */
export interface Skip {
  readonly reason: string;
  readonly tests: readonly string[];
}

/** What every event store promises; an adapter is one if it passes whole. */
export function eventStoreContract(
  name: string,
  openStore: OpenStore,
  { skip = [] }: { skip?: readonly Skip[] } = {},
): void {
  const opened: EventStore[] = [];
  const open: OpenStore = async (options) => {
    const store = await openStore(options);
    opened.push(store);
    return store;
  };
  const reasons = new Map(skip.flatMap(({ reason, tests }) => tests.map((test) => [test, reason] as const)));

  /** One promise, with a store of its own. */
  const promises = (title: string, keep: (store: EventStore) => Promise<void>, now?: () => Date): void => {
    const reason = reasons.get(title);
    reasons.delete(title);
    if (reason !== undefined) {
      // oxlint-disable-next-line jest/no-disabled-tests, jest/expect-expect -- an adapter says which promise it cannot keep, and why
      it.skip(`${title} (${reason})`, () => undefined);
      return;
    }
    // oxlint-disable-next-line jest/valid-title, jest/expect-expect -- the title and what is expected come from `promises` below
    it(title, async () => keep(await open(now ? { now } : {})), 60_000);
  };

  describe(`the ${name} event store, appending,`, () => {
    promises('answers with the revision and position of the last event', async (store) => {
      const first = await store.append('case-1', [event(), event()], { expected: 'no_stream' });
      expect(first.revision).toBe(1n);
      const second = await store.append('case-1', [event()], { expected: 1n });
      expect(second.revision).toBe(2n);
      expect(second.position > first.position).toBe(true);
      expect(await store.head()).toBe(second.position);
      const recorded = await store.readStream('case-1');
      expect(recorded.map(({ revision }) => revision)).toEqual([0n, 1n, 2n]);
      expect(recorded.map(({ position }) => position).slice(1)).toEqual([first.position, second.position]);
    });

    promises('takes any expectation that holds', async (store) => {
      await store.append('case-1', [event()], { expected: 'any' });
      await store.append('case-1', [event()], { expected: 'stream_exists' });
      await store.append('case-1', [event()], { expected: 1n });
      await store.append('case-2', [event()], { expected: 'no_stream' });
      expect(await revisions(store, 'case-1')).toEqual([0n, 1n, 2n]);
    });

    promises('refuses NO_STREAM on an existing stream and says where it is', async (store) => {
      await store.append('case-1', [event(), event()], { expected: 'no_stream' });
      await expect(store.append('case-1', [event()], { expected: 'no_stream' })).rejects.toMatchObject({
        name: 'ConcurrencyConflict',
        code: 'concurrency-conflict',
        stream: 'case-1',
        expected: 'no_stream',
        actual: 1n,
      });
    });

    promises('refuses a revision or STREAM_EXISTS on a missing stream', async (store) => {
      for (const expected of [0n, 'stream_exists'] as const) {
        await expect(store.append('case-1', [event()], { expected })).rejects.toMatchObject({
          code: 'concurrency-conflict',
          expected,
          actual: 'no_stream',
        });
      }
      expect(await store.head()).toBeUndefined();
    });

    promises('refuses a revision that has passed or is yet to come', async (store) => {
      await store.append('case-1', [event(), event()], { expected: 'no_stream' });
      for (const expected of [0n, 2n, 9_007_199_254_740_993n]) {
        await expect(store.append('case-1', [event()], { expected })).rejects.toMatchObject({ actual: 1n, expected });
      }
    });

    promises('leaves nothing behind of a refused append', async (store) => {
      const first = await store.append('case-1', [event()], { expected: 'no_stream' });
      await expect(store.append('case-1', [event(), event()], { expected: 5n })).rejects.toThrow('not at 5');
      await expect(store.append('case-2', [event(), event()], { expected: 5n })).rejects.toThrow('not at 5');
      expect(await store.head()).toBe(first.position);
      expect(await revisions(store, 'case-1')).toEqual([0n]);
      expect(await revisions(store, 'case-2')).toEqual([]);
      const next = await store.append('case-1', [event()], { expected: 0n });
      expect(next.revision).toBe(1n);
      await store.append('case-2', [event()], { expected: 'no_stream' });
      expect(await collect(store.readAll())).toHaveLength(3);
    });

    promises('records an append once however often it is repeated, and answers the same', async (store) => {
      const events = [event(), event()];
      const first = await store.append('case-1', events, { expected: 'no_stream' });
      expect(await store.append('case-1', events, { expected: 'no_stream' })).toEqual(first);
      const more = [event()];
      const second = await store.append('case-1', more, { expected: 1n });
      await store.append('case-1', [event()], { expected: 2n });
      expect(await store.append('case-1', more, { expected: 1n })).toEqual(second);
      expect(await store.append('case-1', events, { expected: 'no_stream' })).toEqual(first);
      expect(await revisions(store, 'case-1')).toEqual([0n, 1n, 2n, 3n]);
    });

    promises('records an append once when it is repeated without waiting', async (store) => {
      const events = [event(), event()];
      const again = (): Promise<AppendResult> => store.append('case-1', events, { expected: 'no_stream' });
      const results = await Promise.all([again(), again(), again()]);
      expect(new Set(results.map(({ position }) => position)).size).toBe(1);
      expect(await revisions(store, 'case-1')).toEqual([0n, 1n]);
    });

    promises('recognises a repetition under ANY and STREAM_EXISTS', async (store) => {
      const events = [event(), event()];
      const first = await store.append('case-1', events, { expected: 'any' });
      await store.append('case-1', [event()], { expected: 'any' });
      expect(await store.append('case-1', events, { expected: 'any' })).toEqual(first);
      expect(await store.append('case-1', events, { expected: 'stream_exists' })).toEqual(first);
      expect(await revisions(store, 'case-1')).toEqual([0n, 1n, 2n]);
    });

    promises('takes no append for a repetition that differs in any event', async (store) => {
      const [a, b] = [event(), event()];
      await store.append('case-1', [a, b], { expected: 'no_stream' });
      for (const events of [
        [a, event()],
        [event(), b],
        [b, a],
        [a, b, event()],
      ]) {
        await expect(store.append('case-1', events, { expected: 'no_stream' })).rejects.toMatchObject({
          code: 'concurrency-conflict',
          actual: 1n,
        });
      }
      expect(await revisions(store, 'case-1')).toEqual([0n, 1n]);
    });

    promises('refuses the id of an event recorded elsewhere, and all that came with it', async (store) => {
      const taken = event();
      await store.append('case-1', [taken], { expected: 'no_stream' });
      for (const [stream, expected] of [
        ['case-2', 'no_stream'],
        ['case-2', 'any'],
        ['case-1', 0n],
      ] as const) {
        await expect(store.append(stream, [event(), taken, event()], { expected })).rejects.toMatchObject({
          code: 'event-id-reused',
          stream,
          eventId: taken.id,
        });
      }
      expect(await collect(store.readAll())).toHaveLength(1);
      expect((await store.readEvent(taken.id))?.stream).toBe('case-1');
    });

    promises('lets 64 callers append at the same time without failing any', async (store) => {
      const callers = Array.from({ length: 64 }, (_, i) => `case-${i}`);
      await Promise.all(
        callers.map(async (stream) => {
          await store.append(stream, [event()], { expected: 'no_stream' });
          await store.append('shared', [event()], { expected: 'any' });
          await store.append(stream, [event(), event()], { expected: 0n });
        }),
      );
      expect(await revisions(store, 'shared')).toEqual(callers.map((_, i) => BigInt(i)));
      for (const stream of callers) expect(await revisions(store, stream)).toEqual([0n, 1n, 2n]);
    });

    promises('lets exactly one of 64 callers win a revision', async (store) => {
      await store.append('case-1', [event()], { expected: 'no_stream' });
      const outcomes = await Promise.allSettled(
        Array.from({ length: 64 }, () => store.append('case-1', [event(), event()], { expected: 0n })),
      );
      const refusals = outcomes.filter((outcome) => outcome.status === 'rejected');
      expect(refusals).toHaveLength(63);
      for (const { reason } of refusals) expect(reason).toMatchObject({ code: 'concurrency-conflict', actual: 2n });
      expect(await revisions(store, 'case-1')).toEqual([0n, 1n, 2n]);
    });

    promises('harms nobody by refusing an append made at the same time', async (store) => {
      const taken = event();
      await store.append('taken', [taken], { expected: 'no_stream' });
      const outcomes = await Promise.allSettled([
        store.append('case-1', [event()], { expected: 'no_stream' }),
        store.append('case-1', [event()], { expected: 7n }),
        store.append('case-2', [event(), taken], { expected: 'no_stream' }),
        store.append('case-2', [event(), event()], { expected: 'no_stream' }),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
      expect(await revisions(store, 'case-2')).toEqual([0n, 1n]);
      const all = await collect(store.readAll());
      expect(all.map(({ stream }) => stream)).toEqual(['taken', 'case-1', 'case-2', 'case-2']);
    });

    promises('refuses malformed appends and records nothing of them', async (store) => {
      const good = event();
      const malformed: [stream: string, events: NewEvent[]][] = [
        ['$system', [good]],
        ['', [good]],
        ['line\nbreak', [good]],
        ['half \ud800 of a pair', [good]],
        ['case-1', []],
        ['case-1', [{ ...good, id: 'not-a-uuid' }]],
        ['case-1', [{ ...good, id: good.id.toUpperCase().replace(/^./, 'A') }]],
        ['case-1', [{ ...good, type: '' }]],
        ['case-1', [{ ...good, type: '$metadata' }]],
        ['case-1', [{ ...good, data: undefined as unknown as Json }]],
        ['case-1', [{ ...good, data: { n: 1n as unknown as number } }]],
        ['case-1', [good, event(), good]],
      ];
      for (const [stream, events] of malformed) {
        await expect(store.append(stream, events, { expected: 'any' })).rejects.toMatchObject({
          name: 'InvalidAppend',
          code: 'invalid-append',
        });
      }
      await expect(store.append('case-1', [good], { expected: -1n })).rejects.toMatchObject({ code: 'invalid-append' });
      expect(await store.head()).toBeUndefined();
    });

    promises('takes as much at once as it says, and refuses more', async (store) => {
      const { maxAppendBytes } = store.capabilities;
      const sized = (bytes: number): NewEvent => ({
        ...event('T'),
        data: 'x'.repeat(bytes - 'T""{}'.length),
        metadata: {},
      });
      await expect(
        store.append('case-1', [sized(maxAppendBytes + 1)], { expected: 'no_stream' }),
      ).rejects.toMatchObject({ code: 'event-too-large', stream: 'case-1', bytes: maxAppendBytes + 1, maxAppendBytes });
      await expect(
        store.append('case-1', [sized(maxAppendBytes / 2), sized(maxAppendBytes / 2 + 1)], { expected: 'no_stream' }),
      ).rejects.toMatchObject({ code: 'event-too-large' });
      const cyrillic = { ...event(), data: 'ж'.repeat(maxAppendBytes / 2) };
      await expect(store.append('case-1', [cyrillic], { expected: 'any' })).rejects.toMatchObject({
        code: 'event-too-large',
      });
      await store.append('case-1', [sized(maxAppendBytes)], { expected: 'no_stream' });
      expect(await revisions(store, 'case-1')).toEqual([0n]);
    });

    promises('gives back data, metadata, type and names as they were given', async (store) => {
      const object = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ stringUnit: 'binary' }));
      const printable = fc
        .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
        .filter((text) => !text.startsWith('$'));
      await fc.assert(
        fc.asyncProperty(
          fc.jsonValue({ stringUnit: 'binary' }),
          object,
          printable,
          printable,
          async (data, metadata, type, stream) => {
            const given = { id: randomUUID(), type, data: normal(data), metadata: normal(metadata) };
            const { revision, position } = await store.append(stream, [given as NewEvent], { expected: 'any' });
            const expected = { ...given, stream, revision, position, recordedAt: expect.any(Date) };
            expect(await store.readEvent(given.id)).toEqual(expected);
            expect(await store.readStream(stream, { from: revision })).toEqual([expected]);
            expect(await store.readStream(stream, { backwards: true, limit: 1 })).toEqual([expected]);
          },
        ),
        { numRuns: 40 },
      );
    });

    promises('takes an event without metadata as one with none', async (store) => {
      const bare = { id: randomUUID(), type: 'ClaimRecorded', data: { claim: 'c-1', left: undefined } };
      await store.append('case-1', [bare], { expected: 'no_stream' });
      expect(await store.readEvent(bare.id)).toMatchObject({ metadata: {}, data: { claim: 'c-1' } });
    });

    promises('keeps what is recorded apart from what its writers and readers hold', async (store) => {
      const data = { list: ['a'] };
      const given = { ...event(), data };
      const appended = store.append('case-1', [given], { expected: 'no_stream' });
      data.list.push('b');
      await appended;
      for (const read of await store.readStream('case-1')) (read.data as { list: string[] }).list.push('c');
      expect((await store.readEvent(given.id))?.data).toEqual({ list: ['a'] });
    });

    promises('puts events of several streams down together or not at all', async (store) => {
      const appendMany = store.appendMany?.bind(store);
      expect(appendMany !== undefined).toBe(store.capabilities.multiStreamAppend);
      if (!appendMany) return;
      const appends = [
        { stream: 'case-1', events: [event(), event()], expected: 'no_stream' },
        { stream: 'case-2', events: [event()], expected: 'no_stream' },
      ] as const;
      const results = await appendMany(appends);
      expect(results.map(({ revision }) => revision)).toEqual([1n, 0n]);
      expect(await appendMany(appends)).toEqual(results);
      await expect(
        appendMany([
          { stream: 'case-1', events: [event()], expected: 1n },
          { stream: 'case-2', events: [event()], expected: 3n },
        ]),
      ).rejects.toMatchObject({ code: 'concurrency-conflict', stream: 'case-2', actual: 0n });
      await expect(
        appendMany([appends[0], { stream: 'case-3', events: [event()], expected: 'no_stream' }]),
      ).rejects.toMatchObject({ code: 'event-id-reused' });
      const shared = event();
      for (const malformed of [
        [],
        [appends[0], appends[0]],
        [
          { stream: 'case-8', events: [shared], expected: 'any' as const },
          { stream: 'case-9', events: [shared], expected: 'any' as const },
        ],
      ]) {
        await expect(appendMany(malformed)).rejects.toMatchObject({ code: 'invalid-append' });
      }
      expect(await collect(store.readAll())).toHaveLength(3);
    });

    const ticks = ['10:00:00.000', '10:00:00.001', '09:59:00.000', '10:00:07.000'].map(
      (time) => new Date(`2026-03-01T${time}Z`),
    );
    const clock = function* (): Generator<Date, Date> {
      yield* ticks;
      return new Date('2026-03-02T00:00:00Z');
    };
    let running = clock();
    promises(
      'dates events by its clock, but never back',
      async (store) => {
        running = clock();
        for (let i = 0; i < 4; i++) await store.append('case-1', [event()], { expected: 'any' });
        const dates = (await store.readStream('case-1')).map(({ recordedAt }) => recordedAt);
        expect(dates).toEqual([ticks[0], ticks[1], ticks[1], ticks[3]]);
      },
      () => running.next().value,
    );
  });

  describe(`the ${name} event store, reading,`, () => {
    promises('gives the events of one stream from where it is told to', async (store) => {
      await seed(store, ['case-1', 'case-2', 'case-1', 'case-1', 'case-2', 'case-1']);
      expect(await revisions(store, 'case-1')).toEqual([0n, 1n, 2n, 3n]);
      expect(await revisions(store, 'case-1', { from: 2n })).toEqual([2n, 3n]);
      expect(await revisions(store, 'case-1', { from: 1n, limit: 2 })).toEqual([1n, 2n]);
      expect(await revisions(store, 'case-1', { from: 4n })).toEqual([]);
      expect(await revisions(store, 'case-1', { from: -2n })).toEqual([0n, 1n, 2n, 3n]);
      expect(await revisions(store, 'case-1', { limit: 0 })).toEqual([]);
      expect(await revisions(store, 'case-1', { backwards: true, from: -2n })).toEqual([]);
      expect(await revisions(store, 'case-1', { backwards: true })).toEqual([3n, 2n, 1n, 0n]);
      expect(await revisions(store, 'case-1', { backwards: true, limit: 1 })).toEqual([3n]);
      expect(await revisions(store, 'case-1', { backwards: true, from: 2n, limit: 2 })).toEqual([2n, 1n]);
      expect(await revisions(store, 'case-1', { backwards: true, from: 99n })).toEqual([3n, 2n, 1n, 0n]);
    });

    promises('gives no events of a stream that is not there', async (store) => {
      await seed(store, ['case-1']);
      expect(await store.readStream('case')).toEqual([]);
      expect(await store.readStream('case-11')).toEqual([]);
      expect(await store.readStream("case-1' OR '1'='1")).toEqual([]);
    });

    promises('gives long streams whole', async (store) => {
      for (const length of [255, 256, 257, 600]) {
        await store.append(
          `long-${length}`,
          Array.from({ length }, () => event()),
          { expected: 'no_stream' },
        );
        expect(await revisions(store, `long-${length}`)).toEqual(Array.from({ length }, (_, i) => BigInt(i)));
      }
    });

    promises('gives the whole log in the order it was recorded', async (store) => {
      const names = Array.from({ length: 2100 }, (_, i) => `case-${i % 7}`);
      const ids = await seed(store, names);
      const all = await collect(store.readAll());
      expect(all.map(({ id }) => id)).toEqual(ids);
      expectInOrder(all);
      const middle = all[1499];
      const rest = await collect(store.readAll(middle ? { after: middle.position } : {}));
      expect(rest).toEqual(all.slice(1500));
      expect(await collect(store.readAll({ limit: 1001 }))).toEqual(all.slice(0, 1001));
      expect(await collect(store.readAll({ limit: 0 }))).toEqual([]);
      const last = all.at(-1);
      expect(await collect(store.readAll(last ? { after: last.position } : {}))).toEqual([]);
      if (store.capabilities.contiguousPositions) {
        const ordinals = all.map(({ position }) => Number(position));
        expect(ordinals).toEqual(ordinals.map((_, i) => (ordinals[0] ?? 0) + i));
      }
    });

    promises('gives only the streams asked for by prefix', async (store) => {
      await seed(
        store,
        Array.from({ length: 1200 }, (_, i) => ['case-1', 'pledge-1', 'case', 'Case-2'][i % 4] ?? ''),
      );
      const streams = async (streamPrefixes: string[], limit = 5000): Promise<string[]> =>
        (await collect(store.readAll({ streamPrefixes, limit }))).map(({ stream }) => stream);
      expect(await streams(['case-'])).toHaveLength(300);
      expect(new Set(await streams(['case', 'pledge-']))).toEqual(new Set(['case-1', 'pledge-1', 'case']));
      expect(await streams(['case', 'pledge-'], 4)).toEqual(['case-1', 'pledge-1', 'case', 'case-1']);
      expect(await streams(['%'])).toEqual([]);
    });

    promises('finds an event by its id', async (store) => {
      const [id] = await seed(store, ['case-1', 'case-2']);
      expect(await store.readEvent(id ?? '')).toMatchObject({ id, stream: 'case-1', revision: 0n });
      expect(await store.readEvent(randomUUID())).toBeUndefined();
      expect(await store.readEvent('nonsense')).toBeUndefined();
    });

    promises('has no head while it is empty', async (store) => {
      expect(await store.head()).toBeUndefined();
      expect(await store.positionAt(new Date())).toBeUndefined();
      expect(await collect(store.readAll())).toEqual([]);
      expect(await collect(store.streamsAfter())).toEqual([]);
    });

    const minutes = [0, 1, 1, 1, 5, 9];
    let appended = 0;
    promises(
      'tells where the log stood at an instant',
      async (store) => {
        appended = 0;
        const positions: Position[] = [];
        for (const _ of minutes)
          positions.push((await store.append('case-1', [event()], { expected: 'any' })).position);
        const at = (m: number): Promise<Position | undefined> => store.positionAt(minute(m));
        expect(await at(-1)).toBeUndefined();
        expect(await at(0)).toBe(positions[0]);
        expect(await at(0.5)).toBe(positions[0]);
        expect(await at(1)).toBe(positions[3]);
        expect(await at(4.99)).toBe(positions[3]);
        expect(await at(5)).toBe(positions[4]);
        expect(await at(60)).toBe(positions[5]);
      },
      () => minute(minutes[appended++] ?? 9),
    );

    promises('names each stream touched in a stretch of the log once', async (store) => {
      await seed(store, ['a', 'b', 'a', 'c', 'b', 'd']);
      const all = await collect(store.readAll());
      const stretch = async (after: number, upTo: number): Promise<string[]> => {
        const [from, to] = [all[after - 1]?.position, all[upTo - 1]?.position];
        return (await collect(store.streamsAfter({ ...(from && { after: from }), ...(to && { upTo: to }) }))).flat();
      };
      expect(await stretch(0, 0)).toEqual(['a', 'b', 'c', 'd']);
      expect(await stretch(0, 3)).toEqual(['a', 'b']);
      expect(await stretch(1, 0)).toEqual(['b', 'a', 'c', 'd']);
      expect(await stretch(2, 5)).toEqual(['a', 'c', 'b']);
      expect(await stretch(4, 5)).toEqual(['b']);
      expect(await stretch(6, 0)).toEqual([]);
      expect(await stretch(5, 3)).toEqual([]);
    });

    promises('names each of very many streams once', async (store) => {
      const names = Array.from({ length: 2500 }, (_, i) => `case-${i % 1300}`);
      await seed(store, names);
      expect((await collect(store.streamsAfter())).flat()).toEqual(names.slice(0, 1300));
      const at = (await collect(store.readAll({ limit: 1100 }))).at(-1)?.position;
      const touched = (await collect(store.streamsAfter(at ? { after: at } : {}))).flat();
      expect(touched).toEqual(names.slice(1100, 2400));
    });

    promises('refuses what is no position', async (store) => {
      await seed(store, ['case-1']);
      const after = '7; DROP TABLE events' as Position;
      const refusal = { name: 'InvalidPosition', code: 'invalid-position' };
      await expect(collect(store.readAll({ after }))).rejects.toMatchObject(refusal);
      await expect(collect(store.streamsAfter({ after }))).rejects.toMatchObject(refusal);
      await expect(collect(store.subscribe({ after, signal: AbortSignal.timeout(1) }))).rejects.toMatchObject(refusal);
    });
  });

  describe(`the ${name} event store, followed,`, () => {
    promises('says it has caught up with an empty log, then goes on', async (store) => {
      const follower = following(store);
      expect(await follower.next()).toEqual({ events: [], caughtUp: true });
      const coming = follower.next();
      const { position } = await store.append('case-1', [event(), event()], { expected: 'no_stream' });
      expect(await coming).toMatchObject({ position, caughtUp: true, events: [{ revision: 0n }, { revision: 1n }] });
      await follower.stop();
    });

    promises('gives what was recorded before, then what is recorded after', async (store) => {
      const past = await seed(
        store,
        Array.from({ length: 25 }, () => 'case-1'),
      );
      const follower = following(store, { maxBatch: 10 });
      const batches = [await follower.next(), await follower.next(), await follower.next()];
      expect(batches.map((batch) => [batch?.events.length, batch?.caughtUp])).toEqual([
        [10, false],
        [10, false],
        [5, true],
      ]);
      expect(batches.flatMap((batch) => batch?.events.map(({ id }) => id))).toEqual(past);
      const [next] = await seed(store, ['case-2']);
      expect((await follower.next())?.events).toMatchObject([{ id: next, stream: 'case-2' }]);
      await follower.stop();
    });

    promises('says it has caught up when the last batch was just full', async (store) => {
      await seed(
        store,
        Array.from({ length: 20 }, () => 'case-1'),
      );
      const follower = following(store, { maxBatch: 10 });
      await follower.next();
      expect(await follower.next()).toMatchObject({ caughtUp: false });
      expect(await follower.next()).toEqual({ events: [], position: await store.head(), caughtUp: true });
      await follower.stop();
    });

    promises('begins after the position it is given', async (store) => {
      const ids = await seed(store, ['a', 'b', 'c']);
      const [first] = await collect(store.readAll({ limit: 1 }));
      const follower = following(store, first ? { after: first.position } : {});
      expect((await follower.next())?.events.map(({ id }) => id)).toEqual(ids.slice(1));
      await follower.stop();
    });

    promises('refuses a position beyond its end', async (store) => {
      await seed(store, ['a', 'b']);
      const after = await store.head();
      const other = await open({});
      const signal = new AbortController().signal;
      await expect(collect(other.subscribe({ ...(after && { after }), signal }))).rejects.toMatchObject({
        code: 'invalid-position',
      });
    });

    promises('moves on past events that were not asked for', async (store) => {
      const filter = { streamPrefixes: ['case-'], types: ['ClaimRecorded'] };
      const follower = following(store, { filter });
      await follower.next();
      const { position } = await store.append('pledge-1', [event()], { expected: 'any' });
      expect(await follower.next()).toEqual({ events: [], position, caughtUp: true });
      await store.append('case-1', [event('CaseOpened'), event('ClaimRecorded')], { expected: 'any' });
      expect((await follower.next())?.events).toMatchObject([
        { type: 'ClaimRecorded', stream: 'case-1', revision: 1n },
      ]);
      await follower.stop();
    });

    promises('ends when it is told to, waiting or not', async (store) => {
      await seed(store, ['a']);
      const leaving = new AbortController();
      for await (const { caughtUp } of store.subscribe({ signal: leaving.signal })) {
        expect(caughtUp).toBe(true);
        queueMicrotask(() => leaving.abort());
      }
      expect(await collect(store.subscribe({ signal: leaving.signal }))).toEqual([]);
    });

    promises('shows every follower every event exactly once and in order while several write', async (store) => {
      const writers = 4;
      const total = writers * 40 * 3;
      const followers = [1, 7, 1000].map((maxBatch) => {
        const leaving = new AbortController();
        const seen: RecordedEvent[] = [];
        const done = (async () => {
          for await (const { events, position } of store.subscribe({ maxBatch, signal: leaving.signal })) {
            seen.push(...events);
            if (events.length > 0) expect(position).toBe(events.at(-1)?.position);
            if (seen.length >= total) leaving.abort();
          }
        })();
        return { seen, done };
      });
      await Promise.all(
        Array.from({ length: writers }, async (_, writer) => {
          for (let i = 0; i < 40; i++) {
            await store.append(`case-${(writer + i) % 5}`, [event(), event(), event()], { expected: 'any' });
          }
        }),
      );
      const all = await collect(store.readAll());
      expect(all).toHaveLength(total);
      expectInOrder(all);
      for (const { seen, done } of followers) {
        await done;
        expect(seen).toEqual(all);
      }
    });

    promises('keeps streams and order whole whatever its writers do at the same time', async (store) => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.array(step, { maxLength: 12 }), { minLength: 1, maxLength: 5 }), (writers) =>
          interleave(store, writers),
        ),
        { numRuns: 25 },
      );
    });
  });

  describe(`the ${name} event store, closed,`, () => {
    promises('has recorded what was asked before, and takes and gives nothing more', async (store) => {
      const closedError = { name: 'StoreClosed', code: 'store-closed' };
      const follower = following(store);
      await follower.next();
      const ending = follower.next();
      ending.catch(() => undefined); // looked at below, once the store is closed
      const waiting = store.append('case-1', [event()], { expected: 'no_stream' });
      await store.close();
      await expect(waiting).resolves.toMatchObject({ revision: 0n });
      await expect(ending).rejects.toMatchObject(closedError);
      await expect(store.append('case-1', [event()], { expected: 'any' })).rejects.toMatchObject(closedError);
      await expect(store.readStream('case-1')).rejects.toMatchObject(closedError);
      await expect(store.head()).rejects.toMatchObject(closedError);
      await expect(collect(store.readAll())).rejects.toMatchObject(closedError);
      await store.close();
    });
  });

  describe(`the skip list of the ${name} event store`, () => {
    it('names only promises there are', () => {
      expect([...reasons.keys()]).toEqual([]);
    });
  });

  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
  });
}

function event(type = 'ClaimRecorded'): NewEvent {
  return { id: randomUUID(), type, data: { claim: 'arrested', when: '2021-05~' }, metadata: { by: 'Vera Invented' } };
}

/** One event for each name, in that order; the ids. */
async function seed(store: EventStore, streams: readonly string[]): Promise<string[]> {
  const events = streams.map(() => event());
  await Promise.all(streams.map((stream, i) => store.append(stream, events.slice(i, i + 1), { expected: 'any' })));
  return events.map(({ id }) => id);
}

async function revisions(store: EventStore, stream: string, range: StreamRange = {}): Promise<bigint[]> {
  return (await store.readStream(stream, range)).map(({ revision }) => revision);
}

async function collect<T>(iterable: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of iterable) items.push(item);
  return items;
}

/** As JSON gives it back: -0 is 0 there. */
function normal(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function expectInOrder(events: readonly RecordedEvent[]): void {
  const positions = events.map(({ position }) => position);
  expect(positions).toEqual([...new Set(positions)].toSorted());
  const next = new Map<string, bigint>();
  for (const { stream, revision } of events) {
    expect(revision).toBe(next.get(stream) ?? 0n);
    next.set(stream, revision + 1n);
  }
}

function minute(m: number): Date {
  return new Date(Date.UTC(2026, 2, 1, 12) + m * 60_000);
}

interface Follower {
  next(): Promise<SubscriptionBatch | undefined>;
  stop(): Promise<void>;
}

/** A follower that is asked for one batch at a time. */
function following(store: EventStore, options: Omit<SubscribeOptions, 'signal'> = {}): Follower {
  const leaving = new AbortController();
  const batches = store.subscribe({ ...options, signal: leaving.signal })[Symbol.asyncIterator]();
  const next = async (): Promise<SubscriptionBatch | undefined> => {
    const result = await batches.next();
    return result.done ? undefined : result.value;
  };
  const stop = async (): Promise<void> => {
    leaving.abort();
    expect(await next()).toBeUndefined();
  };
  return { next, stop };
}

const step = fc.record({
  kind: fc.constantFrom('right', 'any', 'wrong', 'repeat'),
  stream: fc.nat({ max: 2 }),
  count: fc.integer({ min: 1, max: 3 }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

interface Accepted {
  readonly append: readonly [stream: string, events: NewEvent[], options: { expected: Expected }];
  readonly result: AppendResult;
}

/** Lets the writers take their steps at the same time, and checks the log and a live follower against what they were told. */
async function interleave(store: EventStore, writers: readonly (readonly Step[])[]): Promise<void> {
  const run = randomUUID();
  const after = await store.head();
  const end = event('End');
  const live = (async () => {
    const seen: RecordedEvent[] = [];
    const { signal } = new AbortController();
    for await (const { events } of store.subscribe({ ...(after && { after }), maxBatch: 5, signal })) {
      seen.push(...events);
      if (seen.at(-1)?.id === end.id) break;
    }
    return seen;
  })();
  const accepted: Accepted[] = [];
  await Promise.all(writers.map(async (steps) => accepted.push(...(await write(store, run, steps)))));
  await store.append(`${run}-end`, [end], { expected: 'no_stream' });

  const all = await collect(store.readAll(after ? { after } : {}));
  expectInOrder(all);
  expect(await live).toEqual(all);
  const ids = accepted.flatMap(({ append: [, events] }) => events.map(({ id }) => id));
  expect(all.map(({ id }) => id).toSorted()).toEqual([...ids, end.id].toSorted());
  for (const { append, result } of accepted) {
    const [stream, events] = append;
    const from = result.revision - BigInt(events.length) + 1n;
    const found = await store.readStream(stream, { from, limit: events.length });
    expect(found.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
    expect(found.at(-1)?.position).toBe(result.position);
  }
}

/** One writer's steps; the appends that were accepted. */
async function write(store: EventStore, run: string, steps: readonly Step[]): Promise<Accepted[]> {
  const accepted: Accepted[] = [];
  for (const { kind, stream: n, count } of steps) {
    const stream = `${run}-${n}`;
    const last = accepted.at(-1);
    if (kind === 'repeat') {
      if (last) expect(await store.append(...last.append)).toEqual(last.result);
      continue;
    }
    const [newest] = await store.readStream(stream, { backwards: true, limit: 1 });
    const expected = { right: newest?.revision ?? 'no_stream', any: 'any', wrong: 1000n } as const;
    const append = [stream, Array.from({ length: count }, () => event()), { expected: expected[kind] }] as const;
    try {
      accepted.push({ append, result: await store.append(...append) });
      expect(kind).not.toBe('wrong');
    } catch (error) {
      // Somebody else may have been first.
      expect(error).toMatchObject({ code: 'concurrency-conflict' });
      expect(kind).not.toBe('any');
    }
  }
  return accepted;
}
