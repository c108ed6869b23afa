import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requestCosignature } from '#log-keeping';
import { formatNoteKey, parsePolicy } from '#transparency-log';
import { atTheTerminal } from '../../../test/support/at-the-terminal.js';
import { SmallLog } from '../../../test/support/small-log.js';
import { run } from '../program.js';
import { Terminal } from '../terminal.js';

const { litopys, start } = atTheTerminal(run, Terminal);

describe('witness', () => {
  const log = new SmallLog().growTo(9);
  const other = new SmallLog('other.example/record').growTo(2);
  let folder: string;
  let dir: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'litopys-witness-'));
    dir = join(folder, 'witness');
  });
  afterAll(() => rm(folder, { recursive: true }));

  const vkey = (of: SmallLog) => formatNoteKey(of.key.key);
  const args = (...more: string[]) => ['witness', '--name', 'witness.example/1', '--dir', dir, '--port', '0', ...more];
  /** A witness that watches the log, and its line as a policy takes it. */
  const started = async (...logs: SmallLog[]) => {
    const running = start(args('--log', ...logs.map(vkey)));
    const line = await running.printed('witness witness.example-1 ');
    const [witness] = parsePolicy(`${line}\nquorum witness.example-1\n`).witnesses;
    if (witness?.url === undefined) throw new Error(`no line for a policy: ${line}`);
    return { ...running, line, witness: { key: witness.key, url: witness.url } };
  };
  const cosigned = (
    witness: { key: Parameters<typeof requestCosignature>[0]['witness']['key']; url: string },
    size: number,
    of = log,
    oldSize = 0,
  ) =>
    requestCosignature({ witness, note: of.note(size), oldSize, consistency: (from, to) => of.consistency(from, to) });

  it('cosigns what extends what it saw, until it is stopped, and knows it when it is started again', async () => {
    const first = await started(log);
    expect(await first.printed('Watching')).toBe(
      `Watching log.example/record at ${first.witness.url}/add-checkpoint until stopped (Ctrl-C).`,
    );
    const { time } = await cosigned(first.witness, 3);
    expect(Math.abs(Date.now() / 1000 - time)).toBeLessThan(60);
    await cosigned(first.witness, 7, log, 3);
    await expect(cosigned(first.witness, 5, log, 5)).rejects.toMatchObject({ code: 'log-forked' });
    first.stop();
    expect(await first.ended).toMatchObject({ status: 0 });
    await expect(fetch(first.witness.url)).rejects.toThrow('fetch failed');

    const second = await started(log);
    expect(second.line.split(' ')[2]).toBe(first.line.split(' ')[2]);
    const forked = new SmallLog().growTo(9, (index) => `another entry ${index}`);
    Object.defineProperty(forked, 'key', { value: log.key });
    await expect(cosigned(second.witness, 9, forked, 7)).rejects.toMatchObject({ code: 'wrong-proof' });
    await cosigned(second.witness, 9, log, 7);
    second.stop();
    await second.ended;
  });

  it('watches the logs it was given, and no other', async () => {
    const running = await started(log, other);
    await cosigned(running.witness, 2, other);
    const stranger = new SmallLog('stranger.example/record').growTo(1);
    await expect(cosigned(running.witness, 1, stranger)).rejects.toMatchObject({
      message: expect.stringContaining('404'),
    });
    running.stop();
    expect((await running.ended).status).toBe(0);
  });

  it('keeps its key to itself, and begins no second one where the first was lost', async () => {
    const file = join(dir, 'witness-key');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const key = await readFile(file, 'utf8');
    await rm(file);
    expect(await litopys(args('--log', vkey(log)))).toMatchObject({
      status: 1,
      out: '',
      err: 'The key that witness.example/1 has signed with is missing.\n',
    });
    await writeFile(file, key, { mode: 0o600 });
    expect((await litopys(['witness', '--name', 'witness.example/2', '--dir', dir, '--log', vkey(log)])).status).toBe(
      1,
    );
  });

  it('says so when something else listens on its port', async () => {
    const taken = createServer();
    await once(taken.listen(0, '127.0.0.1'), 'listening');
    const { port } = taken.address() as AddressInfo;
    expect(await litopys([...args('--log', vkey(log)), '--port', String(port)])).toMatchObject({
      status: 1,
      err: expect.stringMatching(/^Something else listens on that port/),
    });
    await once(taken.close(), 'close');
  });

  it.each([
    ['a name', ['witness', '--log', vkey(log)], /required option '--name/],
    ['a log', ['witness', '--name', 'w'], /required option '--log/],
    [
      'the key of a log',
      ['witness', '--name', 'w', '--log', 'example.org/log'],
      /^--log takes the key of a log, such as/,
    ],
    [
      'the key of a log, not of a witness',
      ['witness', '--name', 'w', '--log', formatNoteKey(log.key.cosigner)],
      /that of a witness/,
    ],
    ['a name without spaces', ['witness', '--name', 'a witness', '--log', vkey(log)], /^--name takes a name without/],
    ['a port', ['witness', '--name', 'w', '--log', vkey(log), '--port', '65536'], /^--port takes a whole number/],
    ['a port', ['witness', '--name', 'w', '--log', vkey(log), '--port', 'http'], /^--port takes a whole number/],
  ])('wants %s', async (_, wrong, message) => {
    expect(await litopys([...wrong, '--dir', join(folder, 'wrong')])).toMatchObject({
      status: 2,
      out: '',
      err: expect.stringMatching(message),
    });
    await expect(stat(join(folder, 'wrong'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
