import type { Run, Text } from './paper.js';
import { visible } from './visible.js';

/**
 * What means something wherever it stands. An underscore within a word, an ampersand that names nothing and a number sign before
 * the end of a line mean nothing, and are left alone: they stand in addresses, which would no longer lead anywhere.
 */
const MARKUP = /[\\`*[\]<>~|$]|_(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])_|&(?=#?[\da-z]+;)|#(?=#*\s*$)/gimu;

/** What means something at the start of a line: lists, headings, lines of tables. */
const OPENING = /^ *(?:(\d{1,9})(?=[.)](?:\s|$))|(?=[-+=:#]))/gm;

/** A text in Markdown, over several lines if it has several. */
export function markdownText(text: Text): string {
  return text
    .map(markdownRun)
    .join('')
    .trim()
    .replaceAll(OPENING, '$1\\')
    .replaceAll(/ *\n */g, '\\\n');
}

/** A text in Markdown on one line. */
export const oneLine = (text: Text): string => markdownText(text).replaceAll('\\\n', ' ');

function markdownRun(run: Run): string {
  if (typeof run === 'string') return escaped(run);
  if ('strong' in run) return marked('**', escaped(run.strong));
  if ('quiet' in run) return marked('*', escaped(run.quiet));
  if ('gap' in run) return marked('**', `\\[${escaped(run.gap === '' ? '…' : run.gap)}\\]`);
  return `\\[${run.cites.join(', ')}\\]`;
}

const escaped = (text: string): string => visible(text).replaceAll(MARKUP, '\\$&');

/** Marks stand close to the words that they mark, on each line, or they would be read as signs. */
const marked = (mark: string, text: string): string =>
  text
    .split('\n')
    .map((line) => line.replace(/^(\s*)(\S.*?)(\s*)$/u, `$1${mark}$2${mark}$3`))
    .join('\n');
