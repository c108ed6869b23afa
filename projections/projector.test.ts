import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { sql } from 'kysely';
import { MemoryEventStore, type EventStore, type Position, type SubscribeOptions } from '#event-store';
import {
  DraftExchangeList,
  LaunchCampaign,
  NameForExchange,
  OpenCasefile,
  PledgePatronage,
  PublishTerms,
  RecordClaim,
} from '#record';
import { InterruptedStore } from '../test/support/interrupted-store.js';
import { RecordAtHand, recordAtHand, rowsIn, SOURCES, type RecordOptions } from '../test/support/recording.js';
import { projections as all } from './all.js';
import { CasefileStatus } from './current-status/casefile-status.js';
import { Register } from './current-status/register.js';
import { NotYetProjected, ProjectionStopped } from './desk.js';
import { ReadinessBoard } from './exchange-readiness/readiness-board.js';
import { PledgeReadingOf, Pledges } from './patronage/pledges.js';
import type { CaseProjection, CaseView, Projection } from './projection.js';
import { SqliteReadModel } from './sqlite-read-model.js';

let folder: string;
let file: string;
const open: { close(): Promise<unknown> }[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'litopys-projector-'));
  file = join(folder, 'read-model.db');
});

afterEach(async () => {
  jest.useRealTimers();
  for (const one of open.splice(0).toReversed()) await one.close();
  await rm(folder, { recursive: true });
});

let log: InterruptedStore;

/** Puts a log that can be interrupted under a record. */
const through = (store: EventStore): InterruptedStore => (log = new InterruptedStore(store));

/** A record that is closed after the test. */
async function record(options: RecordOptions = {}): Promise<RecordAtHand> {
  const at = await recordAtHand(options);
  open.push(at);
  return at;
}

/** The read model in the file, opened once more; closed after the test. */
function opened(projections: readonly Projection[] = all): SqliteReadModel {
  const model = SqliteReadModel.open(file, projections);
  open.push(model);
  return model;
}

/** A projection of one word a casefile, and of how often it was asked. */
function ofOneWord(name: string, word: (view: CaseView) => unknown, version = 1): CaseProjection & { asked: string[] } {
  const asked: string[] = [];
  return {
    name,
    version,
    of: 'casefile',
    asked,
    tables: [{ name, columns: { word: 'text' }, indices: [['word']] }],
    rows: (view) => {
      asked.push(view.record.id);
      // What a faulty projection returns may be anything.
      return { [name]: [{ word: word(view) as string }] };
    },
  };
}

/** The words that a projection has now. */
async function words(model: SqliteReadModel, name: string): Promise<string[]> {
  const rows = model.rows<Record<string, { word: string }>>().selectFrom(name).select('word').orderBy('word');
  return (await rows.execute()).map(({ word }) => word);
}

const nameOf = ({ views }: CaseView) => views[0]?.reading.names.map(({ text }) => text).join(' / ') ?? '';

/** Lets everybody else have their turn until something is so. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise(setImmediate);
}

const atHead = async ({ store }: RecordAtHand, { position }: { position: string }) =>
  position === ((await store.head()) ?? '');

/** What a read model built from nothing would hold. */
async function builtAnew(at: RecordAtHand, projections = at.projections): Promise<Record<string, unknown[]>> {
  const model = SqliteReadModel.open(':memory:', projections);
  open.push(model);
  await at.anotherProjector(model, projections).catchUp();
  return rowsIn(model, projections);
}

describe('a projector', () => {
  it('keeps the rows up with the log while it follows', async () => {
    const at = await record();
    await at.projector.start();
    const { position } = await at.only(OpenCasefile, { names: [{ text: 'Anna' }] });
    const { items } = await at.ask(Register, { atLeast: position });
    expect(items).toMatchObject([{ names: [{ text: 'Anna' }] }]);
    expect(at.model.position).toBe(position);
  });

  it('builds what is missing when it starts, and applies what was recorded since', async () => {
    const at = await record({ model: opened() });
    await at.open('Anna');
    await at.only(OpenCasefile, { names: [{ text: 'Borys' }] });
    const later = at.anotherProjector(opened());
    await later.start();
    expect(await atHead(at, later)).toBe(true);
    expect((await at.ask(Register)).total).toBe(2);
    await later.stop();
  });

  it('goes on where it stopped, and reads only what was touched since', async () => {
    const counting = ofOneWord('words', nameOf);
    const at = await record({ model: opened([counting]), projections: [counting] });
    await at.open('Anna');
    const borys = await at.open('Borys');
    await at.projector.stop();
    await at.only(RecordClaim, { casefile: borys, kind: 'Named', text: 'Boris', when: null, sources: SOURCES });
    counting.asked.length = 0;
    const next = at.anotherProjector(opened([counting]));
    await next.start();
    expect(counting.asked).toEqual([borys]);
    expect(await words(at.model, 'words')).toEqual(['Anna', 'Borys / Boris']);
    await next.stop();
  });

  it('goes through a long log in batches', async () => {
    const at = await record();
    const id = await at.open('Anna');
    const pages = Array.from({ length: 2500 }, () => ({ id: crypto.randomUUID(), type: 'DocumentCaptured', data: {} }));
    await at.store.append('document-long', pages, { expected: 'no_stream' });
    await at.only(RecordClaim, { casefile: id, kind: 'AliveConfirmed', when: '2020', sources: SOURCES });
    await at.projector.catchUp();
    expect(await atHead(at, at.model)).toBe(true);
    expect((await at.ask(CasefileStatus, { casefile: id })).revision).toBe(1);
  });

  it('is finished with when it is stopped', async () => {
    const at = await record();
    await at.projector.start();
    await at.projector.stop();
    const { position } = at.model;
    await at.only(OpenCasefile, { names: [{ text: 'Anna' }] });
    await new Promise(setImmediate);
    expect(at.model.position).toBe(position);
    await at.projector.stop();
  });

  it('starts on an empty log', async () => {
    const at = new RecordAtHand();
    open.push(at);
    await at.projector.start();
    expect(at.model.position).toBe('');
    await at.only(OpenCasefile, { names: [{ text: 'Anna' }] });
    await until(() => atHead(at, at.model));
    expect((await at.ask(Register)).total).toBe(1);
  });

  it('refuses rows that are ahead of the log, as they tell of another one', async () => {
    const model = opened();
    const at = await record({ model });
    await at.open('Anna');
    const other = new RecordAtHand({ model });
    await other.only(OpenCasefile, { names: [{ text: 'Borys' }] });
    await expect(other.projector.start()).rejects.toThrow('ahead of the log');
  });
});

describe('a question that wants a position', () => {
  it('waits until the rows include it', async () => {
    const at = await record();
    await at.projector.start();
    const { position } = await at.only(OpenCasefile, { names: [{ text: 'Anna' }] });
    expect(at.model.position < position).toBe(true);
    const answer = await at.ask(Register, { atLeast: String(Number(position)) });
    expect([answer.total, answer.position]).toEqual([1, position]);
  });

  it('is told when they do not in time', async () => {
    const at = await record();
    const { position } = await at.only(OpenCasefile, { names: [{ text: 'Anna' }] });
    const asking = at.ask(Register, { atLeast: position });
    await expect(asking).rejects.toThrow(NotYetProjected);
    await expect(asking).rejects.toMatchObject({ atLeast: position });
  });

  it('sees what another process has projected', async () => {
    const at = await record({ model: opened() });
    await at.projector.catchUp();
    const { position } = await at.only(OpenCasefile, { names: [{ text: 'Anna' }] });
    const asking = at.ask(Register, { atLeast: position });
    await at.anotherProjector(opened()).catchUp();
    expect((await asking).total).toBe(1);
  });

  it('is malformed when it is no position', async () => {
    const at = await record();
    await expect(at.ask(Register, { atLeast: 'soon' })).rejects.toMatchObject({ errors: [{ field: 'atLeast' }] });
  });
});

describe('rows and their checkpoint', () => {
  it('are written together: a process that dies between leaves neither, and the next one does both', async () => {
    let dying = false;
    const dies = ofOneWord('words', nameOf);
    const faulty: CaseProjection = {
      ...dies,
      rows: (view) => ({
        words: [
          {
            get word() {
              if (dying) throw new Error('the process died');
              return nameOf(view);
            },
          },
        ],
      }),
    };
    const projections = [...all, faulty];
    const model = opened(projections);
    const at = await record({ model, projections });
    await at.open('Anna');
    const [position, rows] = [model.position, await rowsIn(model, projections)];
    dying = true;
    await at.only(OpenCasefile, { names: [{ text: 'Anna' }] });
    await expect(at.projector.catchUp()).rejects.toThrow('the process died');
    expect([model.position, await rowsIn(model, projections)]).toEqual([position, rows]);
    dying = false;
    await at.anotherProjector(opened(projections)).catchUp();
    expect(await atHead(at, model)).toBe(true);
    expect(await rowsIn(model, projections)).toEqual(await builtAnew(at));
  });

  it('are never written twice by two projectors on one file, and nothing is left out', async () => {
    const at = await record({ model: opened() });
    const [one, other] = [at.projector, at.anotherProjector(opened())];
    await one.start();
    await other.start();
    const before = await eventsCounted(at.model);
    const ids = [];
    for (let person = 0; person < 12; person++) {
      const { id } = await at.only(OpenCasefile, { names: [{ text: `Person ${person % 5}` }] });
      ids.push(id);
      await Promise.all(
        ids.map((casefile) =>
          at.only(RecordClaim, { casefile, kind: 'AliveConfirmed', when: '2020', sources: SOURCES }),
        ),
      );
    }
    const recorded = 12 + (12 * 13) / 2;
    await until(async () => (await atHead(at, one)) && (await atHead(at, other)));
    expect((await eventsCounted(at.model)) - before).toBe(recorded);
    await Promise.all([one.stop(), other.stop()]);
    expect(await rowsIn(at.model)).toEqual(await builtAnew(at));
    expect(at.failures).toEqual([]);
  });

  it('are done by whoever is there when two apply parts of a batch', async () => {
    const at = await record({ model: opened(), through });
    await at.projector.catchUp();
    for (const name of ['Anna', 'Borys', 'Cemal']) await at.only(OpenCasefile, { names: [{ text: name }] });
    // The other process has seen one event less, and ends there.
    const behind = at.anotherProjector(opened());
    const [, , third] = await everyPosition(at);
    log.next.head = third as Position;
    await Promise.all([behind.catchUp(), at.projector.catchUp()]);
    expect(await rowsIn(at.model)).toEqual(await builtAnew(at));
  });
});

async function eventsCounted(model: SqliteReadModel): Promise<number> {
  const rows = model.rows<{ checkpoint: { events: number } }>();
  return (await rows.selectFrom('checkpoint').select('events').executeTakeFirstOrThrow()).events;
}

async function everyPosition({ store }: RecordAtHand): Promise<string[]> {
  const positions = [];
  for await (const { position } of store.readAll()) positions.push(position);
  return positions;
}

describe('a rebuild', () => {
  it('stands beside the rows in use, which are answered from until it is swapped in', async () => {
    let word = 'old';
    const changing = ofOneWord('words', () => word);
    const at = await record({ projections: [...all, changing], model: opened([...all, changing]) });
    for (let person = 0; person < 5; person++) await at.open(`Person ${person}`);
    word = 'new';
    const seen: Promise<string[]>[] = [];
    await at.projector.rebuild([changing], () => seen.push(words(at.model, 'words')));
    expect(seen.length).toBeGreaterThan(0);
    for (const before of await Promise.all(seen)) expect(before).toEqual(Array(5).fill('old'));
    expect(await words(at.model, 'words')).toEqual(Array(5).fill('new'));
  });

  it('tells how many subjects it has read', async () => {
    const at = await record();
    for (let person = 0; person < 250; person++) await at.only(OpenCasefile, { names: [{ text: `Person ${person}` }] });
    const { id: list } = await at.only(DraftExchangeList, { profile: 'ombudsman-list' });
    await at.projector.catchUp();
    const told: number[] = [];
    await at.projector.rebuild(all, (done) => told.push(done));
    expect(told.at(-1)).toBe(251);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.length).toBeGreaterThan(2);
    expect(list).not.toBe('');
    await at.projector.rebuild([]);
  });

  it('leaves no tables behind', async () => {
    const at = await record({ through });
    await at.open('Anna');
    const tables = async () => (await tablesIn(at.model)).length;
    const before = await tables();
    await at.projector.rebuild(all);
    expect(await tables()).toBe(before);
    const fails = () => {
      throw new Error('the log cannot be read');
    };
    log.next.beforeStreams = fails;
    await expect(at.projector.rebuild(all)).rejects.toThrow('the log cannot be read');
    expect(await tables()).toBe(before);
    expect(await at.ask(Register)).toMatchObject({ total: 1 });
    log.next.beforeStreams = fails;
    await expect(at.anotherProjector(opened()).start()).rejects.toThrow('the log cannot be read');
  });

  const everything: readonly [string, readonly Projection[]][] = [
    ['of all projections', all],
    ['of one projection', all.slice(2, 3)],
  ];

  describe.each(everything)('%s', (_of, some) => {
    it('includes what is recorded meanwhile', async () => {
      const at = await record();
      await at.projector.start();
      const ids: string[] = [];
      for (const name of ['Anna', 'Borys', 'Cemal'])
        ids.push((await at.only(OpenCasefile, { names: [{ text: name }] })).id);
      await until(() => atHead(at, at.model));
      const recordings: Promise<unknown>[] = [];
      await at.projector.rebuild(some, () => {
        if (recordings.length > 3) return;
        const casefile = ids[recordings.length % 3] ?? '';
        recordings.push(
          at.only(RecordClaim, { casefile, kind: 'Arrested', when: '2020', sources: SOURCES }),
          at.only(OpenCasefile, { names: [{ text: `Person ${recordings.length}` }] }),
        );
      });
      await Promise.all(recordings);
      await until(() => atHead(at, at.model));
      expect(await rowsIn(at.model)).toEqual(await builtAnew(at));
    });

    it('includes links and namesakes that come about meanwhile', async () => {
      const at = await record();
      await at.projector.start();
      const anna = await at.open('Anna');
      for (const name of ['Borys', 'Cemal']) await at.open(name);
      const { id: campaign } = await at.record(LaunchCampaign, { names: ['Example campaign'] });
      const terms = [{ number: 1, text: 'Speak', kind: 'monthly' }];
      await at.record(PublishTerms, { campaign, version: 1, publishedOn: '2020', terms, sources: SOURCES });
      const recordings: Promise<unknown>[] = [];
      await at.projector.rebuild(some, () => {
        if (recordings.length > 0) return;
        const patron = { name: 'P. Example' };
        recordings.push(
          at.only(PledgePatronage, { casefile: anna, campaign, patron, declaredOn: '2026-01', sources: SOURCES }),
          at.only(RecordClaim, { casefile: anna, kind: 'Named', text: 'Borys', when: null, sources: SOURCES }),
          at
            .only(DraftExchangeList, { profile: 'ombudsman-list' })
            .then(({ id }) => at.only(NameForExchange, { list: id, casefile: anna, urgent: true })),
        );
      });
      await Promise.all(recordings);
      await until(() => atHead(at, at.model));
      expect(await rowsIn(at.model)).toEqual(await builtAnew(at));
      expect((await at.ask(Pledges)).items).toHaveLength(1);
      const { items } = await at.ask(ReadinessBoard, { profile: 'ombudsman-list' });
      expect(items.map(({ blocking, urgent }) => [blocking.includes('ID-6'), urgent])).toEqual([
        [true, true],
        [true, false],
        [false, false],
      ]);
    });
  });

  it.each(everything)('%s goes on for as long as the rows in use come further', async (_of, some) => {
    const at = await record({ through });
    await at.projector.start();
    const anna = await at.open('Anna');
    for (const name of ['Borys', 'Cemal', 'Anna']) await at.open(name);
    const further = async (text: string) => {
      const claim = { casefile: anna, kind: 'Named', text, when: null, sources: SOURCES };
      const { position } = await at.only(RecordClaim, claim);
      await at.projector.waitFor(position, 5000);
    };
    // All have been read when one of them gets another name, and the rows in use have that before the rebuild has.
    // They are told twice: to find out which streams name which casefiles, and to be read.
    log.next.afterStreams = async () => {
      log.next.afterStreams = () => further('Borys');
    };
    await at.projector.rebuild(some);
    await until(() => atHead(at, at.model));
    expect(await rowsIn(at.model)).toEqual(await builtAnew(at));
  });

  it('finds the links in a long log', async () => {
    const at = await record();
    const casefile = await at.open('Anna');
    const placed = (number: number) => {
      const data = { casefile: number < 1050 ? casefile : crypto.randomUUID(), role: 'witness' };
      return { id: crypto.randomUUID(), type: 'PersonPlacedInGroup', data, metadata: { by: 'monitor' } };
    };
    for (const from of [0, 700]) {
      const events = Array.from({ length: 700 }, (_, number) => placed(from + number));
      await at.store.append(`casegroup-${events[0]?.id}`, events, { expected: 'no_stream' });
    }
    await at.projector.rebuild(all);
    expect(at.model.index.streamsOf(casefile)).toHaveLength(2);
    const { groups } = await at.ask(CasefileStatus, { casefile });
    expect(new Set(groups.map(({ group }) => `casegroup-${group}`))).toEqual(
      new Set(at.model.index.streamsOf(casefile)),
    );
  });

  it('ends when it is part of a start, whatever is recorded meanwhile', async () => {
    const [, ...others] = all;
    const at = await record({ model: opened(others), projections: others });
    for (const name of ['Anna', 'Borys']) await at.open(name);
    let arriving: Promise<unknown> | undefined;
    const late = ofOneWord('words', (view) => {
      arriving ??= at.only(OpenCasefile, { names: [{ text: 'Cemal' }] });
      return nameOf(view);
    });
    const projections = [...others, late];
    const model = opened(projections);
    const next = at.anotherProjector(model, projections);
    await next.start();
    await arriving;
    await until(() => atHead(at, model));
    expect(await words(model, 'words')).toEqual(['Anna', 'Borys', 'Cemal']);
    await next.stop();
  });

  it('is due for a projection of another version only, and for one that is new', async () => {
    const [first, second] = [ofOneWord('first', nameOf), ofOneWord('second', nameOf)];
    const at = await record({ model: opened([first, second]), projections: [first, second] });
    await at.open('Anna');
    const changed = ofOneWord('second', () => 'changed', 2);
    const added = ofOneWord('third', nameOf);
    first.asked.length = 0;
    const projections = [first, changed, added];
    const model = opened(projections);
    expect(model.missing().map(({ name }) => name)).toEqual(['second', 'third']);
    await at.anotherProjector(model, projections).catchUp();
    expect([first.asked.length, changed.asked.length, added.asked.length]).toEqual([0, 1, 1]);
    expect([await words(model, 'first'), await words(model, 'second'), await words(model, 'third')]).toEqual([
      ['Anna'],
      ['changed'],
      ['Anna'],
    ]);
    expect(model.missing()).toEqual([]);
  });

  it('by a slower process does not set back one that has come further', async () => {
    const at = await record({ model: opened() });
    const model = opened();
    const generations = model.begin(all);
    const before = (await at.store.head()) ?? '';
    await at.open('Anna');
    expect(model.activate(generations, before, 0, at.now())).toBe(false);
    model.drop(generations);
    expect((await at.ask(Register)).total).toBe(1);
  });

  it('gives the same rows in whatever order people were recorded', async () => {
    const at = await record();
    const ids = [];
    for (const name of ['Anna', 'Borys', 'Anna', 'Cemal']) ids.push(await at.open(name));
    for (const casefile of ids.toReversed()) await at.claim(casefile, 'Named', null, { text: 'Dina' });
    const rows = await rowsIn(at.model);
    await at.projector.rebuild(all);
    expect(await rowsIn(at.model)).toEqual(rows);
    for (const projection of all) await at.projector.rebuild([projection]);
    expect(await rowsIn(at.model)).toEqual(rows);
  });
});

async function tablesIn(model: SqliteReadModel): Promise<unknown[]> {
  const { rows } = await sql`select name from sqlite_master where type = 'table'`.execute(model.rows());
  return rows;
}

describe('a projection that fails', () => {
  let broken: boolean;
  let failing: CaseProjection & { asked: string[] };
  let projections: readonly Projection[];

  beforeEach(() => {
    broken = false;
    failing = ofOneWord('words', (view) => {
      if (broken && nameOf(view).startsWith('Anna')) throw new Error('cannot bear the name');
      return nameOf(view);
    });
    projections = [...all, failing];
  });

  const causes: readonly [string, () => unknown][] = [
    [
      'when it derives its rows',
      () => {
        throw new Error('cannot bear the name');
      },
    ],
    [
      'when it derives its rows, with no error',
      () => {
        // oxlint-disable-next-line no-throw-literal, typescript/only-throw-error -- what a library may do
        throw 'a text';
      },
    ],
    ['by rows that its tables do not take', () => null],
    ['by rows of another type', () => new Uint8Array(2)],
    ['by rows that hold no value', () => ({ an: 'object' })],
  ];

  it.each(causes)('%s is stopped and reported once, and the others go on', async (_when, fails) => {
    const poor = ofOneWord('words', (view) => (broken && nameOf(view) === 'Anna' ? fails() : nameOf(view)));
    projections = [...all, poor];
    const at = await record({ model: opened(projections), projections });
    await at.open('Borys');
    broken = true;
    await at.projector.start();
    const anna = await at.only(OpenCasefile, { names: [{ text: 'Anna' }] });
    await at.only(OpenCasefile, { names: [{ text: 'Anna' }] });
    const last = await at.only(OpenCasefile, { names: [{ text: 'Cemal' }] });
    const { total } = await at.ask(Register, { atLeast: last.position });
    expect(total).toBe(4);
    expect(at.failures.map(([projection]) => projection)).toEqual(['words']);
    expect(at.model.failures()).toMatchObject([{ projection: 'words' }]);
    expect(at.model.failures()[0]?.failed).toContain(anna.id);
    expect(await words(at.model, 'words')).toEqual(['Borys']);
  });

  it('is not asked again until it is built anew, and then by the next start', async () => {
    const at = await record({ model: opened(projections), projections });
    await at.projector.start();
    broken = true;
    await at.only(OpenCasefile, { names: [{ text: 'Anna' }] });
    await until(() => at.failures.length > 0);
    failing.asked.length = 0;
    await at.only(OpenCasefile, { names: [{ text: 'Borys' }] });
    await until(() => atHead(at, at.model));
    expect(failing.asked).toEqual([]);
    broken = false;
    const model = opened(projections);
    await at.anotherProjector(model).catchUp();
    expect(await words(model, 'words')).toEqual(['Anna', 'Borys']);
    expect(model.failures()).toEqual([]);
  });

  it('keeps none of the others from being built, and its old rows from being dropped', async () => {
    const at = await record({ model: opened(projections), projections });
    await at.open('Anna');
    broken = true;
    const model = opened(projections);
    const rebuilding = at.anotherProjector(model);
    await expect(rebuilding.rebuild(projections)).rejects.toThrow('words failed at');
    expect(await words(model, 'words')).toEqual(['Anna']);
    expect((await at.ask(Register)).total).toBe(1);
  });

  it('from the start is left out, and the others are built', async () => {
    broken = true;
    const at = new RecordAtHand({ model: opened(projections), projections });
    open.push(at);
    await at.only(OpenCasefile, { names: [{ text: 'Anna' }] });
    await at.projector.start();
    expect(await at.ask(Register)).toMatchObject({ total: 1 });
    expect(at.model.failures().map(({ projection }) => projection)).toEqual(['words']);
    expect(at.failures.length).toBeGreaterThan(0);
    expect(at.model.missing().map(({ name }) => name)).toEqual(['words']);
  });

  it('is not answered from', async () => {
    const at = await record();
    await at.open('Anna');
    at.model.fail('patronage', 'for a reason');
    await expect(at.ask(Pledges)).rejects.toThrow(ProjectionStopped);
    await expect(at.ask(PledgeReadingOf, { pledge: '00000000-0000-4000-8000-000000000000' })).rejects.toMatchObject({
      projection: 'patronage',
    });
    expect((await at.ask(Register)).total).toBe(1);
  });

  it('before it was ever built is not answered from either', async () => {
    const at = new RecordAtHand();
    open.push(at);
    await expect(at.ask(Register)).rejects.toThrow(ProjectionStopped);
  });
});

describe('rows whose day has come', () => {
  it('are made anew at the start', async () => {
    const at = await record({ model: opened() });
    const casefile = await at.open('Anna');
    await at.claim(casefile, 'Arrested', '2026-06-16');
    at.pass(1);
    expect(opened().expired(at.today)).toEqual([casefile]);
    const next = at.anotherProjector(opened());
    await next.start();
    expect(at.model.expired(at.today)).toEqual([]);
    expect(await rowsIn(at.model)).toEqual(await builtAnew(at));
    await next.stop();
  });

  it('are made anew from time to time', async () => {
    jest.useFakeTimers({
      now: 0,
      doNotFake: ['setImmediate', 'setTimeout', 'nextTick', 'queueMicrotask', 'Date', 'performance'],
    });
    const at = await record();
    const casefile = await at.open('Anna');
    await at.claim(casefile, 'Arrested', '2026-06-16');
    await at.projector.start();
    at.pass(1);
    jest.advanceTimersByTime(10 * 60 * 1000);
    await until(() => at.model.expired(at.today).length === 0);
    expect(await rowsIn(at.model)).toEqual(await builtAnew(at));
    await at.model.close();
    jest.advanceTimersByTime(10 * 60 * 1000);
    await until(() => at.failures.length > 0);
    expect(at.failures).toMatchObject([['refresh', { message: 'The database connection is not open' }]]);
  });

  it('of one person bring those who are called alike with them', async () => {
    const at = await record();
    const anna = await at.open('Anna');
    await at.open('Borys');
    await at.claim(anna, 'Named', '2026-06-16', { text: 'Borys' });
    at.pass(1);
    await at.projector.refreshExpired();
    expect(await rowsIn(at.model)).toEqual(await builtAnew(at));
  });
});

describe('following', () => {
  /** A store whose subscriptions end with an error as often as it is told. */
  class Dropping extends MemoryEventStore {
    drops = 0;

    override subscribe(options: SubscribeOptions) {
      if (this.drops === 0) return super.subscribe(options);
      this.drops -= 1;
      throw new Error('the connection was lost');
    }
  }

  it('that breaks off is told of, and taken up again where the rows stand', async () => {
    const store = new Dropping();
    store.drops = 1;
    const at = await record({ store });
    await at.projector.start();
    const { position } = await at.only(OpenCasefile, { names: [{ text: 'Anna' }] });
    expect(await at.projector.waitFor(position, 4000)).toBe(true);
    expect(at.failures).toMatchObject([['following', { message: 'the connection was lost' }]]);
  });

  it('that breaks off again and again can be stopped', async () => {
    const store = new Dropping();
    const at = await record({ store });
    store.drops = Infinity;
    await at.projector.start();
    await until(() => at.failures.length > 0);
    await at.projector.stop();
    expect(at.failures).toHaveLength(1);
  });

  it('ends without a word when it is stopped as it breaks off', async () => {
    const at = await record();
    await at.projector.start();
    const stopping = at.projector.stop();
    await at.store.close();
    await stopping;
    expect(at.failures).toEqual([]);
  });
});
