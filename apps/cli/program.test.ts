import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './program.js';
import { PAGE } from './table.js';
import { Terminal } from './terminal.js';

const SOURCES = [{ document: '@page', reliability: 'B', credibility: 2 }];
const CLAIM = { do: 'RecordClaim', casefile: '@a', sources: SOURCES };
const LINES = [
  { do: 'CaptureDocument', ref: '@page', text: 'A page', mediaType: 'text/plain', address: 'https://news.example/1' },
  {
    do: 'OpenCasefile',
    ref: '@a',
    names: [{ text: 'Anna Example\u009b31m' }, { text: 'Анна Приклад', lang: 'uk' }],
    note: 'Not Anna of Poltava',
  },
  { do: 'OpenCasefile', ref: '@b', names: [{ text: 'Vira Example' }] },
  { ...CLAIM, ref: '@arrest', kind: 'Arrested', when: '2020-05-03', by: 'police', place: 'Simferopol' },
  { ...CLAIM, kind: 'Arrested', when: '2020-05-04', occurrence: '@arrest' },
  { ...CLAIM, kind: 'Sentenced', when: '2021-03-04', court: 'Example District Court', term: 'P4Y', regime: 'general' },
  { ...CLAIM, kind: 'FamilyContactNamed', when: null, name: 'Secret Relative' },
];

describe('the program', () => {
  let folder: string;
  let data: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'litopys-cli-'));
    data = join(folder, 'data');
    await written('record.jsonl', LINES);
    expect((await litopys('import', join(folder, 'record.jsonl'), '--as', 'm-17')).status).toBe(0);
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function written(name: string, lines: readonly unknown[]): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, lines.map((line) => JSON.stringify(line)).join('\n'));
    return path;
  }

  /** What a person at the terminal would get. */
  async function litopys(
    ...args: string[]
  ): Promise<{ status: number; out: string; err: string; json: () => unknown }> {
    const [out, err]: [string[], string[]] = [[], []];
    const terminal = new Terminal({
      out: { write: (text) => out.push(text) },
      err: { write: (text) => err.push(text) },
      environment: { LITOPYS_DATA: data },
    });
    const status = await run(args, terminal);
    return { status, out: out.join(''), err: err.join(''), json: () => JSON.parse(out.join('')) as unknown };
  }

  it('imports a file once', async () => {
    const again = await litopys('import', join(folder, 'record.jsonl'));
    expect(again).toMatchObject({ status: 0, err: '', out: 'Recorded: 0; on record already: 7; lines: 7.\n' });
    expect((await litopys('import', join(folder, 'record.jsonl'), '--json')).json()).toMatchObject({
      recorded: 0,
      alreadyOnRecord: 7,
      problems: [],
    });
  });

  it('says what is wrong with a file line by line, and records nothing of it', async () => {
    const path = await written('wrong.jsonl', [
      ...LINES,
      { do: 'OpenCasefile', ref: '@c', names: [{ text: 'Daria Example' }] },
      { ...CLAIM, kind: 'Arrested', when: '2020-05-05', sources: [{ ...SOURCES[0], reliability: 'G' }] },
      { ...CLAIM, kind: 'ReturnedHome', when: '2999' },
    ]);
    const { status, out, err } = await litopys('import', path);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(
      /^ ?line +field +what is wrong\n9 +sources\.0\.reliability +must be one of A, B, C, D, E, F\n10 [^]*\(date-in-future\)/,
    );
    expect(err).toContain('Nothing was recorded. Problems: 2, in 2 of 10 lines.');
    expect(await litopys('status', 'Daria')).toMatchObject({ status: 1, out: '' });
    expect((await litopys('import', path, '--json')).json()).toMatchObject({
      problems: [
        { line: 9, field: 'sources.0.reliability' },
        { line: 10, code: 'date-in-future' },
      ],
    });
  });

  it('rehearses a file', async () => {
    const path = await written('longer.jsonl', [
      ...LINES,
      { ...CLAIM, kind: 'ReturnedHome', when: '2025', place: 'Kyiv' },
    ]);
    const { status, out, err } = await litopys('import', path, '--dry-run');
    expect({ status, out }).toEqual({
      status: 0,
      out: 'Nothing was recorded. It would record: 1; on record already: 7; lines: 8.\n',
    });
    expect(err).toContain('this file adds to them: @a (line 2)');
    expect((await litopys('timeline', 'Anna')).out).not.toContain('Kyiv');
  });

  it('tells the status of a person by name or id, and steers no terminal', async () => {
    const { status, out } = await litopys('status', 'приклад', '--on', '2022-01-01');
    expect(status).toBe(0);
    expect(out).toContain('Anna Example\ufffd31m · Анна Приклад\ncasefile ');
    expect(out).toMatch(/\nliberty +remand +2021-03-04 +2021-03-04\n/);
    expect(out).toContain('Expected end of term, an estimate: 2024-05-');
    expect(out).toContain('accounts-in-conflict');
    expect(Math.max(...out.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(PAGE);
    const id = /casefile (\S+),/.exec(out)?.[1] ?? '';
    expect((await litopys('status', id.toUpperCase(), '--json')).json()).toMatchObject({
      id,
      names: expect.any(Array),
    });
  });

  it('asks who is meant where people share a name', async () => {
    const { status, err } = await litopys('status', 'Example');
    expect(status).toBe(1);
    expect(err).toMatch(
      /2 people go by "Example".*\n {2}[0-9a-f-]{36} {2}Anna Example.*\n {2}[0-9a-f-]{36} {2}Vira Example\n/,
    );
  });

  it('shows a timeline no further than the clearance', async () => {
    const { out } = await litopys('timeline', 'Anna');
    expect(out).toMatch(
      /2020-05-03 +earliest-recorded +Arrested by police in Simferopol \[accounts differ in when\]\n.*another account: 2020-05-04/,
    );
    expect(out).toContain('Family contact');
    const narrow = await litopys('timeline', 'Anna', '--clearance', 'partners', '--json');
    expect(narrow.out).not.toContain('Secret Relative');
    expect(narrow.json()).toMatchObject({
      items: [{ kind: 'Arrested', chosenBy: 'earliest-recorded' }, { kind: 'Sentenced' }],
    });
  });

  it('shows readiness rule by rule, or by name', async () => {
    const one = await litopys('readiness', 'Anna', '--profile', 'ombudsman-list');
    expect(one.out).toMatch(/^Not ready for ombudsman-list \(version \d+\) on /);
    expect(one.out).toMatch(/\nCO-2 +unmet +yes +/);
    expect((await litopys('readiness', '--profile', 'ombudsman-list')).out).toMatch(
      /\nAnna Example.* +not ready [^]*\nVira Example +not ready /,
    );
    const board = await litopys(
      'readiness',
      '--profile',
      'ombudsman-list',
      '--json',
      '--known',
      '2000-01-01T00:00:00Z',
    );
    expect(board.json()).toEqual({ profile: 'ombudsman-list', items: [] });
  });

  it('writes no more into an export than it is asked to', async () => {
    const out = join(folder, 'export.jsonl');
    await writeFile(out, 'an older one');
    expect((await litopys('export', '--out', out)).out).toBe(`Lines written to ${out}: 6, at clearance partners.\n`);
    const text = await readFile(out, 'utf8');
    expect(text).not.toContain('Secret Relative');
    expect(
      text
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as { type: string }).type),
    ).toEqual(['DocumentCaptured', 'CasefileOpened', 'CasefileOpened', 'Arrested', 'Arrested', 'Sentenced']);
    expect((await stat(out)).mode & 0o777).toBe(0o600);
    expect(
      (await litopys('export', '--out', out, '--casefile', 'Anna', '--clearance', 'sealed', '--json')).json(),
    ).toMatchObject({ lines: 5 });
    expect(await readFile(out, 'utf8')).toContain('Secret Relative');
    const nobody = '00000000-0000-7000-8000-000000000000';
    expect((await litopys('export', '--out', out, '--casefile', nobody)).status).toBe(1);
    expect(await readFile(out, 'utf8')).toContain('Secret Relative');
    expect((await litopys('export', '--out', join(folder, 'nowhere', 'x'))).err).toMatch(
      /^There is no such file or folder: /,
    );
    expect((await readdir(folder)).filter((name) => name.includes('.part'))).toEqual([]);
  });

  it('makes, lists and revokes tokens, and shows a secret once', async () => {
    const made = await litopys(
      'token',
      'create',
      '--name',
      'r-1',
      '--role',
      'reader',
      'monitor',
      '--ends-on',
      '2099-12-31',
    );
    expect(made.out).toMatch(/^litopys_\S{43}\n$/);
    const { id } = (await litopys('token', 'create', '--name', 'r-2', '--role', 'reader', '--json')).json() as {
      id: string;
    };
    expect((await litopys('token', 'revoke', id)).status).toBe(0);
    expect(await litopys('token', 'revoke', id)).toMatchObject({ status: 1, out: '' });
    const { out } = await litopys('token', 'list');
    expect(out).toMatch(/ r-1 +\S+ +until 2099-12-31 +reader monitor\n/);
    expect(out).toMatch(/ r-2 +\S+ +revoked \S+ +reader\n/);
    expect(out).not.toContain(made.out.trim());
    expect((await litopys('token', 'list', '--json')).json()).toMatchObject([{ name: 'r-1' }, { name: 'r-2' }]);
    expect(
      await litopys('token', 'create', '--name', 'r', '--role', 'reader', '--ends-on', '2099-02-30'),
    ).toMatchObject({ status: 2, out: '' });
  });

  it('rebuilds one reading or all', async () => {
    expect((await litopys('rebuild', 'current-status')).out).toMatch(/^Rebuilt current-status from \d+ streams in /);
    expect((await litopys('rebuild', '--json')).json()).toMatchObject({
      rebuilt: expect.arrayContaining(['current-status', 'patronage']),
      streams: expect.any(Number),
    });
    expect((await litopys('timeline', 'Anna')).out).toContain('Arrested');
  });

  it.each([
    [['--help'], 0],
    [['token', 'create', '--help'], 0],
    [[], 2],
    [['nonsense'], 2],
    [['status'], 2],
    [['status', 'Anna', '--clearance', 'high'], 2],
    [['status', 'Anna', '--on', 'bogus'], 2],
    [['status', 'Anna', '--known', 'bogus'], 2],
    [['readiness'], 2],
    [['readiness', '--profile', 'bogus'], 1],
    [['readiness', '--profile', 'no profile'], 2],
    [['rebuild', 'bogus'], 2],
    [['import', 'x.jsonl', '--as', ' '], 2],
    [['serve', '--port', '99999'], 2],
    [['export'], 2],
    [['token', 'create', '--name', 'a', '--role', 'root'], 2],
    [['import', '/nowhere/record.jsonl'], 1],
    [['import', '/'], 1],
    [['status', 'Nobody'], 1],
    [['status', 'Anna', '--known', '2000-01-01T00:00:00Z'], 1],
  ])('ends %j with %d', async (args, expected) => {
    const { status, err } = await litopys(...args);
    expect(status).toBe(expected);
    expect(err.length > 0).toBe(expected > 0);
    expect(err).not.toContain('fault of the program');
  });

  it('begins no record where somebody only asks', async () => {
    await mkdir(join(folder, 'empty'));
    const { status, err } = await litopys('status', 'Anna', '--data', join(folder, 'empty'));
    expect({ status, err }).toEqual({ status: 1, err: expect.stringContaining('There is no record in') });
    expect(await readdir(join(folder, 'empty'))).toEqual([]);
  });

  it('takes a whole name for the one person who goes by it', async () => {
    const { json } = await litopys('status', 'EXAMPLE Vira', '--json');
    expect(json()).toMatchObject({ names: [{ text: 'Vira Example' }] });
    const longer = await written('longer-name.jsonl', [
      { do: 'OpenCasefile', names: [{ text: 'Vira Example Junior' }] },
    ]);
    expect((await litopys('import', longer)).status).toBe(0);
    expect((await litopys('status', 'vira example', '--json')).json()).toMatchObject({
      names: [{ text: 'Vira Example' }],
    });
    expect((await litopys('status', 'Vira')).status).toBe(1);
  });
});
