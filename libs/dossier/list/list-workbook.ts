import { LANGUAGES } from '#record';
import type { Sheet, Workbook } from '#typesetting';
import { beside, both } from './both.js';
import { Cells } from './cells.js';
import { definitionsSheet, sheetName } from './definitions-sheet.js';
import { LIST_COLUMNS } from './list-columns.js';
import type { ListContent } from './list-content.js';

/** A list as a workbook for both sides of a table: each heading, and each word of ours, in both languages. */
export function listWorkbook(content: ListContent): Workbook {
  return { sheets: [listSheet(content), definitionsSheet(content)] };
}

function listSheet({ entries, definitions }: ListContent): Sheet {
  const erased = both((words) => words.erased);
  return {
    name: sheetName(({ list }) => list),
    columns: LIST_COLUMNS.map(({ heading, width }) => ({ heading: both(heading), width })),
    rows: entries.map((entry) => {
      if ('withheld' in entry) return [entry.number, erased, ...LIST_COLUMNS.slice(2).map(() => null)];
      const each = LANGUAGES.map((language) => new Cells(entry, language, definitions));
      return LIST_COLUMNS.map(({ cell }) => beside(each.map((cells) => cell(entry, cells))));
    }),
  };
}
