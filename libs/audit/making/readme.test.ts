import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { auditedRecord } from '../../../test/support/audited-record.js';
import type { SealedRecord } from '../../../test/support/sealed-record.js';
import { makeBundle } from './make-bundle.js';
import { readme } from './readme.js';

const about = { origin: 'log.example/record', size: 7, madeAt: new Date('2026-09-02T00:00:00.000Z'), anchors: [] };
let record: SealedRecord;

beforeEach(async () => {
  ({ record } = await auditedRecord());
});

afterEach(() => record.close());

/** The commands of a section. */
function commandsOf(text: string, section: number): string[] {
  const lines = text.split('\n');
  const from = lines.findIndex((line) => line.startsWith(`${section}. `));
  const to = lines.findIndex((line) => line.startsWith(`${section + 1}. `));
  return lines.slice(from, to).filter((line) => line.startsWith('  '));
}

describe('the README of a bundle', () => {
  it('gives commands that find the files whole, and the checkpoint signed, without anything of ours', async () => {
    const { beneath: store, log, keys, evidence } = record;
    const out = join(record.folder, 'bundle');
    const verifyHtml = Buffer.from('<html></html>');
    const { madeAt } = about;
    const parts = { store, log, keys, evidence, policy: log.policy, verifyHtml, madeAt };
    await makeBundle({ ...parts, kind: 'full', form: 'folder', out });
    const text = await readFile(join(out, 'README.txt'), 'utf8');
    const commands = ['set -e', `W='${record.folder}'`, ...commandsOf(text, 2), ...commandsOf(text, 3)];
    const { stdout } = await promisify(execFile)('sh', ['-c', commands.join('\n')], { cwd: out });
    const [whole, ...others] = stdout.trim().split('\n');
    expect(whole).toBe('whole');
    expect(others.pop()).toBe('Signature Verified Successfully');
    for (const line of others) expect(new Set(line.split('  ')).size).toBe(1);
  });

  it('says what no check tells, and of which kind the bundle is', () => {
    for (const kind of ['full', 'public', 'casefile'] as const) {
      const text = readme({ ...about, kind });
      expect(text).toContain(`This is a ${kind} bundle`);
      expect(text).toContain('"When" something happened is testimony');
      expect(text).toContain('there is no anchor in here');
    }
    expect(readme({ ...about, kind: 'casefile' })).toContain('.tlog-proof');
    expect(readme({ ...about, kind: 'public' })).toContain('fsck');
  });

  it('writes the origin of the log as one word, whatever is in it', () => {
    expect(readme({ ...about, kind: 'full', origin: "o'x" })).toContain(String.raw`ORIGIN='o'\''x'`);
  });
});
