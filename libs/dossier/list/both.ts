import { inEach } from '../person/saying.js';
import type { InEach } from './listed-person.js';
import { LIST_WORDS, type ListWords } from './words/index.js';

/** Something of ours in each language. */
export function worded(said: (words: ListWords, language: keyof InEach) => string): InEach {
  return inEach((language) => said(LIST_WORDS[language], language));
}

/** Both languages beside each other, "Name / Ім'я". */
export function both(said: InEach | ((words: ListWords) => string)): string {
  return String(beside(Object.values(typeof said === 'function' ? worded(said) : said)));
}

/** What is said in several languages, once where they say the same; null where they say nothing. */
export function beside(said: readonly (string | number | null)[]): string | number | null {
  const different = [...new Set(said.filter((one) => one !== ''))];
  return different.length === 1 ? (different[0] ?? null) : different.join(' / ') || null;
}
