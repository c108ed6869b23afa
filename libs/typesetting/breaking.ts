import type { Text } from './paper.js';

/** Where a word may break without a hyphen. It is not a character of any text: the fonts have none of private use. */
const MAY_BREAK = '\u{E000}';

const SOFT_HYPHEN = '\u{AD}';

/** How long a word may be on a line of the whole width. */
const MOST = 24;

/** A hash or an address is broken between pieces of so many letters, where that many fit well. */
const PIECE = 4;

/**
 * A text whose words fit into a line of so many letters: a longer one may break, with hyphens and anywhere if it is made of
 * letters, and without if it is a hash or an address.
 */
export function breaking(text: string, most = MOST): string {
  return text.replaceAll(longerThan(most), (word) => {
    const isName = /^[\p{L}\p{M}]+$/u.test(word);
    const pieces = isName || most < 3 * PIECE ? word.match(LETTERS) : word.match(PIECES);
    return pieces?.join(isName ? SOFT_HYPHEN : MAY_BREAK) ?? word;
  });
}

/** Letters with the marks on them; marks without a letter stand alone. */
const LETTERS = /\P{M}\p{M}*|\p{M}+/gu;
const PIECES = new RegExp(`(?:${LETTERS.source}){1,${PIECE}}`, 'gu');

/** The same of a text in pieces. */
export function breakingText(text: Text, most = MOST): Text {
  return text.map((run) => {
    if (typeof run === 'string') return breaking(run, most);
    if ('strong' in run) return { strong: breaking(run.strong, most) };
    if ('quiet' in run) return { quiet: breaking(run.quiet, most) };
    return 'gap' in run ? { gap: breaking(run.gap, most) } : run;
  });
}

const patterns = new Map<number, RegExp>();

function longerThan(most: number): RegExp {
  const pattern = patterns.get(most) ?? new RegExp(`\\S{${most + 1},}`, 'gu');
  patterns.set(most, pattern);
  return pattern;
}
