import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MemoryEventStore } from '#event-store';
import { Evidence } from '#evidence';
import { importFile } from './import-file.js';
import type { Into } from './recording.js';
import { plainRecorder } from '../../../test/support/plain-recorder.js';

const PAGE = 'The page as captured.\n';

describe('a document of an import', () => {
  let folder: string;
  let into: Into;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'litopys-import-'));
    await mkdir(join(folder, 'import', 'notes'), { recursive: true });
    await writeFile(join(folder, 'secret.txt'), 'Not for the record');
    await writeFile(join(folder, 'import', 'notes', 'page.HTML'), PAGE);
    await writeFile(join(folder, 'import', 'empty.txt'), '');
    await symlink(join(folder, 'secret.txt'), join(folder, 'import', 'link.txt'));
    await symlink(folder, join(folder, 'import', 'up'));
    const store = new MemoryEventStore();
    const evidence = await Evidence.open(join(folder, 'evidence'));
    into = { store, evidence, recorder: plainRecorder(store), evaluated: async (command) => command };
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function captured(fields: object) {
    const path = join(folder, 'import', 'record.jsonl');
    await writeFile(path, JSON.stringify({ do: 'CaptureDocument', ref: '@d', ...fields }));
    const { problems, created } = await importFile(path, into, { by: 'm-17' });
    const [{ id } = { id: '' }] = created;
    return { problems, id, size: await into.evidence.sizeOf(id === '' ? '0'.repeat(64) : id) };
  }

  it.each([
    [{ file: 'notes/page.HTML' }, PAGE],
    [{ file: './notes/page.HTML' }, PAGE],
    [{ text: 'Сторінка', mediaType: 'text/plain' }, 'Сторінка'],
    [{ base64: 'AAECAw==', mediaType: 'image/png' }, '\0\x01\x02\x03'],
  ])('is kept byte for byte: %j', async (fields, bytes) => {
    const { problems, id, size } = await captured(fields);
    expect(problems).toEqual([]);
    expect(id).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(size).toBe(Buffer.byteLength(bytes));
  });

  it.each([
    '../secret.txt',
    'notes/../../secret.txt',
    'notes/..',
    '..\\secret.txt',
    'C:\\secret.txt',
    '/etc/passwd',
    'link.txt',
    'up/secret.txt',
    'notes',
    'empty.txt',
    'nowhere.txt',
    '',
    'page\0.md',
    7,
  ])('comes from no file like %j', async (file) => {
    const { problems } = await captured({ file });
    expect(problems).toMatchObject([{ line: 1, field: 'file' }]);
    expect(JSON.stringify(problems)).not.toContain(folder);
  });

  it.each([
    [{}, 'file'],
    [{ file: 'notes/page.HTML', text: 'too' }, 'file'],
    [{ text: '', mediaType: 'text/plain' }, 'text'],
    [{ text: '\ud800', mediaType: 'text/plain' }, 'text'],
    [{ base64: 'not base64', mediaType: 'text/plain' }, 'base64'],
    [{ text: 'a page' }, 'mediaType'],
    [{ text: 'a page', mediaType: 'text' }, 'mediaType'],
    [{ file: 'notes/page.HTML', sha256: '0'.repeat(64) }, 'sha256'],
    [{ file: 'notes/page.HTML', size: 3 }, 'size'],
  ])('is refused as %j', async (fields, field) => {
    expect((await captured(fields)).problems).toMatchObject([{ line: 1, field }]);
  });
});
