import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import readXlsxFile from 'read-excel-file/node';
import { atTheTerminal } from '../../../test/support/at-the-terminal.js';
import { run } from '../program.js';
import { Terminal } from '../terminal.js';

const { litopys } = atTheTerminal(run, Terminal);

const drafted = { do: 'DraftExchangeList', profile: 'ombudsman-list' };
const LINES = [
  { do: 'OpenCasefile', ref: '@a', names: [{ text: 'Anna Example' }] },
  { do: 'OpenCasefile', ref: '@b', names: [{ text: 'Vira Example' }] },
  { do: 'OpenCasefile', ref: '@c', names: [{ text: 'Borys Hidden' }], protection: 'team' },
  { ...drafted, ref: '@two', title: 'Twice frozen', recipient: 'the Ombudsman', protection: 'public' },
  { do: 'NameForExchange', list: '@two', casefile: '@b' },
  { do: 'FreezeList', list: '@two' },
  { do: 'NameForExchange', list: '@two', casefile: '@a' },
  { do: 'FreezeList', list: '@two', note: 'The second' },
  { ...drafted, ref: '@closed', title: 'With somebody closed' },
  { do: 'NameForExchange', list: '@closed', casefile: '@a' },
  { do: 'NameForExchange', list: '@closed', casefile: '@c' },
  { do: 'FreezeList', list: '@closed' },
  { ...drafted, ref: '@draft', title: 'Only drafted' },
];

interface Listed {
  readonly id: string;
  readonly title: string;
  readonly version?: number;
}

describe('litopys exchange-list', () => {
  let folder: string;
  let lists: readonly Listed[];
  const at = (name: string) => join(folder, name);
  const ask = (...args: readonly string[]) => litopys(['exchange-list', ...args, '--data', at('data')]);
  const idOf = (title: string) => lists.find((list) => list.title === title)?.id ?? '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'litopys-lists-'));
    await writeFile(at('record.jsonl'), LINES.map((line) => JSON.stringify(line)).join('\n'));
    expect(await litopys(['import', at('record.jsonl'), '--data', at('data')])).toMatchObject({ status: 0, err: '' });
    lists = (await ask('--json')).json() as Listed[];
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('shows the lists on record with their last versions, no further than the clearance', async () => {
    const { status, out } = await ask();
    expect(status).toBe(0);
    expect(out).toMatch(/^list +state +version +recipient +title\n/);
    expect(out).toMatch(/\n[0-9a-f-]{36} +frozen +2 +the Ombudsman +Twice frozen\n/);
    expect(out).toMatch(/\n[0-9a-f-]{36} +draft +Only drafted\n/);
    expect(lists.map(({ version }) => version)).toEqual([2, 1, undefined]);
    expect((await ask('--clearance', 'public', '--json')).json()).toMatchObject([{ title: 'Twice frozen' }]);
    expect((await ask('--known', '2000-01-01T00:00:00Z', '--json')).json()).toEqual([]);
  });

  it('writes the latest version, or an earlier one', async () => {
    const [out, earlier] = [at('two.json'), at('one.json')];
    const { status, out: said } = await ask(idOf('Twice frozen').toUpperCase(), '--out', out);
    expect([status, said]).toEqual([0, `Exchange list written to ${out}: ${(await stat(out)).size} bytes.\n`]);
    expect((await stat(out)).mode & 0o777).toBe(0o600);
    expect(JSON.parse(await readFile(out, 'utf8'))).toMatchObject({ list: { version: 2 }, entries: [{}, {}] });
    const { json } = await ask(idOf('Twice frozen'), '--out', earlier, '--list-version', '1', '--json');
    expect(json()).toEqual({ list: idOf('Twice frozen'), out: earlier, bytes: (await stat(earlier)).size });
    expect(JSON.parse(await readFile(earlier, 'utf8'))).toMatchObject({ list: { version: 1 }, entries: [{}] });
  });

  it('writes a workbook, and a PDF in each language', async () => {
    const file = (name: string, ...more: readonly string[]) =>
      ask(idOf('Twice frozen'), '--out', at(name), ...more).then(({ status }) => status);
    expect(await file('list.xlsx')).toBe(0);
    const [sheet] = await readXlsxFile(at('list.xlsx'));
    expect(sheet?.data.slice(1).map((row) => row[1])).toEqual(['Vira Example', 'Anna Example']);
    expect([await file('en.pdf'), await file('uk.pdf', '--lang', 'uk')]).toEqual([0, 0]);
    const [english, ukrainian] = await Promise.all(['en.pdf', 'uk.pdf'].map((name) => readFile(at(name))));
    expect(english?.subarray(0, 5).toString()).toBe('%PDF-');
    expect(ukrainian?.equals(english ?? Buffer.of())).toBe(false);
  });

  it('says what it cannot do, and leaves no file', async () => {
    const [two, closed, draft] = [idOf('Twice frozen'), idOf('With somebody closed'), idOf('Only drafted')];
    const cases: [args: string[], status: number, says: string | RegExp][] = [
      [[closed, '--out', at('x.json')], 1, /^Refused \(above-clearance\): 1 of the 2 entries [^\n]+\n$/],
      [[draft, '--out', at('x.json')], 1, 'There is no such frozen version of the list.'],
      [[two, '--out', at('x.json'), '--list-version', '3'], 1, 'There is no such frozen version of the list.'],
      [[closed, '--out', at('x.json'), '--clearance', 'public'], 1, 'There is no such exchange list.'],
      [[two, '--out', at('x.json'), '--list-version', 'last'], 2, 'version must be'],
      [[two, '--out', at('x.json'), '--on', '2026-01-01'], 2, 'on is that of the freeze, and cannot be chosen'],
      [[two, '--out', at('x.json'), '--lang', 'fr'], 2, 'Allowed choices are en, uk'],
      [['Twice', '--out', at('x.json')], 2, 'list must be a UUID'],
      [[two, '--out', at('x.docx')], 2, '--out takes a file that ends in .xlsx, .pdf or .json.'],
      [[two], 2, '--out takes a file that ends in .xlsx, .pdf or .json.'],
      [['--out', at('x.json')], 2, 'Name the list to write'],
    ];
    for (const [args, status, says] of cases) {
      const ended = await ask(...args);
      expect([args, ended.status, ended.out]).toEqual([args, status, '']);
      expect(ended.err).toEqual(typeof says === 'string' ? expect.stringContaining(says) : expect.stringMatching(says));
    }
    expect((await readdir(folder)).filter((name) => name.startsWith('x.'))).toEqual([]);
  });
});
