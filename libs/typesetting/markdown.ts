import { markdownText, oneLine } from './markdown-text.js';
import type { Block, Paper, Text } from './paper.js';

/**
 * A paper in Markdown (CommonMark, with the tables of GFM), to go on writing in. Nothing that stands in a text becomes markup;
 * of a picture there is its caption.
 */
export function markdownOf(paper: Paper): string {
  const { title, subtitle, marking, blocks, footer } = paper;
  const small = [...(footer?.lines ?? []), ...(footer?.address === undefined ? [] : [footer.address])];
  const parts = [
    ...(marking === undefined ? [] : [oneLine([{ strong: marking }])]),
    `# ${oneLine([title])}`,
    ...(subtitle === undefined ? [] : [oneLine([subtitle])]),
    ...blocks.map(markdownBlock),
    ...(small.length === 0 ? [] : ['---', ...small.map((line) => oneLine([line]))]),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function markdownBlock(block: Block): string {
  switch (block.is) {
    case 'heading':
      return `${'#'.repeat(block.level + 1)} ${oneLine([block.text])}`;
    case 'paragraph':
      return markdownText(block.text);
    case 'fields':
      return block.rows.map(({ label, values }) => field(label, values)).join('\n');
    case 'table':
      return table(block.head, block.rows, block.widths.length);
    case 'list':
      return block.items.map((item) => `- ${oneLine(item)}`).join('\n');
    case 'notice':
      return markdownText(block.text).replaceAll(/^/gm, '> ');
    case 'picture':
      return oneLine(block.caption);
  }
}

function field(label: string, values: readonly Text[]): string {
  const [only, ...others] = values.map(oneLine);
  const named = `- ${oneLine([{ strong: label }])}:`;
  if (others.length === 0) return `${named} ${only ?? ''}`.trimEnd();
  return [named, ...[only, ...others].map((value) => `  - ${value}`)].join('\n');
}

function table(head: readonly string[], rows: readonly (readonly Text[])[], columns: number): string {
  const line = (cells: readonly string[]) =>
    `| ${Array.from({ length: columns }, (_, column) => cells[column] ?? '').join(' | ')} |`;
  return [
    line(head.map((text) => oneLine([text]))),
    line(Array.from({ length: columns }, () => '---')),
    ...rows.map((row) => line(row.map(oneLine))),
  ].join('\n');
}
