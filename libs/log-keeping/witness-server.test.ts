import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { SmallLog } from '../../test/support/small-log.js';
import { formatAddCheckpoint, parseSignatureLines, verifyNote } from '#transparency-log';
import { SigningKey } from './signing-key.js';
import { startWitness, type RunningWitness, type WitnessOptions } from './witness-server.js';

const log = new SmallLog().growTo(64);
const key = SigningKey.generate('witness.example', 'cosignature/v1');
const now = () => new Date('2026-03-08T09:00:00.900Z');
const TIME = Date.parse('2026-03-08T09:00:00Z') / 1000;

const folders: string[] = [];
const running: RunningWitness[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((witness) => witness.close()));
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'litopys-witness-'));
  folders.push(folder);
  return folder;
}

async function started(options: Partial<WitnessOptions> & { folder: string }): Promise<RunningWitness> {
  const witness = await startWitness({ key, logs: new Map([[log.origin, [log.key.key]]]), now, ...options });
  running.push(witness);
  return witness;
}

const bodyFor = (oldSize: number, size: number, from = log) =>
  formatAddCheckpoint({ oldSize, proof: from.consistency(oldSize, size), note: from.note(size) });

async function posted({ url }: RunningWitness, body: string | Uint8Array<ArrayBuffer>) {
  const response = await fetch(`${url}/add-checkpoint`, { method: 'POST', body });
  return { status: response.status, type: response.headers.get('content-type'), body: await response.text() };
}

describe('a witness', () => {
  it('cosigns what continues the last checkpoint, and answers with its signature line', async () => {
    const witness = await started({ folder: join(await newFolder(), 'new', 'folder') });
    for (const [oldSize, size] of [
      [0, 3],
      [3, 3],
      [3, 40],
    ] as const) {
      const { status, body } = await posted(witness, bodyFor(oldSize, size));
      expect(status).toBe(200);
      const verified = await verifyNote({ text: log.text(size), signatures: parseSignatureLines(body) }, [
        key.cosigner,
      ]);
      expect(verified.map(({ time }) => time)).toEqual([TIME]);
    }
  });

  it('says which size it knows', async () => {
    const witness = await started({ folder: await newFolder() });
    await posted(witness, bodyFor(0, 5));
    expect(await posted(witness, bodyFor(3, 9))).toEqual({ status: 409, type: 'text/x.tlog.size', body: '5\n' });
  });

  it('knows after a restart what it cosigned before', async () => {
    const folder = await newFolder();
    const before = await started({ folder });
    await posted(before, bodyFor(0, 20));
    await before.close();
    running.length = 0;
    const after = await started({ folder });
    expect(await posted(after, bodyFor(0, 12))).toEqual({ status: 409, type: 'text/x.tlog.size', body: '20\n' });
    expect(await posted(after, bodyFor(20, 21))).toMatchObject({ status: 200 });
  });

  it('keeps the signed checkpoint itself, as evidence, and leaves no draft behind', async () => {
    const folder = await newFolder();
    await posted(await started({ folder }), bodyFor(0, 20));
    const [file = '', ...others] = await readdir(folder);
    expect(others).toEqual([]);
    expect(await readFile(join(folder, file), 'utf8')).toBe(log.cosigned([], 1, 20));
  });

  it('cosigns only one of many continuations sent at once', async () => {
    const witness = await started({ folder: await newFolder() });
    await posted(witness, bodyFor(0, 4));
    const answers = await Promise.all(Array.from({ length: 20 }, (_, at) => posted(witness, bodyFor(4, 5 + at))));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      200,
      ...Array<number>(19).fill(409),
    ]);
    const cosigned = 5 + answers.findIndex(({ status }) => status === 200);
    expect(new Set(answers.filter(({ status }) => status === 409).map(({ body }) => body))).toEqual(
      new Set([`${cosigned}\n`]),
    );
  });

  it('keeps logs apart', async () => {
    const other = new SmallLog('log.example/other').growTo(3);
    const logs = new Map([log, other].map(({ origin, key: { key: known } }) => [origin, [known]]));
    const witness = await started({ folder: await newFolder(), logs });
    expect(await posted(witness, bodyFor(0, 8))).toMatchObject({ status: 200 });
    expect(await posted(witness, bodyFor(0, 3, other))).toMatchObject({ status: 200 });
    expect(await posted(witness, bodyFor(0, 1, new SmallLog('log.example/third').growTo(1)))).toMatchObject({
      status: 404,
    });
  });

  it('refuses with the statuses of the protocol', async () => {
    const witness = await started({ folder: await newFolder() });
    const fork = new SmallLog().growTo(5);
    expect(await posted(witness, '')).toMatchObject({ status: 400 });
    expect(await posted(witness, new Uint8Array([0xff]))).toMatchObject({ status: 400 });
    expect(await posted(witness, bodyFor(0, 5).replace('\n5\n', '\n05\n'))).toMatchObject({ status: 400 });
    expect(await posted(witness, bodyFor(0, 5, fork))).toMatchObject({ status: 403 });
    await posted(witness, bodyFor(0, 5));
    expect(await posted(witness, bodyFor(5, 6).replace(/\n[^\n]+/, ''))).toMatchObject({ status: 422 });
  });

  it('has only one door', async () => {
    const { url } = await started({ folder: await newFolder() });
    expect((await fetch(`${url}/`)).status).toBe(404);
    const get = await fetch(`${url}/add-checkpoint`);
    expect([get.status, get.headers.get('allow')]).toEqual([405, 'POST']);
  });

  it('takes at most 64 KiB, and says so', async () => {
    const witness = await started({ folder: await newFolder() });
    expect(await posted(witness, 'x'.repeat(0x10000))).toMatchObject({ status: 400 });
    const { hostname, port } = new URL(witness.url);
    const socket = connect(Number(port), hostname);
    socket.write('POST /add-checkpoint HTTP/1.1\r\nHost: witness\r\nTransfer-Encoding: chunked\r\n\r\n');
    socket.write(`10001\r\n${'x'.repeat(0x10001)}\r\n`);
    expect(await textOf(socket)).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('does not start where the state of a log cannot be read', async () => {
    const folder = await newFolder();
    const witness = await started({ folder });
    await posted(witness, bodyFor(0, 5));
    await witness.close();
    running.length = 0;
    const [file = ''] = await readdir(folder);
    await writeFile(join(folder, file), 'half a note');
    await expect(started({ folder })).rejects.toEqual(expect.objectContaining({ code: 'malformed-note' }));
    const elsewhere = new SmallLog('log.example/other').growTo(5);
    await writeFile(join(folder, file), elsewhere.cosigned([], 1));
    await expect(started({ folder })).rejects.toEqual(expect.objectContaining({ code: 'log-forked' }));
  });

  it('cosigns nothing that it cannot keep, and tells whoever runs it why', async () => {
    const folder = await newFolder();
    const failures: unknown[] = [];
    const witness = await started({ folder, onFailure: (failure) => failures.push(failure) });
    await rm(folder, { recursive: true });
    expect(await posted(witness, bodyFor(0, 5))).toEqual({
      status: 500,
      type: 'text/plain; charset=utf-8',
      body: 'the witness failed\n',
    });
    expect(failures).toEqual([expect.objectContaining({ code: 'ENOENT' })]);
    folders.length = 0;
  });
});
