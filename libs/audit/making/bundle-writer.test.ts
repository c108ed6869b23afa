import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';
import { BundleWriter } from './bundle-writer.js';

const TIME = new Date('2026-09-01T12:00:01.500Z');
const LONG = 'a line\n'.repeat(1000);
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'litopys-bundle-'));
});

afterEach(() => rm(folder, { recursive: true }));

const at = (name: string) => join(folder, name);
const pieces = async function* () {
  yield Buffer.from('in ');
  yield Buffer.from('pieces');
};

async function write(name: string, form: 'zip' | 'folder', time = TIME): Promise<void> {
  const bundle = await BundleWriter.open(at(name), form, time);
  await bundle.add('policy', 'quorum none\n');
  await bundle.add('log/tile/0/x001/000.p/5', Uint8Array.of(1, 2, 3));
  await bundle.add('documents/ab', { size: 9, bytes: pieces() });
  await bundle.add('long', LONG);
  await writeFile(join(bundle.workshop, 'gathered'), LONG);
  await bundle.addFile('gathered.jsonl', join(bundle.workshop, 'gathered'));
  await bundle.add('empty', '');
  await bundle.finish();
}

async function filesInZip(name: string): Promise<Map<string, Buffer>> {
  const zip = new ZipReader(new Uint8ArrayReader(await readFile(at(name))), { useWebWorkers: false });
  const files = new Map<string, Buffer>();
  for (const entry of await zip.getEntries())
    if (!entry.directory) files.set(entry.filename, Buffer.from(await entry.getData(new Uint8ArrayWriter())));
  return files;
}

async function filesInFolder(name: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(at(name), { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const read = async (path: string) => [path.slice(at(name).length + 1), await readFile(path)] as const;
  return new Map(await Promise.all(paths.map(read)));
}

describe('a bundle', () => {
  it('has a MANIFEST of all its other files, sorted, as sha256sum reads it', async () => {
    await write('bundle.zip', 'zip');
    const files = await filesInZip('bundle.zip');
    const manifest = files.get('MANIFEST')?.toString() ?? '';
    files.delete('MANIFEST');
    const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
    const expected = [...files].map(([path, bytes]) => `${path}  ${hash(bytes)}`).toSorted();
    expect(manifest.split('\n').map((line) => line.split('  ').toReversed().join('  '))).toEqual([...expected, '']);
    expect(files.get('documents/ab')?.toString()).toBe('in pieces');
    expect(files.get('gathered.jsonl')?.toString()).toBe(LONG);
  });

  it('holds the same files as a zip file and as a folder', async () => {
    await write('bundle.zip', 'zip');
    await write('bundle', 'folder');
    const inFolder = await filesInFolder('bundle');
    expect(await filesInZip('bundle.zip')).toEqual(inFolder);
    expect((await readdir(folder)).toSorted()).toEqual(['bundle', 'bundle.zip']);
  });

  it('is the same, byte for byte, when the same is put into it at the same time', async () => {
    await write('one.zip', 'zip');
    await write('two.zip', 'zip');
    await write('later.zip', 'zip', new Date('2026-09-01T12:00:05.000Z'));
    const one = await readFile(at('one.zip'));
    expect(one.equals(await readFile(at('two.zip')))).toBe(true);
    expect(one.equals(await readFile(at('later.zip')))).toBe(false);
  });

  it('never takes the place of anything, at its beginning or at its end', async () => {
    const taken = { code: 'output-exists', message: expect.stringContaining(at('bundle')) as unknown };
    await writeFile(at('bundle.zip'), 'mine');
    await mkdir(at('bundle'));
    await expect(BundleWriter.open(at('bundle.zip'), 'zip', TIME)).rejects.toMatchObject(taken);
    await expect(BundleWriter.open(at('bundle'), 'folder', TIME)).rejects.toMatchObject(taken);
    const bundle = await BundleWriter.open(at('later.zip'), 'zip', TIME);
    await writeFile(at('later.zip'), 'mine');
    await expect(bundle.finish()).rejects.toMatchObject({ code: 'output-exists' });
    await bundle.abandon();
    expect((await readdir(folder)).toSorted()).toEqual(['bundle', 'bundle.zip', 'later.zip']);
    expect(await readFile(at('later.zip'), 'utf8')).toBe('mine');
  });

  it.each(['zip', 'folder'] as const)('that breaks off leaves nothing behind (%s)', async (form) => {
    const bundle = await BundleWriter.open(at('bundle'), form, TIME);
    await bundle.add('policy', LONG);
    const broken = async function* () {
      yield Buffer.from('half of');
      throw new Error('the disk failed');
    };
    await expect(bundle.add('documents/ab', { size: 20, bytes: broken() })).rejects.toThrow('the disk failed');
    await bundle.abandon();
    expect(await readdir(folder)).toEqual([]);
  });

  it('takes each path once, and none that leads out of it', async () => {
    const bundle = await BundleWriter.open(at('bundle'), 'folder', TIME);
    await bundle.add('policy', '');
    for (const path of ['policy', 'MANIFEST', '../policy', '/policy', 'a//b', 'a/../../b', '.hidden', 'a\\b', ''])
      await expect(bundle.add(path, '')).rejects.toThrow(TypeError);
    await bundle.abandon();
  });
});
