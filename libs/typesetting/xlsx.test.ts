import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Uint8ArrayReader, ZipReader, TextWriter, type FileEntry } from '@zip.js/zip.js';
import fc from 'fast-check';
import readXlsxFile from 'read-excel-file/node';
import type { Sheet, Workbook } from './workbook.js';
import { visible } from './visible.js';
import { xlsxOf } from './xlsx.js';

const sheet = (rows: Sheet['rows'], name = 'People'): Sheet => ({
  name,
  columns: [
    { heading: 'Name', width: 30 },
    { heading: 'Days', width: 8 },
  ],
  rows,
});

const readBack = async (workbook: Workbook) => readXlsxFile(Buffer.from(await xlsxOf(workbook)));

async function entriesOf(workbook: Workbook): Promise<FileEntry[]> {
  const entries = await new ZipReader(new Uint8ArrayReader(await xlsxOf(workbook))).getEntries();
  return entries.filter((entry) => !entry.directory);
}

const sheetXml = async (workbook: Workbook) =>
  (await entriesOf(workbook)).find(({ filename }) => filename.endsWith('sheet1.xml'))?.getData(new TextWriter()) ?? '';

describe('a workbook in XLSX', () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  it('has its sheets, headings, texts and numbers', async () => {
    const rows = [
      ['Ганна Приклад', 12],
      ['Ñ ğ ş ç ö ü â İ ı 😀', 0],
      [null, -3],
      ['two\nlines', null],
    ];
    expect(await readBack({ sheets: [sheet(rows), sheet([], 'None: [yet]')] })).toEqual([
      { sheet: 'People', data: [['Name', 'Days'], ...rows] },
      { sheet: 'None   yet', data: [['Name', 'Days']] },
    ]);
  });

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '=HYPERLINK("http://x.example")',
    '2024-05-06',
    '007',
    'TRUE',
    '_x0041_',
    '\t=1',
  ])('keeps %j a text', async (text) => {
    const workbook = { sheets: [sheet([[text, 1]])] };
    expect((await readBack(workbook))[0]?.data[1]).toEqual([text.trim(), 1]);
    expect(await sheetXml(workbook)).not.toContain('<f>');
  });

  it('keeps words that mean something to JavaScript', async () => {
    const words = ['constructor', '__proto__', 'toString', 'hasOwnProperty'];
    const [read] = await readBack({ sheets: [sheet(words.map((word) => [word, 1]))] });
    expect(read?.data.slice(1).map(([word]) => word)).toEqual(words);
  });

  it('leaves out what is no text, and says that it cut one that is too long', async () => {
    const [read] = await readBack({
      sheets: [
        sheet([
          ['a\u{0}\u{7}b\u{202E}c', 1],
          ['x'.repeat(40_000), 2],
        ]),
      ],
    });
    expect(read?.data[1]?.[0]).toBe('abc');
    expect(read?.data[2]?.[0]).toBe(`${'x'.repeat(32_766)}…`);
  });

  it('keeps the headings in sight, and texts wrapped', async () => {
    const workbook = { sheets: [sheet([['a', 1]])] };
    expect(await sheetXml(workbook)).toContain('ySplit="1"');
    const styles = (await entriesOf(workbook)).find(({ filename }) => filename === 'xl/styles.xml');
    expect(await styles?.getData(new TextWriter())).toMatch(/<b\/>[\s\S]*wrapText="1"/);
  });

  it('has the same bytes whenever it is written', async () => {
    const workbook = { sheets: [sheet([['Anna Example', 1]])] };
    const at = (now: number) => {
      jest.useFakeTimers({
        now,
        doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'setTimeout', 'setInterval'],
      });
      return xlsxOf(workbook);
    };
    expect(await at(Date.UTC(2024, 1, 1))).toEqual(await at(Date.UTC(2033, 7, 7, 12)));
    const times = (await entriesOf(workbook)).map(({ lastModDate }) => lastModDate.getFullYear());
    expect(new Set(times)).toEqual(new Set([1980]));
  });

  it('reads back whatever it is given', async () => {
    const texts = fc.array(fc.string({ unit: 'grapheme-composite', minLength: 1, maxLength: 12 }), {
      minLength: 1,
      maxLength: 9,
    });
    await fc.assert(
      fc.asyncProperty(texts, async (all) => {
        const [read] = await readBack({ sheets: [sheet(all.map((text, at) => [`a${text}z`, at]))] });
        expect(read?.data.slice(1)).toEqual(
          all.map((text, at) => [visible(`a${text}z`).replaceAll('\u{FFFD}', ''), at]),
        );
      }),
      { numRuns: 30 },
    );
  });
});
