import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NewEvent } from './event-store.js';
import { openFile } from './sqlite-file.js';
import { STATEMENTS } from './sqlite-log.js';
import { SqliteEventStore, type SqliteOptions } from './sqlite.js';

const folder = await mkdtemp(join(tmpdir(), 'litopys-sqlite-'));
const opened: { close(): unknown }[] = [];
let files = 0;

afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});
afterAll(() => rm(folder, { recursive: true }));

function newFile(): string {
  files += 1;
  return join(folder, `${files}.db`);
}

async function open(options: SqliteOptions): Promise<SqliteEventStore> {
  const store = await SqliteEventStore.open(options);
  opened.push(store);
  return store;
}

/** The file as any other program sees it. */
function raw(file: string): Database.Database {
  const db = new Database(file);
  opened.push(db);
  return db;
}

function event(): NewEvent {
  return { id: randomUUID(), type: 'ClaimRecorded', data: { claim: 'arrested' } };
}

describe('a SQLite event store', () => {
  it('keeps its log when it is closed and opened again', async () => {
    const file = newFile();
    const before = await open({ file });
    await before.append('case-1', [event(), event()], { expected: 'no_stream' });
    const events = await before.readStream('case-1');
    await before.close();
    const after = await open({ file });
    expect(await after.readStream('case-1')).toEqual(events);
    expect(await after.append('case-1', [event()], { expected: 1n })).toMatchObject({ revision: 2n });
  });

  it('waits for the disk at every commit', async () => {
    const db = await openFile(newFile());
    opened.push(db);
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
  });

  it.each(Object.entries(STATEMENTS))('never scans a table for "%s"', async (_name, sql) => {
    const db = await openFile(newFile());
    opened.push(db);
    const values = Array.from(sql.matchAll(/\?/g), () => 1);
    const plan = db.prepare<number[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...values);
    const scans = plan.filter(({ detail }) => /^SCAN|TEMP B-TREE/.test(detail) && !detail.includes('subquery'));
    // The head is the first row of a walk from the end of the table.
    expect(scans.map(({ detail }) => detail)).toEqual(sql === STATEMENTS.head ? ['SCAN events'] : []);
  });

  it.each([
    "UPDATE events SET data = '{}'",
    'DELETE FROM events',
    "UPDATE streams SET name = 'x'",
    'DELETE FROM streams',
  ])('resists "%s"', async (sql) => {
    const file = newFile();
    const store = await open({ file });
    await store.append('case-1', [event()], { expected: 'no_stream' });
    expect(() => raw(file).exec(sql)).toThrow('are immutable');
  });

  it('goes on where another connection has written', async () => {
    const file = newFile();
    const [a, b] = [await open({ file }), await open({ file })];
    await a.append('case-1', [event()], { expected: 'no_stream' });
    await b.append('case-1', [event()], { expected: 0n });
    await expect(a.append('case-1', [event()], { expected: 0n })).rejects.toMatchObject({ actual: 1n });
    expect(await a.append('case-1', [event()], { expected: 1n })).toMatchObject({ revision: 2n });
    expect((await a.readStream('case-1')).map(({ position }) => Number(position))).toEqual([1, 2, 3]);
  });

  it('learns nothing from a transaction that came to nothing', async () => {
    const file = newFile();
    const store = await open({ file });
    await store.append('case-1', [event()], { expected: 'no_stream' });
    raw(file).exec(
      "CREATE TRIGGER no BEFORE INSERT ON events WHEN NEW.type = 'No' BEGIN SELECT RAISE(ABORT, 'no'); END",
    );
    const together = [
      store.append('case-1', [event()], { expected: 0n }),
      store.append('case-2', [{ ...event(), type: 'No' }], { expected: 'no_stream' }),
    ];
    for (const { status } of await Promise.allSettled(together)) expect(status).toBe('rejected');
    await expect(store.append('case-1', [event()], { expected: 1n })).rejects.toMatchObject({ actual: 0n });
    expect(await store.append('case-1', [event()], { expected: 0n })).toMatchObject({ revision: 1n });
  });

  it('judges an append that follows the last one it made like any other', async () => {
    const store = await open({ file: newFile() });
    const events = [event(), event(), event()] as const;
    const follow = (added: NewEvent, expected: bigint) => store.append('case-1', [added], { expected });
    await store.append('case-1', [events[0]], { expected: 'no_stream' });
    const second = await follow(events[1], 0n);
    expect(await follow(events[1], 0n)).toEqual(second);
    await expect(follow(events[0], 1n)).rejects.toMatchObject({ code: 'event-id-reused' });
    await expect(follow(events[2], 0n)).rejects.toMatchObject({ code: 'concurrency-conflict', actual: 1n });
    expect(await follow(events[2], 1n)).toMatchObject({ revision: 2n, position: '0000000000000000003' });
  });

  it('never dates an event before one of another connection', async () => {
    const file = newFile();
    const late = new Date('2026-03-01T10:00:05Z');
    const a = await open({ file, now: () => late });
    const b = await open({ file, now: () => new Date('2026-03-01T10:00:00Z') });
    await a.append('case-1', [event()], { expected: 'no_stream' });
    await b.append('case-1', [event()], { expected: 0n });
    expect((await b.readStream('case-1')).map(({ recordedAt }) => recordedAt)).toEqual([late, late]);
  });

  it('shows its followers what another connection has written', async () => {
    const file = newFile();
    const [reader, writer] = [await open({ file }), await open({ file })];
    const seen: string[] = [];
    for await (const { events } of reader.subscribe({ signal: new AbortController().signal })) {
      seen.push(...events.map(({ stream }) => stream));
      if (seen.length === 3) break;
      await writer.append(`case-${seen.length}`, [event()], { expected: 'no_stream' });
    }
    expect(seen).toEqual(['case-0', 'case-1', 'case-2']);
  });

  it('says that the outcome is unknown when a transaction fails, to all who shared it', async () => {
    const file = newFile();
    const store = await open({ file });
    await store.append('case-1', [event()], { expected: 'no_stream' });
    raw(file).exec('ALTER TABLE events RENAME TO elsewhere');
    const appends = [
      store.append('case-1', [event()], { expected: 0n }),
      store.append('case-2', [event()], { expected: 'any' }),
    ];
    for (const outcome of await Promise.allSettled(appends)) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'store-unavailable', outcome: 'unknown' } });
    }
    await expect(store.readStream('case-1')).rejects.toMatchObject({ code: 'store-unavailable' });
    raw(file).exec('ALTER TABLE elsewhere RENAME TO events');
    expect(await store.append('case-1', [event()], { expected: 0n })).toMatchObject({ revision: 1n });
    expect(await store.readStream('case-2')).toEqual([]);
  });

  it('reports an event that is damaged or gone instead of passing over it', async () => {
    const file = newFile();
    const store = await open({ file });
    await store.append('case-1', [event(), event(), event()], { expected: 'no_stream' });
    await store.append('case-2', [event()], { expected: 'no_stream' });
    raw(file).exec(`DROP TRIGGER events_update; DROP TRIGGER events_delete;
      DELETE FROM events WHERE position = 2; UPDATE events SET data = '{' WHERE position = 4`);
    await expect(store.readStream('case-1')).rejects.toMatchObject({ code: 'store-unusable' });
    await expect(store.readStream('case-2')).rejects.toMatchObject({ code: 'store-unusable' });
  });
});

describe('opening a SQLite event store', () => {
  it.each([
    ['is not a database', async (file: string) => writeFile(file, 'A diary, not a database. '.repeat(400))],
    ['is another program’s database', async (file: string) => raw(file).exec('CREATE TABLE albums (title TEXT)')],
    [
      'has a newer schema',
      async (file: string) => {
        await (await SqliteEventStore.open({ file })).close();
        raw(file).pragma('user_version = 2');
      },
    ],
  ])('refuses a file that %s, and leaves it as it was', async (_what, make) => {
    const file = newFile();
    await make(file);
    for (const one of opened.splice(0)) await one.close();
    const before = await readFile(file);
    await expect(SqliteEventStore.open({ file })).rejects.toMatchObject({
      name: 'StoreUnusable',
      code: 'store-unusable',
      message: expect.stringContaining(file),
    });
    expect(await readFile(file)).toEqual(before);
  });

  it.each([
    ['in a folder that is not there', join(folder, 'nowhere', 'log.db')],
    ['that cannot outlive the process', ':memory:'],
  ])('refuses a file %s', async (_what, file) => {
    await expect(SqliteEventStore.open({ file })).rejects.toMatchObject({ code: 'store-unusable' });
  });

  it('makes one log of one new file however many open it at once', async () => {
    const file = newFile();
    const stores = await Promise.all([open({ file }), open({ file }), open({ file })]);
    await Promise.all(stores.map((store, i) => store.append(`case-${i}`, [event()], { expected: 'no_stream' })));
    expect(await stores[0].head()).toBe('0000000000000000003');
  });
});
