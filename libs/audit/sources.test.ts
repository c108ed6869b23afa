import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { BlobReader, Uint8ArrayReader, ZipReader, ZipWriter, BlobWriter } from '@zip.js/zip.js';
import { BundleAtHand } from '../../test/support/bundle-at-hand.js';
import { LogAtHand } from '../../test/support/log-at-hand.js';
import { AuditedFiles } from './audited-files.js';
import { FolderSource, zipFile } from './on-node/folder-source.js';
import { HttpSource } from './http-source.js';
import { verifyBundle } from './verify-bundle.js';
import { verifyLog } from './verify-log.js';
import { VerdictInWriting } from './verdict.js';
import { ZipSource } from './zip-source.js';

let folder = '';
const closing: (() => void)[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'litopys-audit-'));
});

afterEach(async () => {
  for (const close of closing.splice(0)) close();
  await rm(folder, { recursive: true });
});

function log(): LogAtHand {
  const kept = new LogAtHand();
  for (let at = 0; at < 3; at += 1) kept.record();
  kept.publish();
  return kept;
}

async function write(files: Iterable<readonly [string, Uint8Array | string]>): Promise<void> {
  for (const [path, bytes] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
}

async function zipOf(files: Iterable<readonly [string, Uint8Array]>, level = 6): Promise<Blob> {
  const zip = new ZipWriter(new BlobWriter(), { useWebWorkers: false, level });
  for (const [path, bytes] of files) await zip.add(path, new Uint8ArrayReader(bytes));
  return zip.close();
}

function served(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => done(`http://127.0.0.1:${(server.address() as AddressInfo).port}/log/`));
  });
}

describe('a folder', () => {
  it('is a bundle that was unpacked', async () => {
    await write((await BundleAtHand.of(log())).files);
    const verdict = await verifyBundle(FolderSource.ofBundle(folder));
    expect(verdict.findings).toEqual([]);
  });

  it('gives no file that lies outside of it', async () => {
    await write([['inside.txt', 'x']]);
    await symlink(join(folder, 'inside.txt'), join(folder, 'link.txt'));
    const source = FolderSource.ofBundle(folder);
    expect(await source.list()).toEqual(['inside.txt']);
    expect(await source.read('../inside.txt')).toBeUndefined();
    expect(await source.read('./inside.txt')).toBeUndefined();
    expect(await source.read('inside.txt/there')).toBeUndefined();
    expect(await source.read('.')).toBeUndefined();
  });

  it('that is not there is trouble of the reader, and no finding', async () => {
    await expect(verifyBundle(FolderSource.ofBundle(join(folder, 'none')))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('a zip', () => {
  it.each([0, 6])('packed at level %d is a bundle', async (level) => {
    const bundle = await BundleAtHand.of(log(), { documents: [new Uint8Array(100_000)] });
    await write([['bundle.zip', new Uint8Array(await (await zipOf(bundle.files, level)).arrayBuffer())]]);
    const verdict = await verifyBundle(await zipFile(join(folder, 'bundle.zip')));
    expect(verdict.findings).toEqual([]);
  });

  it('that is none is a finding', async () => {
    const verdict = await verifyBundle(new ZipSource(new Blob(['no zip'])));
    expect(verdict.findings[0]).toMatchObject({
      code: 'unreadable-file',
      message: expect.stringContaining('the zip cannot be unpacked'),
    });
  });

  it('whose file is damaged is a finding that names the file', async () => {
    const bundle = await BundleAtHand.of(log());
    const zip = await zipOf(bundle.files);
    for (const path of ['openings.jsonl', 'policy']) {
      const entry = (await new ZipReader(new BlobReader(zip)).getEntries()).find(({ filename }) => filename === path);
      const bytes = new Uint8Array(await zip.arrayBuffer());
      bytes.fill(0xff, (entry?.offset ?? 0) + 60, (entry?.offset ?? 0) + 90);
      const { findings } = await verifyBundle(new ZipSource(new Blob([bytes])));
      expect(findings).toContainEqual({
        code: 'unreadable-file',
        message: expect.stringContaining(`${path} cannot be unpacked`),
      });
    }
  });

  it('gives undefined for a file that is not in it', async () => {
    const source = new ZipSource(await zipOf([['a', new Uint8Array(1)]]));
    expect(await source.read('b')).toBeUndefined();
    expect(await source.stream('b').next()).toMatchObject({ done: true });
  });
});

describe('a running log', () => {
  it('is verified over HTTP under the policy that it serves, or the one given', async () => {
    const kept = log();
    const files = new Map<string, Uint8Array | string>(kept.tiles());
    files.set('checkpoint', kept.published[0]?.note ?? '').set('policy', kept.keys.policy());
    const address = await served((request, response) => {
      const file = files.get(request.url?.replace('/log/', '') ?? '');
      response.writeHead(file === undefined ? 404 : 200).end(file);
    });
    expect((await verifyLog(new HttpSource(address))).findings).toEqual([]);
    files.delete('policy');
    expect((await verifyLog(new HttpSource(address), { policy: kept.keys.policy() })).findings).toEqual([]);
    expect((await verifyLog(new HttpSource(address))).findings).toMatchObject([{ code: 'file-missing' }]);
    expect(await new HttpSource(address).read('bundle.json')).toBeUndefined();
  });

  it('that fails, does not answer, or leads elsewhere is trouble of the reader', async () => {
    const policy = log().keys.policy();
    const asked = async (listener: RequestListener) =>
      verifyLog(new HttpSource(await served(listener), { timeoutMs: 50 }), { policy });
    const unreachable = { code: 'log-unreachable' };
    await expect(asked((_, response) => response.writeHead(500).end())).rejects.toMatchObject(unreachable);
    await expect(asked(() => {})).rejects.toMatchObject(unreachable);
    const elsewhere: RequestListener = (_, response) => response.writeHead(302, { location: '/' }).end();
    await expect(asked(elsewhere)).rejects.toMatchObject(unreachable);
  });

  it('that answers without end is a finding', async () => {
    const address = await served((_, response) => response.end(Buffer.alloc(17_000_000)));
    const { findings } = await verifyLog(new HttpSource(address), { policy: log().keys.policy() });
    expect(findings[0]).toMatchObject({ code: 'unreadable-file' });
  });
});

describe('the folder of a log', () => {
  it('is verified with no bundle around it, also where it has grown since its checkpoint', async () => {
    const kept = new LogAtHand();
    for (let at = 0; at < 200; at += 1) kept.record({ data: {} });
    const note = kept.publish();
    for (let at = 0; at < 60; at += 1) kept.record({ data: {} });
    await write([...kept.tiles(), ['checkpoint', note]]);
    const source = FolderSource.ofLog(folder);
    const verdict = await verifyLog(source, { policy: kept.keys.policy() });
    expect(verdict.findings).toEqual([]);
    expect(verdict.checked[1]).toContain('Every entry (200) was hashed again');
    expect((await verifyLog(source, { policy: kept.keys.policy(), depth: 'hashes' })).holds).toBe(true);
  });

  it('is found out where an entry was edited', async () => {
    const kept = log();
    const tiles = kept.tiles();
    const entries = tiles.get('tile/entries/000.p/3') ?? new Uint8Array();
    const edited = new TextDecoder('latin1').decode(entries).replace('k-5f1d', 'k-0000');
    tiles.set('tile/entries/000.p/3', Uint8Array.from(Buffer.from(edited, 'latin1')));
    await write([...tiles, ['checkpoint', kept.published[0]?.note ?? '']]);
    const { findings } = await verifyLog(FolderSource.ofLog(folder), { policy: kept.keys.policy() });
    expect(findings.map(({ code }) => code)).toEqual(['leaf-changed', 'wrong-root']);
  });

  it('may carry signatures by others, of which it is said that they were not checked', async () => {
    const kept = log();
    const [own = ''] = kept.keys.policy().split('\n');
    await write([...kept.tiles(), ['checkpoint', kept.published[0]?.note ?? '']]);
    const verdict = await verifyLog(FolderSource.ofLog(folder), { policy: `${own}\nquorum none\n` });
    expect(verdict.holds).toBe(true);
    expect(verdict.notChecked[1]).toMatch(/^log\/checkpoint has a signature by north.* whether it holds\.$/);
  });
});

describe('lines', () => {
  const linesOf = async (...pieces: Uint8Array[]) => {
    const verdict = new VerdictInWriting();
    const stream = async function* () {
      yield* pieces;
    };
    const files = await AuditedFiles.of({ list: async () => [], read: async () => undefined, stream }, verdict);
    const lines: string[] = [];
    for await (const line of files.lines('text')) lines.push(line);
    return { lines, findings: verdict.finished().findings.length };
  };
  const bytes = new TextEncoder().encode('один\nдва\n');

  it('are the same however they are cut into pieces', async () => {
    for (let at = 0; at <= bytes.length; at += 1) {
      const told = await linesOf(bytes.subarray(0, at), bytes.subarray(at));
      expect(told).toEqual({ lines: ['один', 'два'], findings: 0 });
    }
  });

  it('that have no end, or are no text, are a finding', async () => {
    expect(await linesOf(bytes.subarray(0, -1))).toEqual({ lines: ['один'], findings: 1 });
    expect(await linesOf(Uint8Array.of(0xff, 10))).toEqual({ lines: [], findings: 1 });
  });
});
