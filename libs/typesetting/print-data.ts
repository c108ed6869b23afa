import { breaking, breakingText } from './breaking.js';
import { measuredFields, measuredTable } from './measured-rows.js';
import type { Block, Paper } from './paper.js';
import type { PlacedFiles } from './placed-files.js';
import { plainText } from './plain-text.js';
import { printable } from './printable.js';

/** What the template reads: the paper in words that can be set, and where its files are. */
export function printData(paper: Paper, placed: PlacedFiles, characters: ReadonlySet<number>): string {
  const text = (words: string) => printable(words, characters);
  const { title, subtitle, marking, footer, blocks, landscape = false, date, language, pageOf } = printed(paper, text);
  return JSON.stringify({
    ...languageOf(language),
    name: title,
    title: breaking(title),
    ...(subtitle === undefined ? {} : { subtitle: breaking(subtitle) }),
    ...(marking === undefined ? {} : { marking: breaking(marking) }),
    small: [...(footer?.lines ?? []), ...(footer?.address === undefined ? [] : [footer.address])].map((line) =>
      breaking(line),
    ),
    pageOf,
    date: date.split('-').map(Number),
    landscape,
    blocks: blocks.map((block) => toSet(block, landscape)),
    pictures: Object.fromEntries([...placed.pictures].map(([name, path]) => [text(name), path])),
    attachments: printed(placed.attachments, text),
    ...(placed.code === undefined ? {} : { code: { ...placed.code, says: footer?.address ?? '' } }),
  });
}

/** The same data with every text in it as it can be set. */
const printed = <T>(data: T, text: (words: string) => string): T =>
  JSON.parse(JSON.stringify(data, (_, value: unknown) => (typeof value === 'string' ? text(value) : value))) as T;

/** Typst knows languages by two or three letters, and a region by two. */
function languageOf(tag: string): { readonly lang: string; readonly region?: string } {
  const [language = '', ...others] = tag.split('-');
  const region = others.find((subtag) => /^[a-z]{2}$/i.test(subtag));
  return {
    lang: /^[a-z]{2,3}$/i.test(language) ? language.toLowerCase() : 'und',
    ...(region === undefined ? {} : { region: region.toUpperCase() }),
  };
}

function toSet(block: Block, isLandscape: boolean): object {
  switch (block.is) {
    case 'heading':
      return { ...block, text: breaking(block.text) };
    case 'paragraph':
    case 'notice':
      return { ...block, text: breakingText(block.text) };
    case 'list':
      return { ...block, items: block.items.map((item) => breakingText(item)) };
    case 'picture':
      return { ...block, caption: breakingText(block.caption), alt: plainText(block.caption) };
    case 'fields':
      return measuredFields(block, isLandscape);
    case 'table':
      return measuredTable(block, isLandscape);
  }
}
