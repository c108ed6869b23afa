import { afterAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Block, Paper, PaperFile, Text } from './paper.js';
import { Typesetter } from './typesetter.js';

const isAtHand = (tool: string) => spawnSync(tool, ['--version']).error === undefined;
// Both are looked for, not needed: what they find is what somebody with the printed page would.
const wherePopplerIs = isAtHand('pdftotext') ? describe : describe.skip;
const whereQpdfIs = isAtHand('qpdf') ? describe : describe.skip;

const place = mkdtempSync(join(tmpdir(), 'pages-'));
afterAll(() => rmSync(place, { recursive: true }));

const typesetter = new Typesetter();
const paper = (...blocks: Block[]): Paper => ({
  language: 'uk',
  title: 'Ганна Приклад',
  marking: 'Лише для партнерів',
  date: '2024-05-06',
  blocks,
  footer: { lines: ['Збережено у записі'], address: 'https://record.example.org/verify' },
  pageOf: 'сторінка {page} з {pages}',
});

function ask(tool: string, words: readonly string[], made: Paper, files: readonly PaperFile[] = []): string {
  const path = join(place, 'paper.pdf');
  writeFileSync(path, typesetter.pdf(made, files));
  const { status, stdout, stderr } = spawnSync(tool, [...words, path, ...(tool === 'pdftotext' ? ['-'] : [])], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(stdout + stderr);
  return stdout;
}

const pagesOf = (made: Paper) => ask('pdftotext', ['-layout'], made).split('\f').slice(0, -1);

/** Boxes of words that lie over each other on one page. */
function overprinted(made: Paper): string[] {
  const word = /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/g;
  return ask('pdftotext', ['-bbox'], made)
    .split('<page ')
    .flatMap((page) => {
      const words = [...page.matchAll(word)].map(([, left, top, right, bottom, text]) => ({
        box: [Number(left) + 0.5, Number(top) + 4, Number(right) - 0.5, Number(bottom) - 4] as const,
        text,
      }));
      return words.flatMap(({ box: a, text }, at) =>
        words
          .slice(at + 1)
          .filter(({ box: b }) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3])
          .map((other) => `${text} over ${other.text}`),
      );
    });
}

const LONG = 'Суд першої інстанції продовжив тримання під вартою на три місяці, а сторона захисту подала апеляцію. ';
const HASH = 'a3f5c1e0b8d94467c2b1a0f9e8d7c6b5a49382716f5e4d3c2b1a09f8e7d6c5b4';

const table = (rows: readonly (readonly Text[])[]): Block => ({
  is: 'table',
  head: ['Дата', 'Подія', 'Джерело'],
  widths: [2, 5, 2],
  rows,
});

wherePopplerIs('a printed paper, as pdftotext reads it where it is installed', () => {
  it('has the letters of Ukrainian and Crimean Tatar, and says what it has no letters for', () => {
    const words = 'Їжак ґречний, єдність; Ñ ñ ğ ş ç ö ü â İ ı Bağçasaray';
    const [page] = pagesOf(paper({ is: 'paragraph', text: [words, ' ', '😀'] }));
    expect(page).toContain(`${words} [U+1F600]`);
  });

  it('has every cell of a long table once, in order and on one page, under its headings', () => {
    const cells = (row: number) => ['a', 'b', 'c'].map((column) => `${column}${row}`);
    const rows = Array.from({ length: 300 }, (_, row) =>
      cells(row).map((name): Text => [`${name}< ${LONG.repeat((row * 7) % 4)}${row % 9 === 0 ? HASH : ''} >${name}`]),
    );
    const made = paper({ is: 'heading', level: 1, text: 'Події' }, table(rows));
    const pages = pagesOf(made);
    expect(pages.length).toBeGreaterThan(20);
    const named = (pattern: RegExp) => pages.map((page) => [...page.matchAll(pattern)].map(([name]) => name));
    expect(named(/[abc]\d+(?=<)/g).flat()).toEqual(rows.flatMap((_, row) => cells(row)));
    const begun = named(/[abc]\d+(?=<)/g).map((names) => names.toSorted());
    expect(named(/(?<=>)[abc]\d+/g).map((names) => names.toSorted())).toEqual(begun);
    expect(pages.filter((page) => /Дата +Подія +Джерело/.test(page))).toHaveLength(pages.length);
    expect(overprinted(made)).toEqual([]);
  });

  it('goes on with a row, or a field, that is taller than a page', () => {
    const words = (from: string) => Array.from({ length: 1500 }, (_, at) => `${from}${at}`);
    const made = paper(table([[['one'], [words('w').join(' ')], ['two']]]), {
      is: 'fields',
      rows: [{ label: 'Текст', values: [[words('v').join(' ')]] }],
    });
    const all = pagesOf(made).join('\n');
    expect(all.match(/\b[wv]\d+\b/g)).toEqual([...words('w'), ...words('v')]);
    expect(overprinted(made)).toEqual([]);
  });

  it('keeps words that have no end within their column, and whole for who copies them', () => {
    const long = `https://example.org/${'path/'.repeat(30)}`;
    const blocks: Block[] = [
      table([[[HASH], [long], [{ strong: 'Нерозривнеслово'.repeat(4) }]]]),
      { is: 'fields', rows: [{ label: 'Відповідальність'.repeat(3), values: [[HASH]] }] },
    ];
    for (const landscape of [false, true]) expect(overprinted({ ...paper(...blocks), landscape })).toEqual([]);
    const read = pagesOf(paper({ is: 'paragraph', text: [`${HASH}${HASH}`, ' ', long] })).join('');
    expect(read.replaceAll(/\s/g, '')).toContain(`${HASH}${HASH}${long}`);
  });

  it('has its marking, its small print and its number on every page', () => {
    const pages = pagesOf(
      paper(...Array.from({ length: 60 }, (): Block => ({ is: 'paragraph', text: [LONG.repeat(3)] }))),
    );
    expect(pages.length).toBeGreaterThan(2);
    for (const [at, page] of pages.entries()) {
      expect(page.trimStart().startsWith('Лише для партнерів')).toBe(true);
      expect(page).toContain('Збережено у записі');
      expect(page).toContain('https://record.example.org/verify');
      expect(page).toContain(`сторінка ${at + 1} з ${pages.length}`);
    }
  });

  it('makes room for what stands in its margins', () => {
    const made = {
      ...paper({ is: 'paragraph', text: [LONG.repeat(80)] }),
      marking: LONG.repeat(6),
      footer: { lines: Array.from({ length: 12 }, () => LONG) },
    };
    expect(overprinted(made)).toEqual([]);
  });

  it('never ends a page with a heading', () => {
    for (let lines = 20; lines < 50; lines += 1) {
      const filling = Array.from({ length: lines }, (): Block => ({ is: 'paragraph', text: ['x'] }));
      const heading: Block = { is: 'heading', level: 1, text: 'Heading' };
      for (const after of [{ is: 'paragraph', text: ['after'] } as const, table([[['after'], [], []]])]) {
        const pages = pagesOf(paper(...filling, heading, { ...heading, level: 2 }, after));
        expect(pages.find((page) => page.includes('Heading'))).toContain('after');
      }
    }
  });

  it('shows gaps, numbers of sources and lines of a text', () => {
    const [page] = pagesOf(
      paper({
        is: 'paragraph',
        text: ['Народилася ', { gap: 'дата' }, { gap: '' }, ' ', { cites: [1, 12] }, '\nдалі'],
      }),
    );
    expect(page).toMatch(/Народилася \[дата\]\[…\]\s\[1, 12\]\nдалі/u);
  });

  it('lists what is attached to it', () => {
    const attached = {
      name: 'dossier.json',
      mediaType: 'application/json',
      bytes: Buffer.from('{}'),
      attachedAs: 'Data',
    };
    expect(ask('pdfdetach', ['-list'], paper(), [attached])).toBe('1 embedded files\n1: dossier.json\n');
  });

  it('has its fonts within it', () => {
    const fonts = ask('pdffonts', [], paper({ is: 'paragraph', text: ['a', { strong: 'b' }] }))
      .split('\n')
      .slice(2, -1);
    expect(fonts.length).toBeGreaterThan(1);
    for (const font of fonts) expect(font).toMatch(/NotoSerif-\w+ +CID TrueType +Identity-H +yes yes yes/);
  });
});

whereQpdfIs('a printed paper, as qpdf checks it where it is installed', () => {
  it('is sound', () => {
    const attached = { name: 'a.json', mediaType: 'application/json', bytes: Buffer.from('{}'), attachedAs: 'Data' };
    const made = paper({ is: 'heading', level: 1, text: 'Події' }, table([[['a'], ['b'], ['c']]]));
    expect(ask('qpdf', ['--check'], made, [attached])).toContain('No syntax or stream encoding errors found');
  });
});
