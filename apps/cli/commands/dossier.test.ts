import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atTheTerminal } from '../../../test/support/at-the-terminal.js';
import { hasPoppler } from '../../../test/support/readable.js';
import { run } from '../program.js';
import { Terminal } from '../terminal.js';

const { litopys } = atTheTerminal(run, Terminal);

/** The people of the worked example whom two patrons pledged to speak for. */
const WARDS = ['Refat Alimov', 'Enver Omerov', 'Riza Omerov', 'Halyna Dovhopola', 'Rustem Ismailov'];
const PROFILE = 'contact-group-2015-2022';

const isThere = (tool: string) => spawnSync(tool, ['--version'], { encoding: 'utf8' }).status === 0;
const whereQpdfIs = isThere('qpdf') ? it : it.skip;
const wherePopplerIs = hasPoppler ? it : it.skip;
const whereZbarIs = hasPoppler && isThere('zbarimg') ? it : it.skip;

let folder: string;
let data: string;
const at = (name: string) => join(folder, name);
const file = (ward: string, lang: string) => at(`${ward.replaceAll(' ', '-')}-${lang}.pdf`);
const text = (pdf: string) => spawnSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).stdout;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'litopys-dossiers-'));
  data = at('data');
  expect((await litopys(['demo', '--no-serve', '--data', data])).status).toBe(0);
  for (const ward of WARDS)
    for (const lang of ['en', 'uk']) {
      const asked = ['dossier', ward, '--data', data, '--profile', PROFILE, '--lang', lang, '--out', file(ward, lang)];
      const { status, err } = await litopys(asked);
      expect([ward, lang, status, err]).toEqual([ward, lang, 0, '']);
    }
});
afterAll(() => rm(folder, { recursive: true }));

describe('the dossiers of the worked example', () => {
  whereQpdfIs.each(WARDS)('are sound PDF files: %s', (ward) => {
    for (const lang of ['en', 'uk']) {
      const { status, stdout } = spawnSync('qpdf', ['--check', file(ward, lang)], { encoding: 'utf8' });
      expect([status, stdout]).toEqual([0, expect.stringContaining('No syntax or stream encoding errors found')]);
    }
  });

  wherePopplerIs.each(WARDS)('have the dossier for programs with them, which holds: %s', async (ward) => {
    const listed = spawnSync('pdfdetach', ['-list', file(ward, 'uk')], { encoding: 'utf8' }).stdout;
    expect(listed).toMatch(/^1 embedded files\n1: dossier-[0-9a-f-]{36}\.json$/m);
    const json = at('attached.json');
    spawnSync('pdfdetach', ['-save', '1', '-o', json, file(ward, 'uk')]);
    const { status, out } = await litopys(['verify', json, '--policy', join(data, 'log', 'policy')]);
    expect([status, out]).toEqual([0, expect.stringContaining('HOLDS')]);
  });

  whereZbarIs('have the address of the proof as a code that a telephone reads, on each page', async () => {
    const json = at('told.json');
    await litopys(['dossier', 'Refat Alimov', '--data', data, '--profile', PROFILE, '--out', json]);
    const { proof } = JSON.parse(await readFile(json, 'utf8')) as { proof: { address: string } };
    spawnSync('pdftoppm', ['-r', '150', '-f', '1', '-l', '2', '-png', file('Refat Alimov', 'en'), at('page')]);
    const pages = (await readdir(folder)).filter((name) => /^page-\d+\.png$/.test(name));
    expect(pages).toHaveLength(2);
    for (const page of pages) {
      const { stdout } = spawnSync('zbarimg', ['--quiet', '--raw', at(page)], { encoding: 'utf8' });
      expect(stdout.trim()).toBe(proof.address);
    }
  });

  wherePopplerIs.each(WARDS)('say everything in either language, on numbered pages: %s', async (ward) => {
    const json = at('told.json');
    await litopys(['dossier', ward, '--data', data, '--profile', PROFILE, '--out', json]);
    const { chronology, readiness } = JSON.parse(await readFile(json, 'utf8')) as {
      chronology: readonly { entry: number }[];
      readiness: { rules: readonly { id: string }[] };
    };
    for (const [lang, words] of [
      ['en', ['Chronology', 'Sources', 'Readiness', 'For: Trilateral Contact Group']],
      ['uk', ['Хронологія', 'Джерела', 'Готовність', 'Для: ']],
    ] as const) {
      const said = text(file(ward, lang));
      for (const word of words) expect(said).toContain(word);
      const pages = Number(
        spawnSync('pdfinfo', [file(ward, lang)], { encoding: 'utf8' }).stdout.match(/Pages: +(\d+)/)?.[1],
      );
      for (let page = 1; page <= pages; page++)
        expect(said).toContain(lang === 'en' ? `page ${page} of ${pages}` : `сторінка ${page} з ${pages}`);
      for (const { entry } of chronology) expect(said).toMatch(new RegExp(`^ *${entry} {2,}\\S`, 'm'));
      for (const { id } of readiness.rules) expect(said).toContain(id);
      // What a font has no letter for is shown as such; here nothing is.
      expect(said).not.toContain('\ufffd');
    }
  });
});

describe('litopys dossier', () => {
  it('makes one of everybody into a folder', async () => {
    const { status, out } = await litopys(['dossier', '--all', '--data', data, '--out', at('all')]);
    expect([status, out]).toEqual([0, `Dossiers written to ${at('all')}: 17.\n`]);
    const names = await readdir(at('all'));
    expect(names).toHaveLength(17);
    for (const name of names) expect(name).toMatch(/^dossier-[0-9a-f-]{36}\.pdf$/);
  });

  it('says what it cannot do', async () => {
    const cases: [args: string[], status: number, says: string][] = [
      [[], 2, 'Name one casefile, or say --all for everybody.'],
      [['alimov', '--all'], 2, 'Name one casefile, or say --all for everybody.'],
      [['alimov'], 2, '--out takes a file that ends in .pdf or .json.'],
      [['omerov', '--profile', PROFILE], 1, 'people go by "omerov"'],
    ];
    for (const [args, status, says] of cases) {
      const ended = await litopys(['dossier', ...args, '--data', data, '--out', status === 1 ? at('x.pdf') : at('x')]);
      expect([args, ended.status]).toEqual([args, status]);
      expect(ended.err).toContain(says);
    }
  });

  it('has a dossier verified under a policy that somebody holds, or not at all', async () => {
    await writeFile(at('no.json'), '{}');
    expect((await litopys(['verify', at('no.json')])).status).toBe(2);
    const { status, out } = await litopys(['verify', at('no.json'), '--policy', join(data, 'log', 'policy')]);
    expect([status, out]).toEqual([1, expect.stringContaining('It is no dossier with a proof.')]);
  });
});
