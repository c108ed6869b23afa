/** Papers and workbooks as data, and what they are written to: PDF, Markdown, XLSX. The same in, the same bytes out. */

export { type Block, type Paper, type PaperFile, type Run, type Text } from './paper.js';
export { type Sheet, type Workbook } from './workbook.js';
