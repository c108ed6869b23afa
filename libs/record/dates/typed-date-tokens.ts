import { unreadable } from './typed-date-refusal.js';
import { plainWord } from './words.js';

export type Token =
  | {
      readonly kind: 'numbers';
      readonly separator: string;
      readonly a: number;
      readonly b: number;
      readonly year: Year;
    }
  | { readonly kind: 'year-first'; readonly year: number; readonly month: number; readonly day: number | undefined }
  | { readonly kind: 'month-year'; readonly month: number; readonly year: number }
  | { readonly kind: 'day-month'; readonly day: number; readonly month: number }
  | { readonly kind: 'number'; readonly value: number; readonly width: number }
  | { readonly kind: 'year'; readonly year: Year }
  | { readonly kind: 'word'; readonly text: string };

/** A year as typed: with four digits, or with the last two only. */
export type Year = { readonly full: number } | { readonly short: number };

type Rule = readonly [pattern: RegExp, read: (found: string[]) => Token | null];

const ORDINAL = "(?:(?:st|nd|rd|th|-?(?:го|е|є|те|ше|ге|ого|му|ому))(?![\\p{L}']))?";

// The first rule that matches wins: whole dates in figures stand before the figures they are made of.
const RULES: readonly Rule[] = [
  [
    /(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/uy,
    ([a, separator = '', b, year = '']) => ({
      kind: 'numbers',
      separator,
      a: Number(a),
      b: Number(b),
      year: yearOf(year),
    }),
  ],
  [/(\d{4})([./-])(\d{1,2})\2(\d{1,2})(?!\d)/uy, ([year, , month, day]) => yearFirst(year, month, day)],
  [/(\d{4})[./-](\d{2})(?!\d)/uy, ([year, month]) => yearFirst(year, month, undefined)],
  [
    /(\d{1,2})[./-](\d{4})(?!\d)/uy,
    ([month, year]) => ({ kind: 'month-year', month: Number(month), year: Number(year) }),
  ],
  [/(\d{1,2})\.(\d{1,2})(?!\d)/uy, ([day, month]) => ({ kind: 'day-month', day: Number(day), month: Number(month) })],
  [/(\d{4})(?!\d)/uy, ([year = '']) => ({ kind: 'year', year: yearOf(year) })],
  [/'(\d{2})(?!\d)/uy, ([year = '']) => ({ kind: 'year', year: yearOf(year) })],
  [
    new RegExp(`(\\d{1,2})(?!\\d)${ORDINAL}`, 'uy'),
    ([value = '']) => ({ kind: 'number', value: Number(value), width: value.length }),
  ],
  [/(\p{L}[\p{L}']*)/uy, ([text = '']) => ({ kind: 'word', text })],
  [/([,?~/&-])/uy, ([text = '']) => ({ kind: 'word', text: text === '&' ? 'and' : text })],
  [/([\s.()])/uy, () => null],
];

/** Cuts typed words into dates in figures, numbers, words and marks. Throws TypedDateRefused at any other character. */
export function tokenise(text: string): Token[] {
  const plain = plainWord(text)
    .replaceAll(/[‐-―−]/g, '-')
    .replaceAll(/\b(mid)-/g, '$1 ')
    .replaceAll(/(\d{1,2})[-/](\p{L}+)[-/](\d{4}|\d{2})(?!\d)/gu, '$1 $2 $3');
  const tokens: Token[] = [];
  let at = 0;
  while (at < plain.length) {
    const { token, end } = tokenAt(plain, at);
    if (token) tokens.push(token);
    at = end;
  }
  return tokens;
}

function tokenAt(text: string, at: number): { token: Token | null; end: number } {
  for (const [pattern, read] of RULES) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) return { token: read(found.slice(1)), end: pattern.lastIndex };
  }
  throw unreadable(`"${text.slice(at, at + 10)}" is no part of a date.`);
}

function yearOf(digits: string): Year {
  return digits.length === 4 ? { full: Number(digits) } : { short: Number(digits) };
}

function yearFirst(year: string | undefined, month: string | undefined, day: string | undefined): Token {
  return {
    kind: 'year-first',
    year: Number(year),
    month: Number(month),
    day: day === undefined ? undefined : Number(day),
  };
}
