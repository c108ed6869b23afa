import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MemoryEventStore, SqliteEventStore, StoreUnavailable, type EventStore } from '#event-store';
import {
  CaptureDocument,
  casefile,
  CorrectClaim,
  DraftExchangeList,
  LaunchCampaign,
  OpenCasefile,
  OpenCasegroup,
  PledgePatronage,
  PublishTerms,
  read,
  RecordClaim,
  RecordCommand,
  RetractClaim,
  WaiveRule,
  type Asked,
  type Decider,
  type Shape,
  deciders,
} from '#record';
import { A_RULE_SET } from '../../test/support/given.js';
import { IdempotencyKeyReused, Recorder, RevisionConflict } from './index.js';

const VOCABULARY = {
  profiles: new Map([['ombudsman-list', { version: 1, content: A_RULE_SET }]]),
  rules: new Set(['CO-2']),
  everyRule: new Set(['CO-2']),
  indispensable: new Set<string>(),
};
const PAGE = 'ab'.repeat(32);
const NOBODY = '00000000-0000-4000-8000-000000000000';

type Plain = Record<string, unknown>;

const recorderOf = (store: EventStore, keep?: number) =>
  new Recorder({ store, deciders, vocabulary: VOCABULARY, ...(keep === undefined ? {} : { keep }) });

const asked = <C extends RecordCommand>(command: Shape<C>, sent: Plain, by: Partial<Asked> = {}): C =>
  read(command, sent).askedBy({ by: 'monitor', roles: ['monitor'], ...by });

const open = (name = 'Anna Example', by: Partial<Asked> = {}) => asked(OpenCasefile, { names: [{ text: name }] }, by);
const capture = (more: Plain = {}, by: Partial<Asked> = {}) =>
  asked(
    CaptureDocument,
    { sha256: PAGE, mediaType: 'text/html', size: 6, address: 'https://example.org', ...more },
    by,
  );
const claimed = (of: string, more: Plain = {}, by: Partial<Asked> = {}) =>
  asked(
    RecordClaim,
    {
      casefile: of,
      kind: 'Arrested',
      when: '2020-05-03',
      sources: [{ document: PAGE, reliability: 'B', credibility: 2 }],
      ...more,
    },
    by,
  );

/** A recorder over a store in memory, with a captured page and an open casefile. */
async function opened(store: EventStore = new MemoryEventStore()) {
  const recorder = recorderOf(store);
  await recorder.execute(capture());
  const { id, stream } = await recorder.execute(open());
  return { store, recorder, id, stream };
}

/** What the store holds, in order. */
async function everything(store: EventStore) {
  const events = [];
  for await (const event of store.readAll()) events.push(event);
  return events;
}

function reasonsOf(outcomes: readonly PromiseSettledResult<unknown>[]): unknown[] {
  return outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
}

/** A store in memory that fails when told to, before it records or after. */
class UnreliableStore extends MemoryEventStore {
  failing: 'before' | 'after' | undefined;
  reads: string[] = [];

  override async append(...given: Parameters<MemoryEventStore['append']>) {
    const { failing } = this;
    this.failing = undefined;
    if (failing === 'before') throw new StoreUnavailable('The connection was lost');
    const result = await super.append(...given);
    if (failing === 'after') throw new StoreUnavailable('The connection was lost');
    return result;
  }

  override async readStream(...given: Parameters<MemoryEventStore['readStream']>) {
    this.reads.push(given[0]);
    return super.readStream(...given);
  }
}

describe('the recorder', () => {
  it('answers with where the fact stands in the store', async () => {
    const { store, recorder, id } = await opened();
    const { eventId, ...recording } = await recorder.execute(claimed(id));
    const event = await store.readEvent(eventId);
    expect(event).toMatchObject({
      stream: `casefile-${id}`,
      revision: 1n,
      type: 'Arrested',
      metadata: { by: 'monitor' },
    });
    expect(recording).toEqual({ id: eventId, stream: event?.stream, revision: 1, position: event?.position });
    expect(event?.metadata).toEqual({ by: 'monitor' });
  });

  it('answers with the id of what was opened or captured', async () => {
    const { recorder } = await opened();
    const group = await recorder.execute(asked(OpenCasegroup, { names: [{ text: 'Example case' }] }));
    expect(group).toMatchObject({ id: group.eventId, stream: `casegroup-${group.id}`, revision: 0 });
    const page = await recorder.execute(capture({ sha256: 'cd'.repeat(32) }));
    expect(page).toMatchObject({ id: 'cd'.repeat(32), stream: `document-${'cd'.repeat(32)}` });
    expect(page.eventId).not.toBe(page.id);
  });

  it('records nothing that was refused', async () => {
    const { store, recorder } = await opened();
    const before = await everything(store);
    await expect(recorder.execute(claimed(NOBODY))).rejects.toMatchObject({ code: 'casefile-not-open' });
    expect(await everything(store)).toEqual(before);
  });

  it('answers with what stands already where there is nothing to record', async () => {
    const { store, recorder } = await opened();
    const first = await recorder.execute(capture());
    expect(first.revision).toBe(0);
    expect(await everything(store)).toHaveLength(2);
  });

  it('decides by its own clock', async () => {
    const recorder = new Recorder({
      store: new MemoryEventStore(),
      deciders,
      vocabulary: VOCABULARY,
      now: () => new Date('2020-01-01T12:00:00Z'),
    });
    await recorder.execute(capture());
    const { id } = await recorder.execute(open());
    await expect(recorder.execute(claimed(id))).rejects.toMatchObject({ code: 'date-in-future' });
  });

  it('takes no command that none of its deciders knows', async () => {
    class Strange extends OpenCasefile {
      override stream() {
        return 'strange-1';
      }
    }
    const { recorder } = await opened();
    await expect(recorder.execute(asked(Strange, { names: [{ text: 'Anna' }] }))).rejects.toThrow(
      'Nothing decides on streams like strange-1',
    );
  });

  it('takes no yes for an answer where nothing is on record', async () => {
    const nothing: Decider<unknown> = { ...casefile, decide: () => undefined, evolve: (state) => state };
    const recorder = new Recorder({ store: new MemoryEventStore(), deciders: [nothing], vocabulary: VOCABULARY });
    await expect(recorder.execute(open())).rejects.toThrow('it holds nothing');
  });

  it('hands decisions the vocabulary', async () => {
    const { recorder, id } = await opened();
    const list = (profile: string) => recorder.execute(asked(DraftExchangeList, { profile }));
    await expect(list('no-such-list')).rejects.toMatchObject({ code: 'unknown-profile' });
    expect(await list('ombudsman-list')).toMatchObject({ revision: 0 });
    const waive = (rule: string) => asked(WaiveRule, { casefile: id, rule, reason: 'known', until: '2100-01-01' });
    await expect(recorder.execute(waive('XX-1'))).rejects.toMatchObject({ code: 'unknown-rule' });
    expect(await recorder.execute(waive('CO-2'))).toMatchObject({ revision: 1 });
  });

  it('hands decisions the streams they cite', async () => {
    const { recorder, id } = await opened();
    const sources = [{ document: 'cd'.repeat(32), reliability: 'B', credibility: 2 }];
    await expect(recorder.execute(claimed(id, { sources }))).rejects.toMatchObject({ code: 'unknown-document' });
    await recorder.execute(capture({ sha256: 'cd'.repeat(32) }));
    expect(await recorder.execute(claimed(id, { sources }))).toMatchObject({ revision: 1 });
  });
});

describe('a request with the revision it was made against', () => {
  it('is recorded when the stream is still there', async () => {
    const { recorder, id } = await opened();
    expect(await recorder.execute(claimed(id, {}, { revision: 0 }))).toMatchObject({ revision: 1 });
    expect(await recorder.execute(open('Borys', { revision: -1 }))).toMatchObject({ revision: 0 });
  });

  it('is turned away with the current revision when somebody was first', async () => {
    const { store, recorder, id, stream } = await opened();
    await recorder.execute(claimed(id));
    const late = recorder.execute(claimed(id, {}, { revision: 0 }));
    await expect(late).rejects.toThrow(RevisionConflict);
    await expect(late).rejects.toMatchObject({ stream, current: 1 });
    expect(await everything(store)).toHaveLength(3);
  });

  it('names -1 as the revision of a stream that holds nothing', async () => {
    const { recorder } = await opened();
    await expect(recorder.execute(claimed(NOBODY, {}, { revision: 3 }))).rejects.toMatchObject({ current: -1 });
  });

  it('succeeds for one of many who ask at once', async () => {
    const { recorder, id } = await opened();
    const all = await Promise.allSettled(
      Array.from({ length: 16 }, () => recorder.execute(claimed(id, {}, { revision: 0 }))),
    );
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(reasonsOf(all).every((reason) => reason instanceof RevisionConflict)).toBe(true);
  });

  it('is answered as the first time when it was recorded under its key', async () => {
    const { recorder, id } = await opened();
    const by = { key: 'one', revision: 0 };
    const first = await recorder.execute(claimed(id, {}, by));
    expect(await recorder.execute(claimed(id, {}, by))).toEqual(first);
  });
});

describe('an idempotency key', () => {
  it('records the same request once', async () => {
    const { store, recorder, id } = await opened();
    const first = await recorder.execute(claimed(id, {}, { key: 'one' }));
    await recorder.execute(claimed(id));
    expect(await recorder.execute(claimed(id, {}, { key: 'one' }))).toEqual(first);
    expect(await everything(store)).toHaveLength(4);
  });

  it('opens the same stream once', async () => {
    const { store, recorder } = await opened();
    const first = await recorder.execute(open('Borys', { key: 'one' }));
    expect(await recorder.execute(open('Borys', { key: 'one' }))).toEqual(first);
    expect(await everything(store)).toHaveLength(3);
  });

  it('takes a request for the same whatever the order of its members', async () => {
    const { recorder, id } = await opened();
    const sources = [{ document: PAGE, reliability: 'B', credibility: 2 }];
    const reordered = [{ credibility: 2, document: PAGE, reliability: 'B', relay: undefined }];
    const first = await recorder.execute(claimed(id, { sources, by: 'police', place: 'Example' }, { key: 'one' }));
    const again = claimed(id, { place: 'Example', by: 'police', sources: reordered }, { key: 'one' });
    expect(await recorder.execute(again)).toEqual(first);
  });

  it('is refused for another request', async () => {
    const { recorder, id } = await opened();
    await recorder.execute(claimed(id, {}, { key: 'one' }));
    const others = [
      claimed(id, { when: '2020-05-04' }, { key: 'one' }),
      claimed(id, { kind: 'Remanded' }, { key: 'one' }),
      asked(WaiveRule, { casefile: id, rule: 'CO-2', reason: 'known', until: '2100-01-01' }, { key: 'one' }),
    ];
    for (const other of others) await expect(recorder.execute(other)).rejects.toThrow(IdempotencyKeyReused);
  });

  it('is refused for the same request to another stream', async () => {
    const { recorder, id } = await opened();
    const { id: other } = await recorder.execute(open('Borys'));
    await recorder.execute(claimed(id, {}, { key: 'one' }));
    await expect(recorder.execute(claimed(other, {}, { key: 'one' }))).rejects.toThrow(IdempotencyKeyReused);
    const group = asked(OpenCasegroup, { names: [{ text: 'Example case' }] }, { key: 'one' });
    await expect(recorder.execute(group)).rejects.toThrow(IdempotencyKeyReused);
  });

  it("is each caller's own, unless they share a scope", async () => {
    const { recorder, id } = await opened();
    const first = await recorder.execute(claimed(id, {}, { key: 'one' }));
    const other = await recorder.execute(claimed(id, {}, { key: 'one', by: 'monitor-2' }));
    expect(other.eventId).not.toBe(first.eventId);
    const scoped = await recorder.execute(claimed(id, {}, { key: 'one', scope: 'file' }));
    expect(await recorder.execute(claimed(id, {}, { key: 'one', scope: 'file', by: 'monitor-2' }))).toEqual(scoped);
  });

  it('is known to a recorder that starts later', async () => {
    const { store, recorder, id } = await opened();
    const first = await recorder.execute(claimed(id, {}, { key: 'one' }));
    await recorder.execute(claimed(id));
    expect(await recorderOf(store).execute(claimed(id, {}, { key: 'one' }))).toEqual(first);
    const other = claimed(id, { when: '2020' }, { key: 'one' });
    await expect(recorderOf(store).execute(other)).rejects.toThrow(IdempotencyKeyReused);
  });

  it('is not used up by a request that was refused', async () => {
    const { recorder, id } = await opened();
    const sources = [{ document: 'cd'.repeat(32), reliability: 'B', credibility: 2 }];
    const asking = () => recorder.execute(claimed(id, { sources }, { key: 'one' }));
    await expect(asking()).rejects.toMatchObject({ code: 'unknown-document' });
    await recorder.execute(capture({ sha256: 'cd'.repeat(32) }));
    expect(await asking()).toMatchObject({ revision: 1 });
  });

  it('appends each of any repeated requests once, however they are interleaved', async () => {
    const request = fc.record({ of: fc.nat(2), key: fc.nat(5), when: fc.constantFrom('2020', '2021'), by: fc.nat(1) });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(request, fc.nat(2)), { maxLength: 25 }), async (requests) => {
        const store = new MemoryEventStore();
        const recorders = [recorderOf(store), recorderOf(store), recorderOf(store, 1)];
        const [first] = recorders as [Recorder];
        await first.execute(capture());
        const ids = await Promise.all(['A', 'B', 'C'].map(async (name) => (await first.execute(open(name))).id));
        const outcomes = await Promise.allSettled(
          requests.map(async ([{ of, key, when, by }, at]) =>
            recorders[at]?.execute(claimed(ids[of] ?? '', { when }, { key: `key ${key}`, by: `monitor-${by}` })),
          ),
        );
        const events = (await everything(store)).slice(4);
        const recorded = new Map(events.map((event) => [event.id, event]));
        expect(recorded.size).toBe(events.length);
        expect(events).toHaveLength(new Set(requests.map(([{ key, by }]) => `${key} ${by}`)).size);
        expect(reasonsOf(outcomes).every((reason) => reason instanceof IdempotencyKeyReused)).toBe(true);
        const answers = outcomes.flatMap((outcome, at) =>
          outcome.status === 'fulfilled' ? [{ ...outcome.value, when: requests[at]?.[0].when }] : [],
        );
        expect(answers).toEqual(
          answers.map((answer) => {
            const event = recorded.get(answer.eventId ?? '');
            const { when } = (event?.data ?? {}) as { when?: string };
            return {
              ...answer,
              stream: event?.stream,
              revision: Number(event?.revision),
              position: event?.position,
              when,
            };
          }),
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('many who ask at once', () => {
  it.each([64, 200])('give one stream contiguous revisions and lose nothing (%d callers)', async (callers) => {
    const { store, recorder, id, stream } = await opened();
    const all = await Promise.all(
      Array.from({ length: callers }, (_, at) => recorder.execute(claimed(id, { by: `police ${at}` }))),
    );
    expect(all.map(({ revision }) => revision)).toEqual(Array.from({ length: callers }, (_, at) => at + 1));
    const events = (await store.readStream(stream)).slice(1);
    expect(events.map((event) => event.id)).toEqual(all.map(({ eventId }) => eventId));
    expect(new Set(events.map(({ data }) => JSON.stringify(data))).size).toBe(callers);
  });

  it('are answered side by side on different streams', async () => {
    const { recorder } = await opened();
    const ids = await Promise.all(
      Array.from({ length: 64 }, async (_, at) => (await recorder.execute(open(`Person ${at}`))).id),
    );
    const all = await Promise.all(ids.map((id) => recorder.execute(claimed(id))));
    expect(all.every(({ revision }) => revision === 1)).toBe(true);
  });

  it('see what the one before them recorded', async () => {
    const { recorder, id } = await opened();
    const { eventId: claim } = await recorder.execute(claimed(id));
    const retract = () => recorder.execute(asked(RetractClaim, { casefile: id, claim, reason: 'withdrawn' }));
    const all = await Promise.allSettled([retract(), retract(), retract()]);
    expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  });
});

const BACKS: readonly [string, (work: (one: EventStore, other: EventStore) => Promise<void>) => Promise<void>][] = [
  [
    'over one store in memory',
    async (work) => {
      const store = new MemoryEventStore();
      await work(store, store);
    },
  ],
  [
    'over one SQLite file',
    async (work) => {
      const folder = await mkdtemp(join(tmpdir(), 'litopys-recorder-'));
      const stores = await Promise.all([1, 2].map(() => SqliteEventStore.open({ file: join(folder, 'log.db') })));
      try {
        await work(stores[0] as EventStore, stores[1] as EventStore);
      } finally {
        await Promise.all(stores.map((store) => store.close()));
        await rm(folder, { recursive: true });
      }
    },
  ],
];

describe.each(BACKS)('two recorders %s', (_over, withStores) => {
  /** Both have the casefile and the page in memory. */
  const withBoth = (
    work: (given: { one: Recorder; other: Recorder; id: string; store: EventStore }) => Promise<void>,
  ) =>
    withStores(async (store, elsewhere) => {
      const { recorder: one, id } = await opened(store);
      const other = recorderOf(elsewhere);
      await other.execute(claimed(id));
      await one.execute(claimed(id));
      await work({ one, other, id, store });
    });

  it('record on top of each other', () =>
    withBoth(async ({ one, other, id, store }) => {
      for (const recorder of [one, other, other, one, other]) await recorder.execute(claimed(id));
      const events = await store.readStream(`casefile-${id}`);
      expect(events.map(({ revision }) => Number(revision))).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    }));

  it('record what many ask of both at once', () =>
    withBoth(async ({ one, other, id, store }) => {
      await Promise.all(Array.from({ length: 40 }, (_, at) => (at % 2 ? one : other).execute(claimed(id))));
      const events = await store.readStream(`casefile-${id}`);
      expect(events.map(({ revision }) => Number(revision))).toEqual(Array.from({ length: 43 }, (_, at) => at));
    }));

  it('refuse only what the store as it is now does not allow', () =>
    withBoth(async ({ one, other, id }) => {
      const { eventId: claim } = await other.execute(claimed(id));
      const retracted = await one.execute(asked(RetractClaim, { casefile: id, claim, reason: 'withdrawn' }));
      expect(retracted.revision).toBe(4);
      const again = asked(CorrectClaim, { casefile: id, claim, values: { when: '2019' }, reason: 'typing' });
      await expect(other.execute(again)).rejects.toMatchObject({ code: 'claim-retracted' });
    }));

  it('refuse nothing because a cited stream was empty when they last looked', () =>
    withBoth(async ({ one, other, id }) => {
      const sources = [{ document: 'cd'.repeat(32), reliability: 'B', credibility: 2 }];
      await expect(one.execute(claimed(id, { sources }))).rejects.toMatchObject({ code: 'unknown-document' });
      await other.execute(capture({ sha256: 'cd'.repeat(32) }));
      expect(await one.execute(claimed(id, { sources }))).toMatchObject({ revision: 3 });
    }));

  it('decide on cited streams as they are now', () =>
    withBoth(async ({ one, other, id, store }) => {
      const { id: launched } = await one.execute(asked(LaunchCampaign, { names: ['Example campaign'] }));
      const publish = (recorder: Recorder, version: number) =>
        recorder.execute(
          asked(PublishTerms, {
            campaign: launched,
            version,
            publishedOn: `2021-01-0${version}`,
            terms: [{ number: 1, text: 'Speak', kind: 'monthly' }],
            sources: [{ document: PAGE, reliability: 'B', credibility: 2 }],
          }),
        );
      const pledged = async () => {
        const { eventId } = await one.execute(
          asked(PledgePatronage, {
            casefile: id,
            campaign: launched,
            patron: { name: 'P. Example' },
            declaredOn: '2021-02-01',
            sources: [{ document: PAGE, reliability: 'B', credibility: 2 }],
          }),
        );
        return (await store.readEvent(eventId))?.data;
      };
      await publish(one, 1);
      expect(await pledged()).toMatchObject({ termsVersion: 1 });
      await publish(other, 2);
      expect(await pledged()).toMatchObject({ termsVersion: 2 });
    }));

  it('turn away a revision only if the store has moved on, and with the one it has now', () =>
    withBoth(async ({ one, other, id }) => {
      await one.execute(claimed(id));
      expect(await other.execute(claimed(id, {}, { revision: 3 }))).toMatchObject({ revision: 4 });
      await expect(one.execute(claimed(id, {}, { revision: 3 }))).rejects.toMatchObject({ current: 4 });
    }));

  it('see that a document was captured again elsewhere', () =>
    withBoth(async ({ one, other }) => {
      await one.execute(capture());
      await other.execute(capture({ protection: 'sealed' }));
      expect(await one.execute(capture({ title: 'A page', protection: 'sealed' }))).toMatchObject({ revision: 2 });
      expect(await other.execute(capture({ title: 'A page' }))).toMatchObject({ revision: 2 });
    }));

  it('answer a key used with the other as the first time', () =>
    withBoth(async ({ one, other, id, store }) => {
      const first = await one.execute(claimed(id, {}, { key: 'one' }));
      expect(await other.execute(claimed(id, {}, { key: 'one' }))).toEqual(first);
      await one.execute(claimed(id));
      expect(await other.execute(claimed(id, {}, { key: 'one' }))).toEqual(first);
      expect(await store.readStream(`casefile-${id}`)).toHaveLength(5);
    }));

  it('refuse a key used with the other for something else', () =>
    withBoth(async ({ one, other, id, store }) => {
      await one.execute(claimed(id, {}, { key: 'one' }));
      const else_ = () => other.execute(claimed(id, { when: '2021' }, { key: 'one' }));
      await expect(else_()).rejects.toThrow(IdempotencyKeyReused);
      await expect(else_()).rejects.toThrow(IdempotencyKeyReused);
      expect(await store.readStream(`casefile-${id}`)).toHaveLength(4);
    }));

  it('refuse a key used for something else at the very place they were to append at', () =>
    withBoth(async ({ one, other, id }) => {
      await other.execute(claimed(id));
      await one.execute(claimed(id, {}, { key: 'one' }));
      await expect(other.execute(claimed(id, { when: '2021' }, { key: 'one' }))).rejects.toThrow(IdempotencyKeyReused);
    }));
});

describe('a store that fails', () => {
  it('is told of as it is, and nothing unknown is taken for recorded', async () => {
    const store = new UnreliableStore();
    const { recorder, id } = await opened(store);
    store.failing = 'before';
    await expect(recorder.execute(claimed(id))).rejects.toThrow(StoreUnavailable);
    expect(await recorder.execute(claimed(id))).toMatchObject({ revision: 1 });
  });

  it('may have recorded: the stream is read anew, and the same key answers with what is there', async () => {
    const store = new UnreliableStore();
    const { recorder, id } = await opened(store);
    store.failing = 'after';
    const asking = () => recorder.execute(claimed(id, {}, { key: 'one' }));
    await expect(asking()).rejects.toThrow(StoreUnavailable);
    const [, recorded] = await store.readStream(`casefile-${id}`);
    expect(await asking()).toMatchObject({ eventId: recorded?.id, revision: 1 });
    expect(await recorder.execute(claimed(id, {}, { revision: 1 }))).toMatchObject({ revision: 2 });
    expect(await everything(store)).toHaveLength(4);
  });

  it('does not keep others on the stream from being recorded', async () => {
    const store = new UnreliableStore();
    const { recorder, id } = await opened(store);
    store.failing = 'before';
    const all = await Promise.allSettled([1, 2, 3].map(() => recorder.execute(claimed(id))));
    expect(all.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
    expect(await store.readStream(`casefile-${id}`)).toHaveLength(3);
  });

  it('is asked again only so often when others are always first', async () => {
    class Contested extends UnreliableStore {
      attempts = 0;

      override async append(...[stream, events, options]: Parameters<MemoryEventStore['append']>) {
        if (this.attempts++ > 1)
          await super.append(stream, [{ ...rival, id: crypto.randomUUID() }], { expected: 'any' });
        return super.append(stream, events, options);
      }
    }
    const rival = { type: 'CasefileReviewed', data: { upTo: NOBODY, findings: 'agreed' } };
    const store = new Contested();
    const { recorder, id, stream } = await opened(store);
    const late = recorder.execute(claimed(id));
    await expect(late).rejects.toThrow(RevisionConflict);
    await expect(late).rejects.toMatchObject({ stream, current: 16 });
  });
});

describe('the memory of a recorder', () => {
  const casefiles = async (recorder: Recorder, count: number) => {
    const ids = [];
    for (let at = 0; at < count; at++) ids.push((await recorder.execute(open(`Person ${at}`))).id);
    return ids;
  };
  const readsOf = (store: UnreliableStore, id: string) => store.reads.filter((stream) => stream === `casefile-${id}`);

  it('spares reading a stream that was used lately', async () => {
    const store = new UnreliableStore();
    const recorder = recorderOf(store, 3);
    await recorder.execute(capture());
    const [a = '', b = ''] = await casefiles(recorder, 2);
    store.reads.length = 0;
    await recorder.execute(claimed(a));
    await recorder.execute(claimed(b));
    expect([readsOf(store, a), readsOf(store, b)]).toEqual([[], []]);
  });

  it('holds no more streams than it was told, the least recently used given up first', async () => {
    const store = new UnreliableStore();
    const recorder = recorderOf(store, 3);
    await recorder.execute(capture());
    const [a = '', b = '', c = ''] = await casefiles(recorder, 3);
    await recorder.execute(claimed(c));
    await recorder.execute(claimed(b));
    store.reads.length = 0;
    await recorder.execute(claimed(c));
    await recorder.execute(claimed(a));
    expect([readsOf(store, c).length, readsOf(store, a).length]).toEqual([0, 1]);
  });

  it('changes no answer, however small', async () => {
    const recorder = recorderOf(new MemoryEventStore(), 1);
    await recorder.execute(capture());
    const ids = await casefiles(recorder, 3);
    for (const id of ids) await recorder.execute(claimed(id, {}, { key: `key ${id}` }));
    const again = ids.map((id) => recorder.execute(claimed(id, {}, { key: `key ${id}` })));
    for (const answer of await Promise.all(again)) expect(answer.revision).toBe(1);
  });
});
