import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { existsSync, watch } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipFile } from '#audit';
import { SqliteEventStore } from '#event-store';
import { formatNoteKey } from '#transparency-log';
import { rezipped } from '../../test/support/rezipped.js';
import { SmallLog } from '../../test/support/small-log.js';
import { isBuilt, startBuilt } from '../../test/support/built-program.js';

const whenBuilt = isBuilt ? describe : describe.skip;

whenBuilt('the log of the built program (npm run build makes it)', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'litopys-built-log-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const start = (...args: string[]) => startBuilt(args, { cwd: folder });
  const litopys = (...args: string[]) => start(...args).ended;

  it('makes a bundle of the worked example with the page that checks it, and checks it on several threads', async () => {
    const data = join(folder, 'demo');
    expect(await litopys('demo', '--no-serve', '--data', data)).toMatchObject({ status: 0 });
    const out = join(folder, 'full.zip');
    expect(await litopys('audit', 'bundle', '--full', '--data', data, '--out', out)).toMatchObject({
      status: 0,
      err: '',
    });
    const page = Buffer.from((await (await zipFile(out)).read('verify.html')) ?? []).toString('utf8');
    expect(page).toMatch(/<script>[^]{100000,}<\/script>/);
    expect(await litopys('verify', out)).toMatchObject({
      status: 0,
      err: '',
      out: expect.stringMatching(/ HOLDS\.\n/),
    });
    const tampered = join(folder, 'tampered.zip');
    await rezipped(out, tampered, (path, bytes) =>
      path.startsWith('log/tile/entries/') ? bytes.fill(0x20, 999, 1000) : bytes,
    );
    expect(await litopys('verify', tampered)).toMatchObject({
      status: 1,
      out: expect.stringContaining('DOES NOT HOLD'),
    });
  }, 120_000);

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'watches another log until %s',
    async (signal) => {
      const log = formatNoteKey(new SmallLog().key.key);
      const { child, said, ended } = start('witness', '--name', 'w.example/1', '--log', log, '--port', '0');
      while (!said.err.includes('until stopped')) await once(child.stderr, 'data');
      child.kill(signal);
      expect(await ended).toMatchObject({
        status: 0,
        out: expect.stringMatching(/^witness w\.example-1 w\.example\/1\+/m),
      });
    },
    60_000,
  );

  it('goes on with the sealing of a record where it was killed', async () => {
    const data = join(folder, 'old');
    const sealing = join(data, 'events.db.sealing');
    await mkdir(data);
    const events = Array.from({ length: 1500 }, (_, at) => ({
      id: `00000000-0000-7000-8000-${String(at).padStart(12, '0')}`,
      type: 'CasefileOpened',
      data: { names: [{ text: `Person ${at}` }], protection: 'public' },
      metadata: { by: 'm-17' },
    }));
    const old = await SqliteEventStore.open({ file: join(data, 'events.db') });
    await Promise.all(events.map((event, at) => old.append(`casefile-${at}`, [event], { expected: 'no_stream' })));
    await old.close();
    const { child, ended } = start('seal', '--data', data);
    const begun = new Promise<void>((resolve) => {
      const watcher = watch(data, (_, name) => {
        if (name !== 'events.db.sealing-wal') return;
        watcher.close();
        resolve();
      });
    });
    await begun;
    child.kill('SIGKILL');
    await ended;
    expect(existsSync(sealing)).toBe(true);
    const again = await litopys('seal', '--data', data, '--json');
    expect(JSON.parse(again.out)).toMatchObject({ sealed: 1500 });
    expect((await readdir(data)).filter((name) => name.startsWith('events')).toSorted()).toEqual([
      'events-unsealed.db',
      'events.db',
    ]);
    expect(await litopys('export', '--data', data, '--out', join(folder, 'out.jsonl'))).toMatchObject({
      status: 0,
      out: expect.stringContaining(': 1500,'),
    });
  }, 120_000);
});
