import { printable } from './printable.js';

/** How many columns a page has. */
export const PAGE = 100;

const GAP = 2;

/** Rows under their headings; the last column takes what is left of the page and is wrapped into it. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const all = [headings, ...rows].map((row) => row.map(printable));
  const last = headings.length - 1;
  const widths = headings.slice(0, last).map((_, column) => Math.max(...all.map((row) => lengthOf(row[column] ?? ''))));
  const left = Math.max(20, PAGE - widths.reduce((sum, width) => sum + width + GAP, 0));
  const indent = ' '.repeat(PAGE - left);
  const lines = all.flatMap((row) => {
    const [first = '', ...more] = wrapped(row[last] ?? '', left);
    const cells = widths.map((width, column) => padded(row[column] ?? '', width + GAP));
    return [`${cells.join('')}${first}`, ...more.map((line) => indent.slice(0, cells.join('').length) + line)];
  });
  return lines.map((line) => line.trimEnd());
}

/** A text in lines of at most so many columns; a word that is longer stands alone. */
export function wrapped(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of printable(text).split(' ')) {
    if (line !== '' && lengthOf(line) + 1 + lengthOf(word) > columns) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - lengthOf(text)));
}

/** In characters as they are drawn: an accent that stands on a letter takes no column. */
function lengthOf(text: string): number {
  return [...new Intl.Segmenter().segment(text)].length;
}
