import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { zipFile, type Verdict } from '#audit';
import { SigningKey } from '#log-keeping';
import { formatNoteKey } from '#transparency-log';
import { atTheTerminal } from '../../../test/support/at-the-terminal.js';
import { ImportedRecord, toldBy } from '../../../test/support/imported-record.js';
import { rezipped } from '../../../test/support/rezipped.js';
import { RunningServer } from '../../../test/support/running-server.js';
import { run } from '../program.js';
import { Terminal } from '../terminal.js';

const { litopys } = atTheTerminal(run, Terminal);

describe('verify', () => {
  let record: ImportedRecord;
  let policy: string;
  let arrest: string;
  beforeAll(async () => {
    record = await ImportedRecord.make(litopys);
    await record.bundle('public.zip');
    await record.bundle('full.zip', '--full');
    await record.bundle('anna.zip', '--casefile', 'anna', '--clearance', 'team');
    await unpacked('full.zip', 'full');
    await cp(join(record.data, 'log'), record.at('log'), { recursive: true });
    const { text } = await toldBy(record.at('anna.zip'));
    arrest = (JSON.parse(await text('log/entries/5.json')) as { id: string }).id;
    policy = record.at('policy');
    await writeFile(policy, await text('policy'));
    await writeFile(record.at('5.tlog-proof'), await text('log/proofs/5.tlog-proof'));
    await writeFile(record.at('5.json'), await text('log/entries/5.json'));
    await writeFile(record.at('6.json'), await text('log/entries/6.json'));
  });
  afterAll(() => record.remove());

  async function unpacked(name: string, folder: string): Promise<void> {
    const zip = await zipFile(record.at(name));
    for (const path of await zip.list()) {
      await mkdir(dirname(join(record.at(folder), path)), { recursive: true });
      await writeFile(join(record.at(folder), path), (await zip.read(path)) ?? '');
    }
  }
  const verify = (what: string, ...options: string[]) => litopys(['verify', what, ...options]);
  /** The bytes with a text in them replaced by another of its length. */
  const swapped = (bytes: Uint8Array, from: string, to: string) =>
    Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll(from, to), 'latin1');

  it.each(['public.zip', 'full.zip', 'anna.zip', 'full', 'log'])('ends with 0 for %s', async (name) => {
    const { status, out, err } = await verify(record.at(name));
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toMatch(/^\S+ HOLDS\.\n\nChecked:\n {2}- /);
    expect(out).toMatch(/at size 15, root/);
    expect(out.replaceAll(/\s+/g, ' ')).toContain(
      'Whether what was recorded is true: when something happened is testimony',
    );
    expect(out).not.toContain('What does not hold');
    expect(await verify(record.at(name), '--policy', policy)).toMatchObject({ status: 0 });
    expect(await verify(record.at(name), '--hashes')).toMatchObject({ status: 0 });
  });

  it('accounts for every digest of a bundle', async () => {
    expect((await verify(record.at('full.zip'))).out).toMatch(
      /\n\d+ digests of 15 events: \d+ opened, \d+ decoys, 0 erased, 0 withheld\.\n/,
    );
    expect((await verify(record.at('public.zip'))).out).toMatch(
      / events: \d+ opened, \d+ decoys, 0 erased, [1-9]\d* not disclosed\.\n/,
    );
  });

  it('answers for programs', async () => {
    const { status, json } = await verify(record.at('full.zip'), '--json');
    expect(status).toBe(0);
    expect(json()).toMatchObject({ holds: true, findings: [], table: { leaves: 15, rest: 0, restIs: 'withheld' } });
    await writeFile(record.at('broken.zip'), 'no zip');
    const broken = await verify(record.at('broken.zip'), '--json');
    expect(broken).toMatchObject({ status: 1, err: expect.stringMatching(/broken\.zip does not hold\.\n$/) });
    expect((broken.json() as Verdict).findings[0]).toMatchObject({ code: 'unreadable-file' });
  });

  it('ends with 0 for the address of a running log', async () => {
    const server = await RunningServer.start({ environment: { LITOPYS_DATA: record.data } });
    const address = `${server.listening.address}/log`;
    expect(await verify(address)).toMatchObject({ status: 0, err: '', out: expect.stringMatching(/^http\S+ HOLDS\./) });
    expect(await verify(`${address}/`, '--policy', policy)).toMatchObject({ status: 0 });
    expect(await verify(server.listening.address)).toMatchObject({
      status: 1,
      out: expect.stringContaining('There is no'),
    });
    await server.stop();
    expect(await verify(address)).toMatchObject({
      status: 1,
      out: '',
      err: expect.stringMatching(/does not answer\n$/),
    });
  });

  it('ends with 0 for a proof, under a policy of whoever asks', async () => {
    const proof = record.at('5.tlog-proof');
    const entry = ['--policy', policy, '--entry', record.at('5.json')];
    const { status, out, err } = await verify(proof, ...entry);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out.replaceAll(/\s+/g, ' ')).toContain(arrest);
    const other = await verify(proof, '--policy', policy, '--entry', record.at('6.json'));
    expect(other).toMatchObject({ status: 1, out: expect.stringContaining('DOES NOT HOLD') });
  });

  it('ends with 0 for a proof that a server gave, which holds its entry itself', async () => {
    const server = await RunningServer.start({ environment: { LITOPYS_DATA: record.data } });
    await server.record.log.sequence();
    const { text } = await server.get(`/log/proof/${arrest}`, { as: 'nobody' });
    await server.stop();
    await writeFile(record.at('served.tlog-proof'), text);
    const { status, out } = await verify(record.at('served.tlog-proof'), '--policy', policy);
    expect(status).toBe(0);
    expect(out.replaceAll(/\s+/g, ' ')).toContain(arrest);
  });

  it.each([
    ['full.zip', 'log/tile/entries/000.p/15', 'ClaimRecorded', 'ClaimRecordeD', /the root|leaf|size/],
    ['full.zip', 'log/checkpoint', '\n15\n', '\n14\n', /signature/],
    ['public.zip', 'documents/', 'A page', 'A pagE', /document/i],
  ])('ends with 1 for %s with another %s, and says where', async (name, path, from, to, message) => {
    const tampered = record.at('tampered.zip');
    await rezipped(record.at(name), tampered, (at, bytes) => (at.startsWith(path) ? swapped(bytes, from, to) : bytes));
    const { status, out, err } = await verify(tampered);
    expect({ status, err }).toEqual({ status: 1, err: `${tampered} does not hold.\n` });
    expect(out).toMatch(/^\S+ DOES NOT HOLD\.\n\nWhat does not hold:\n/);
    expect(out.replaceAll(/\s+/g, ' ')).toMatch(message);
  });

  it('ends with 1 for an opening that says something else, and names the event', async () => {
    const lie = (bytes: Uint8Array) =>
      Buffer.from(
        Buffer.from(bytes)
          .toString()
          .replaceAll(/"[\w-]{30,}"/g, (quoted) => {
            const text = Buffer.from(quoted.slice(1, -1), 'base64url').toString();
            return text.includes('"police"')
              ? `"${Buffer.from(text.replace('police', 'nobody')).toString('base64url')}"`
              : quoted;
          }),
      );
    for (const name of ['full.zip', 'anna.zip']) {
      const tampered = record.at('tampered.zip');
      await rezipped(record.at(name), tampered, (at, bytes) => (at === 'openings.jsonl' ? lie(bytes) : bytes));
      const { status, out } = await verify(tampered);
      expect(status).toBe(1);
      expect(out).toContain(arrest);
    }
  });

  it('ends with 1 where something is withheld from who may have everything, and names the event', async () => {
    const tampered = record.at('withheld.zip');
    const withhold = (bytes: Uint8Array) =>
      Buffer.from(
        Buffer.from(bytes)
          .toString()
          .replace(/\{"seq":5,.*\n/, ''),
      );
    await rezipped(record.at('full.zip'), tampered, (at, bytes) => (at === 'openings.jsonl' ? withhold(bytes) : bytes));
    const { status, out } = await verify(tampered);
    expect(status).toBe(1);
    expect(out).toContain(arrest);
    expect(out).toContain('withheld');
  });

  it('ends with 1 for a folder in which a byte is another', async () => {
    await unpacked('full.zip', 'tampered');
    const file = join(record.at('tampered'), 'README.txt');
    await writeFile(file, `${await readFile(file, 'utf8')} `);
    expect(await verify(record.at('tampered'))).toMatchObject({
      status: 1,
      out: expect.stringContaining('README.txt'),
    });
  });

  it('ends with 1 under a policy that knows another log', async () => {
    const other = record.at('other-policy');
    await writeFile(other, `log ${formatNoteKey(SigningKey.generate('localhost/litopys').key)}\nquorum none\n`);
    for (const what of ['full.zip', 'anna.zip', 'log'])
      expect(await verify(record.at(what), '--policy', other)).toMatchObject({ status: 1 });
    await writeFile(other, 'nonsense\n');
    expect(await verify(record.at('full.zip'), '--policy', other)).toMatchObject({
      status: 1,
      out: expect.stringContaining('the policy given: a policy cannot be read: line 1'),
    });
  });

  it.each([
    ['nothing to check', [], 2, /missing required argument/],
    ['an option that there is not', ['x', '--quick'], 2, /unknown option/],
    ['a proof without a policy', ['x.tlog-proof'], 2, /^A proof is checked under a policy/],
    ['an entry for what has its own', ['x.zip', '--entry', 'y'], 2, /^--entry goes with/],
    ['what is not there', ['/nowhere/x.zip'], 1, /^There is no such file or folder: \/nowhere\/x\.zip\.\n$/],
    [
      'a policy that is not there',
      ['x.zip', '--policy', '/nowhere/p'],
      1,
      /^There is no such file or folder: \/nowhere\/p\.\n$/,
    ],
    [
      'a certificate that is not there',
      ['x.zip', '--trust', '/nowhere/c'],
      1,
      /^There is no such file or folder: \/nowhere\/c\.\n$/,
    ],
  ])('says what is wrong with %s', async (_, args, status, message) => {
    expect(await litopys(['verify', ...args])).toMatchObject({ status, out: '', err: expect.stringMatching(message) });
  });
});
