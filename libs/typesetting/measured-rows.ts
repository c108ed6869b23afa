import { breaking, breakingText } from './breaking.js';
import type { Block, Text } from './paper.js';
import { plainText } from './plain-text.js';
import { TypesettingFailed } from './typesetting-failed.js';

/** How many letters of a table's size a line has, of the widest and of usual ones, and how many lines a page has at the least. */
interface Measures {
  readonly widest: number;
  readonly usual: number;
  readonly lines: number;
}

const PORTRAIT: Measures = { widest: 52, usual: 84, lines: 36 };
const LANDSCAPE: Measures = { widest: 80, usual: 130, lines: 22 };

/** What the edges of a cell take, in letters. */
const EDGES = 1;

type Blocks<Is extends Block['is']> = Extract<Block, { readonly is: Is }>;

/** A table as it is set: each row with as many cells as there are columns, and words that fit into theirs. */
export function measuredTable(table: Blocks<'table'>, isLandscape: boolean): object {
  const { widest, usual, lines } = isLandscape ? LANDSCAPE : PORTRAIT;
  const all = table.widths.reduce((sum, share) => sum + share, 0);
  const columns = table.widths.map((share) => ({
    atLeast: (widest * share) / all - EDGES,
    most: Math.max(1, Math.floor((usual * share) / all) - EDGES),
  }));
  const rows = table.rows.map((row) => {
    const cells = filled<Text>(row, columns.length, []);
    const isLong = columns.some(({ atLeast }, at) => linesOf(cells[at] ?? [], atLeast) > lines);
    return { cells: cells.map((cell, at) => breakingText(cell, columns[at]?.most)), long: isLong };
  });
  const head = filled(table.head, columns.length, '').map((text, at) => breaking(text, columns[at]?.most));
  return { is: table.is, widths: table.widths, head, rows };
}

/** The share of the line that labels have, and how long a word may be in it. */
const LABELS = { share: 0.3, most: 18 };

/** Fields as they are set: a field is cut at a page's end only when it might be taller than a page. */
export function measuredFields(fields: Blocks<'fields'>, isLandscape: boolean): object {
  const { widest, lines } = isLandscape ? LANDSCAPE : PORTRAIT;
  const atLeast = widest * (1 - LABELS.share) - EDGES;
  const rows = fields.rows.map(({ label, values }) => ({
    label: breaking(label, LABELS.most),
    values: values.map((value) => breakingText(value)),
    long: values.reduce((sum, value) => sum + linesOf(value, atLeast), 0) > lines,
  }));
  return { is: fields.is, rows };
}

/** How many lines a text takes at the most, with so many letters to a line. */
const linesOf = (text: Text, letters: number): number =>
  plainText(text)
    .split(/[\r\n]/)
    .reduce((sum, line) => sum + Math.ceil((line.length + 1) / Math.max(1, letters)), 0);

/** Typst takes cells as they come: one that was left out would move all that follow. */
function filled<T>(cells: readonly T[], columns: number, empty: T): T[] {
  if (cells.length > columns)
    throw new TypesettingFailed([
      { message: `a row of ${cells.length} cells in a table of ${columns} columns`, line: 0 },
    ]);
  return [...cells, ...Array.from({ length: columns - cells.length }, () => empty)];
}
