import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteEventStore } from '#event-store';
import { isBuilt, startBuilt } from '../../test/support/built-program.js';

const whenBuilt = isBuilt ? describe : describe.skip;

whenBuilt('the built program (npm run build makes it)', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'litopys-built-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const start = (...args: string[]) =>
    startBuilt(args, { env: { ...process.env, LITOPYS_DATA: join(folder, 'data') } });
  const litopys = (...args: string[]) => start(...args).ended;

  it('ends with 0 when done, 1 when refused and 2 when it cannot be meant', async () => {
    expect(await litopys('--help')).toMatchObject({ status: 0, err: '', out: expect.stringContaining('readiness') });
    expect(await litopys('status', 'Anna')).toMatchObject({ status: 1, out: '' });
    expect(await litopys('bogus')).toMatchObject({ status: 2, out: '' });
  }, 60_000);

  it('goes on with an import where it was killed', async () => {
    const data = join(folder, 'data');
    await mkdir(data);
    const people = Array.from({ length: 3000 }, (_, at) =>
      JSON.stringify({ do: 'OpenCasefile', names: [{ text: `Person ${at}` }] }),
    );
    await writeFile(join(folder, 'record.jsonl'), people.join('\n'));
    const store = await SqliteEventStore.open({ file: join(data, 'events.db') });
    const { child, ended } = start('import', join(folder, 'record.jsonl'));
    const signal = new AbortController();
    for await (const { events } of store.subscribe({ signal: signal.signal })) {
      if (events.length === 0) continue;
      child.kill('SIGKILL');
      signal.abort();
    }
    await ended;
    const left = Number(await store.head());
    expect(left).toBeLessThan(3000);
    const again = await litopys('import', join(folder, 'record.jsonl'), '--json');
    expect(JSON.parse(again.out)).toMatchObject({ recorded: 3000 - left, alreadyOnRecord: left });
    const streams = new Set<string>();
    for await (const { stream } of store.readAll()) streams.add(stream);
    expect(streams.size).toBe(3000);
    await store.close();
  }, 120_000);

  it('serves the demo until it is told to stop', async () => {
    const { child, said, ended } = start('demo', '--data', join(folder, 'demo'), '--port', '0');
    while (!said.err.includes('until stopped')) await once(child.stderr, 'data');
    const address = /Serving at (\S+)/.exec(said.err)?.[1] ?? '';
    expect((await fetch(`${address}/health/live`)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ status: 0, out: expect.stringContaining('adds up') });
  }, 60_000);

  it('ends as it should when papers were set in processes of their own', async () => {
    const out = join(folder, 'dossier.pdf');
    const asked = ['dossier', 'Refat Alimov', '--data', join(folder, 'demo'), '--out', out];
    expect(await litopys(...asked)).toMatchObject({ status: 0, err: '', out: expect.stringContaining(out) });
    expect((await readFile(out)).subarray(0, 5).toString()).toBe('%PDF-');
  }, 60_000);
});
