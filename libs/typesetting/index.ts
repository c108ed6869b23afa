/** Papers and workbooks as data, and what they are written to: PDF, Markdown, XLSX. The same in, the same bytes out. */

export { markdownOf } from './markdown.js';
export { type Block, type Paper, type PaperFile, type Run, type Text } from './paper.js';
export { Press, type PressOptions } from './press.js';
export { Typesetter } from './typesetter.js';
export { TypesettingFailed, type Diagnostic } from './typesetting-failed.js';
export { type Sheet, type Workbook } from './workbook.js';
export { xlsxOf } from './xlsx.js';
