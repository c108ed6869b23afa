import writeXlsxFile, { type Cell, type Sheet as WrittenSheet } from 'write-excel-file/node';
import { visible } from './visible.js';
import type { Sheet, Workbook } from './workbook.js';
import { withoutTimes } from './zip-times.js';

/** A workbook as an XLSX file: headings stay in sight, texts are wrapped, and a text that looks like a formula is a text. */
export async function xlsxOf(workbook: Workbook): Promise<Uint8Array> {
  return withoutTimes(await writeXlsxFile(workbook.sheets.map(writtenSheet)).toBuffer());
}

function writtenSheet({ name, columns, rows }: Sheet): WrittenSheet<never> {
  return {
    sheet: sheetName(name),
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    data: [
      columns.map(({ heading }) => textCell(heading, { fontWeight: 'bold' })),
      ...rows.map((row) => row.map(cell)),
    ],
  };
}

/** Spreadsheets know names of at most 31 characters, without these. */
const sheetName = (name: string): string =>
  visible(name)
    .replaceAll(/[[\]/\\:*?'\n]/g, ' ')
    .slice(0, 31)
    .trim();

function cell(value: string | number | null): Cell {
  if (value === null || value === '') return null;
  return typeof value === 'number' ? { type: Number, value, alignVertical: 'top' } : textCell(value);
}

const textCell = (text: string, style: { readonly fontWeight?: 'bold' } = {}): Cell => ({
  type: String,
  value: cellText(text),
  wrap: true,
  alignVertical: 'top',
  ...style,
});

/** The most that a spreadsheet takes in a cell. */
const LONGEST = 32_767;

function cellText(text: string): string {
  const whole = visible(text);
  const cut = whole.length > LONGEST ? `${whole.slice(0, LONGEST - 1)}…` : whole;
  // Spreadsheets read _x0041_ as the character of that number, so an underscore before such a number is written as one itself.
  const written = cut.replaceAll(/_(?=x[\da-f]{4}_)/gi, '_x005F_');
  // write-excel-file looks texts up in an object, where it finds what every object has; the control is not written.
  return written in {} ? `${written}\u{1}` : written;
}
