import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { SqliteEventStore } from '#event-store';
import { parseCheckpoint, parseNote, verifyNote } from '#transparency-log';
import { entriesOf, LogBeingKept, ORIGIN, tilesFor, treeHash } from '../support/log-being-kept.js';

const SEQUENCER = fileURLToPath(new URL('../support/sequence-until-killed.mjs', import.meta.url));
const BUILT = fileURLToPath(new URL('../../dist/libs/log-keeping/index.js', import.meta.url));
const KILLS = 20;

let log: LogBeingKept;
let children: ChildProcess[] = [];

beforeAll(async () => {
  if (!existsSync(BUILT))
    throw new Error('These tests start processes of the built program: run `npm run build` first');
  log = await LogBeingKept.make();
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children = [];
});
afterAll(() => log.close());

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Lets a process sequence until it has published so many checkpoints, and kills it somewhere in the next; the last size. */
async function runUntilKilled(enough: number, turns: number): Promise<number> {
  const args = [SEQUENCER, log.place, log.key.exported(), ORIGIN];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const exited = once(child, 'exit');
  const told: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    told.push(line);
    if (told.length !== enough) continue;
    for (let passed = 0; passed < turns; passed++) await turn();
    child.kill('SIGKILL');
  }
  await exited;
  expect(told.filter((line) => !/^\d+$/.test(line))).toEqual([]);
  return Number(told.at(-1));
}

/** What was signed is of a log that the events still make. */
async function expectTrue(store: SqliteEventStore, size: number, notes = [log.last.read() ?? '']): Promise<void> {
  const entries = await entriesOf(store);
  for (const note of notes) {
    const checkpoint = parseCheckpoint(parseNote(note).text);
    expect(Buffer.from(checkpoint.root)).toEqual(treeHash(entries.slice(0, checkpoint.size)));
    await expect(verifyNote(parseNote(note), [log.key.key])).resolves.toHaveLength(1);
  }
  expect(parseCheckpoint(parseNote(log.last.read() ?? '').text).size).toBeGreaterThanOrEqual(size);
}

describe('a sequencer whose process is killed', () => {
  it(`goes on from what it has signed, ${KILLS} times over`, async () => {
    for (let kill = 0; kill < KILLS; kill++) {
      const size = await runUntilKilled(1 + (kill % 4), kill * 60);
      const store = await SqliteEventStore.open({ file: join(log.place, 'events.db') });
      await expectTrue(store, size);
      await log.begin(store).sequence();
      await expectTrue(store, size);
      const entries = await entriesOf(store);
      const files = log.files();
      for (const [path, bytes] of tilesFor(entries))
        expect([path, files.get(path)?.equals(bytes)]).toEqual([path, true]);
      expect(log.index.progress.size).toBe(entries.length);
      if (kill === KILLS - 1)
        await expectTrue(
          store,
          size,
          log.index.history().map(({ note }) => note),
        );
      log.end();
      await store.close();
    }
    expect(log.troubles).toEqual([]);
  }, 180_000);
});
