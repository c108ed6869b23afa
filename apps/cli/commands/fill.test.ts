import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile, readdir, stat } from 'node:fs/promises';
import { atTheTerminal } from '../../../test/support/at-the-terminal.js';
import { ImportedRecord } from '../../../test/support/imported-record.js';
import { run } from '../program.js';
import { PAGE } from '../table.js';
import { Terminal } from '../terminal.js';

const { litopys } = atTheTerminal(run, Terminal);

describe('litopys fill', () => {
  let record: ImportedRecord;
  const fill = (...args: readonly string[]) => litopys(['fill', ...args, '--data', record.data]);

  beforeAll(async () => {
    record = await ImportedRecord.make(litopys);
  });
  afterAll(() => record.remove());

  it('lists the templates, and needs no record for it', async () => {
    const { status, out } = await litopys(['fill', '--data', record.at('nowhere')]);
    expect(status).toBe(0);
    expect(out).toMatch(/^template +languages +for +about\n/);
    expect(out).toMatch(/\nwgad-questionnaire +en +wgad-petition +\S/);
    expect(Math.max(...out.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(PAGE);
    const ids = ((await fill('--json')).json() as { id: string }[]).map(({ id }) => id);
    expect(ids).toEqual(['state-body-letter', 'wgad-questionnaire', 'wgeid-report']);
  });

  it('fills one as a text to go on writing in, in its first language or the one asked for', async () => {
    const out = record.at('letter.md');
    const { status, out: said } = await fill('state-body-letter', 'Anna', '--out', out);
    const first = await readFile(out, 'utf8');
    expect([status, said]).toEqual([0, `Template filled into ${out}: ${Buffer.byteLength(first)} bytes.\n`]);
    expect(first).toContain('Звернення');
    expect((await stat(out)).mode & 0o777).toBe(0o600);
    const { json } = await fill('state-body-letter', 'Anna', '--out', out, '--lang', 'en', '--json');
    expect(json()).toMatchObject({ template: 'state-body-letter', out, bytes: (await stat(out)).size });
    expect(await readFile(out, 'utf8')).not.toContain('Звернення');
  });

  it('fills one as a PDF, and tells no recipient more than it may see', async () => {
    const pdf = record.at('questionnaire.pdf');
    expect((await fill('wgad-questionnaire', 'Anna', '--out', pdf)).status).toBe(0);
    expect((await readFile(pdf)).subarray(0, 5).toString()).toBe('%PDF-');
    const text = record.at('questionnaire.md');
    await fill('wgad-questionnaire', 'Anna', '--profile', 'ombudsman-list', '--out', text);
    const filled = await readFile(text, 'utf8');
    expect(filled).toContain('police');
    expect(filled).not.toContain('Secret Relative');
  });

  it('says what it cannot do, and leaves no file', async () => {
    const cases: [args: string[], status: number, says: string][] = [
      [['--out', 'x.pdf'], 2, 'Name the template to fill, and the casefile.'],
      [['bogus', 'Anna', '--out', 'x.pdf'], 2, 'There is no template bogus: litopys fill lists them.'],
      [['wgad-questionnaire', '--out', 'x.pdf'], 2, 'Name the casefile'],
      [['wgad-questionnaire', 'Anna'], 2, '--out takes a file that ends in .pdf or .md.'],
      [['wgad-questionnaire', 'Anna', '--out', 'x.docx'], 2, '--out takes a file that ends in .pdf or .md.'],
      [['wgad-questionnaire', 'Anna', '--out', record.at('x.md'), '--lang', 'uk'], 2, 'lang must be one of en'],
      [
        ['wgad-questionnaire', 'Anna', '--out', record.at('x.md'), '--profile', 'bogus'],
        1,
        'There is no such profile.',
      ],
      [['wgad-questionnaire', 'Example', '--out', record.at('x.md')], 1, 'people go by "Example"'],
      [['wgad-questionnaire', 'Borys', '--out', record.at('x.md'), '--clearance', 'partners'], 1, 'Nobody on record'],
    ];
    for (const [args, status, says] of cases) {
      const ended = await fill(...args);
      expect([args, ended.status, ended.out]).toEqual([args, status, '']);
      expect(ended.err).toContain(says);
    }
    expect((await readdir(record.folder)).filter((name) => name.startsWith('x.'))).toEqual([]);
  });
});
