import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, open, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { SqliteEventStore, type RecordedEvent } from '#event-store';

const WRITER = fileURLToPath(new URL('../support/append-until-killed.mjs', import.meta.url));
const BUILT = fileURLToPath(new URL('../../dist/libs/event-store/index.js', import.meta.url));
const KILLS = 25;

interface Answer {
  readonly stream: string;
  readonly revision: string;
  readonly ids: readonly string[];
}

let folder = '';
let children: ChildProcess[] = [];

beforeAll(async () => {
  if (!existsSync(BUILT))
    throw new Error('These tests start processes of the built program: run `npm run build` first');
  folder = await mkdtemp(join(tmpdir(), 'litopys-faults-'));
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children = [];
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs a writing process to its end; `answered` is told of each append as soon as the process was answered. */
async function runWriter(
  args: readonly string[],
  answered: (answer: Answer, child: ChildProcess) => void,
): Promise<number | null> {
  const child = spawn(process.execPath, [WRITER, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const exited = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) {
    // A killed process may leave half a line: that append was not yet answered for all anybody knows.
    if (!line.endsWith('}')) continue;
    const told = JSON.parse(line) as Answer | { error: string; cause: string };
    if ('error' in told) throw new Error(`A writer failed with ${told.error} (${told.cause})`);
    answered(told, child);
  }
  const [code] = (await exited) as [number | null];
  return code;
}

/** Appends are whole, revisions have no gap, and every answer is true. */
function expectTrue(stream: readonly RecordedEvent[], answers: readonly Answer[]): void {
  expect(stream.map(({ revision }) => revision)).toEqual(stream.map((_, i) => BigInt(i)));
  const sizes = new Map<string, number[]>();
  for (const { metadata } of stream) {
    const { append, size } = metadata as { append: string; size: number };
    sizes.set(append, [...(sizes.get(append) ?? []), size]);
  }
  for (const parts of sizes.values()) expect(parts).toHaveLength(parts[0] ?? 0);
  for (const { revision, ids } of answers) {
    const end = Number(revision) + 1;
    expect(stream.slice(end - ids.length, end).map(({ id }) => id)).toEqual(ids);
  }
}

async function logOf(events: number): Promise<string> {
  const file = join(folder, `${randomUUID()}.db`);
  const store = await SqliteEventStore.open({ file });
  await Promise.all(
    Array.from({ length: events }, (_, i) =>
      store.append(`case-${i % 40}`, [{ id: randomUUID(), type: 'Recorded', data: { text: 'x'.repeat(300) } }], {
        expected: 'any',
      }),
    ),
  );
  await store.close();
  return file;
}

async function readWhole(file: string): Promise<number> {
  const store = await SqliteEventStore.open({ file });
  let events = 0;
  try {
    for await (const { revision } of store.readAll()) events += revision >= 0n ? 1 : 0;
  } finally {
    await store.close();
  }
  return events;
}

describe('a SQLite event store whose process is killed', () => {
  it(`has every answered append and no half of one, ${KILLS} times over`, async () => {
    const file = join(folder, 'killed.db');
    let total = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      const answers: Answer[] = [];
      const enough = 1 + ((kill * 37) % 97);
      await runWriter([file, `round-${kill}`, '8'], (answer, child) => {
        answers.push(answer);
        if (answers.length === enough) child.kill('SIGKILL');
      });
      expect(answers.length).toBeGreaterThanOrEqual(enough);
      total += answers.length;
      const store = await SqliteEventStore.open({ file });
      for (let client = 0; client < 8; client++) {
        const stream = `round-${kill}-${client}`;
        expectTrue(
          await store.readStream(stream),
          answers.filter((answer) => answer.stream === stream),
        );
      }
      await store.close();
    }
    expect(total).toBeGreaterThan(KILLS * 30);
    const db = new Database(file, { readonly: true });
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.pragma('foreign_key_check')).toEqual([]);
    expect(db.prepare('SELECT max(position) - count(*) FROM events').pluck().get()).toBe(0);
    db.close();
  }, 120_000);
});

describe('one SQLite file used by three processes', () => {
  it('fails none of 64 clients in two of them, and shows a follower in the third every event in order', async () => {
    const file = join(folder, 'shared.db');
    const [clients, appends] = [32, 25];
    const answers: Answer[] = [];
    const writers = ['a', 'b'].map((name) =>
      runWriter([file, name, String(clients), String(appends)], (answer) => answers.push(answer)),
    );
    const store = await SqliteEventStore.open({ file });
    const end = { id: randomUUID(), type: 'Ended', data: {} };
    const live = (async () => {
      const seen: RecordedEvent[] = [];
      for await (const { events } of store.subscribe({ signal: new AbortController().signal })) {
        seen.push(...events);
        if (seen.at(-1)?.id === end.id) break;
      }
      return seen;
    })();
    expect(await Promise.all(writers)).toEqual([0, 0]);
    await store.append('end', [end], { expected: 'no_stream' });

    const all: RecordedEvent[] = [];
    for await (const event of store.readAll()) all.push(event);
    expect(all.map(({ position }) => Number(position))).toEqual(all.map((_, i) => i + 1));
    expect(await live).toEqual(all);
    expect(answers).toHaveLength(2 * clients * appends);
    for (const name of ['a', 'b']) {
      for (let client = 0; client < clients; client++) {
        const stream = `${name}-${client}`;
        const own = answers.filter((answer) => answer.stream === stream);
        expect(own).toHaveLength(appends);
        expectTrue(await store.readStream(stream), own);
      }
    }
    const shared = await store.readStream('shared');
    expect(shared.map(({ revision }) => Number(revision))).toEqual(
      Array.from({ length: 2 * clients * appends }, (_, i) => i),
    );
    await store.close();
  }, 60_000);
});

describe('a damaged SQLite event store', () => {
  it('is read whole while it is whole', async () => {
    expect(await readWhole(await logOf(1000))).toBe(1000);
  });

  it('says so when its end is missing', async () => {
    const file = await logOf(1000);
    await truncate(file, Math.floor((await stat(file)).size / 2));
    await expect(readWhole(file)).rejects.toMatchObject({ code: 'store-unusable' });
  });

  it('says so when its pages are overwritten', async () => {
    const file = await logOf(1000);
    const handle = await open(file, 'r+');
    const { size } = await handle.stat();
    await handle.write(Buffer.alloc(size - 8192, 0xff), 0, size - 8192, 8192);
    await handle.close();
    await expect(readWhole(file)).rejects.toMatchObject({ code: 'store-unusable' });
  });
});
