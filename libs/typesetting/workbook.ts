/** A sheet of a workbook: rows under headings. Every cell is a text or a whole number; a text is never a formula. */
export interface Sheet {
  readonly name: string;
  readonly columns: readonly { readonly heading: string; readonly width: number }[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** What is written to a spreadsheet. The same workbook gives the same bytes. */
export interface Workbook {
  readonly sheets: readonly Sheet[];
}
