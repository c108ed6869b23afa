import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecordedEvent } from '../event-store.js';
import { partsOf, positionOf, START } from './log-position.js';
import { STATEMENTS } from './mirror-statements.js';
import { MirrorWriter } from './mirror-writer.js';
import { Mirror } from './mirror.js';

const folder = await mkdtemp(join(tmpdir(), 'litopys-mirror-'));
const opened: { close(): unknown }[] = [];
let files = 0;

afterEach(() => {
  for (const one of opened.splice(0)) one.close();
});
afterAll(() => rm(folder, { recursive: true }));

function newFile(): string {
  return join(folder, `${(files += 1)}.db`);
}

function open(file = newFile()): { mirror: Mirror; writer: MirrorWriter; file: string } {
  const mirror = Mirror.open(file);
  opened.push(mirror);
  return { mirror, writer: new MirrorWriter(mirror, () => new Date('2026-03-01T12:00:00Z')), file };
}

function event(stream: string, revision: number, at: number, seconds = at): RecordedEvent {
  const position = positionOf({ commit: BigInt(at), prepare: BigInt(at) });
  const recordedAt = new Date(Date.UTC(2026, 2, 1) + seconds * 1000);
  const what = { type: 'ClaimRecorded', data: { claim: 'arrested' }, metadata: {} };
  return { id: randomUUID(), stream, revision: BigInt(revision), position, recordedAt, ...what };
}

const never = (): boolean => false;

describe('the mirror of a log', () => {
  it('takes what follows its end, and passes over what it has', () => {
    const { mirror, writer, file } = open();
    const events = [event('a', 0, 10), event('b', 0, 20), event('a', 1, 30)];
    expect(writer.take(events.slice(0, 2), never)).toBeUndefined();
    expect(open(file).writer.take(events, never)).toBeUndefined();
    expect(writer.take(events, never)).toBeUndefined();
    expect(mirror.page(START, 10)).toEqual({ events, last: events[2]?.position, atHead: true });
    expect(mirror.lastRevision('a')).toBe(1n);
    expect(mirror.lastRevision('c')).toBe(-1n);
  });

  it('stops at a gap in a stream', () => {
    const { mirror, writer } = open();
    const events = [event('a', 0, 10), event('b', 2, 20), event('a', 1, 30)];
    expect(writer.take(events, never)).toEqual({ stream: 'b', missing: 0n, found: 2n });
    expect(mirror.reach()).toBe(events[0]?.position);
    expect(writer.take(events, () => true)).toBeUndefined();
    expect(mirror.lastRevision('a')).toBe(1n);
  });

  it('tells where the log stood though the clock was set back', () => {
    const { mirror, writer } = open();
    const events = [event('a', 0, 10, 0), event('a', 1, 20, 60), event('a', 2, 30, 30), event('a', 3, 40, 90)];
    writer.take(events, never);
    const at = (seconds: number) => mirror.lastAt(Date.UTC(2026, 2, 1) + seconds * 1000);
    const places = [undefined, ...events.map(({ position }) => position)];
    expect([-1, 0, 59, 60, 89, 90].map(at)).toEqual([0, 1, 1, 3, 3, 4].map((i) => places[i]));
  });

  it('counts places along the log', () => {
    const { mirror, writer } = open();
    const events = [event('a', 0, 10), event('b', 0, 20), event('a', 1, 30)];
    writer.take(events, never);
    expect(mirror.nth(START, 2)).toBe(events[1]?.position);
    expect(mirror.nth(START, 4)).toBeUndefined();
    expect(partsOf(mirror.reach())).toEqual({ commit: 30n, prepare: 30n });
  });

  it.each([
    "UPDATE events SET data = '{}'",
    'DELETE FROM events',
    'UPDATE alarms SET revision = 7',
    'DELETE FROM alarms',
  ])('resists "%s"', (sql) => {
    const { mirror, writer } = open();
    writer.take([event('a', 0, 10)], never);
    writer.raise('vanished', 'b', 3n);
    expect(() => mirror.db.exec(sql)).toThrow(/are (immutable|kept)/);
  });

  it.each(Object.entries(STATEMENTS))('never scans a table for "%s"', (_name, sql) => {
    const { mirror } = open();
    const values = Array.from(sql.matchAll(/\?/g), () => 1);
    const plan = mirror.db.prepare<number[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...values);
    const scans = plan.filter(({ detail }) => /^SCAN|TEMP B-TREE/.test(detail));
    // The end is the first row of a walk from the end; alarms are few.
    expect(scans.filter(({ detail }) => !/USING INDEX|alarms|ORDER BY/.test(detail))).toEqual([]);
  });

  it.each([
    ['is not a database', (file: string) => writeFile(file, 'A diary, not a database. '.repeat(400))],
    [
      'is another program’s',
      async (file: string) => new Database(file).exec('CREATE TABLE albums (title TEXT)').close(),
    ],
    [
      'has a newer schema',
      async (file: string) => {
        open(file).mirror.db.pragma('user_version = 2');
      },
    ],
  ])('refuses a file that %s', async (_what, make) => {
    const file = newFile();
    await make(file);
    expect(() => Mirror.open(file)).toThrow(expect.objectContaining({ code: 'store-unusable' }));
  });

  it('refuses what cannot outlive the process, and a folder that is not there', () => {
    for (const file of [':memory:', join(folder, 'nowhere', 'mirror.db')]) {
      expect(() => Mirror.open(file)).toThrow(expect.objectContaining({ code: 'store-unusable' }));
    }
  });

  it('says so when it is damaged, cannot be used, or is closed', () => {
    const { mirror, file } = open();
    const other = new Database(file);
    other.exec('ALTER TABLE events RENAME TO elsewhere');
    other.close();
    expect(() => mirror.reach()).toThrow(expect.objectContaining({ code: 'store-unavailable' }));
    mirror.close();
    expect(() => mirror.reach()).toThrow(expect.objectContaining({ code: 'store-closed' }));
  });

  it('reports an event whose JSON is damaged', () => {
    const { mirror, writer } = open();
    writer.take([event('a', 0, 10)], never);
    mirror.db.exec("DROP TRIGGER events_update; UPDATE events SET data = '{'");
    expect(() => mirror.end()).toThrow(expect.objectContaining({ code: 'store-unusable' }));
  });
});
