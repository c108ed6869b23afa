import { sayingWith, type Language, type Said } from '#record';
import { UKRAINIAN } from './uk.js';

const CATALOGUES = { uk: UKRAINIAN };

/** How the room says what its rules find. */
export const say = sayingWith(CATALOGUES);

/** Words one after another, with commas. */
export function listOf(words: readonly Said[]): Said {
  return { in: (language) => words.map((word) => word.in(language)).join(', ') };
}

/** A text of a rule or a profile in a language; one that the catalogue lacks is as it was written. */
export function textIn(text: string, language: Language): string {
  if (language === 'en' || !Object.hasOwn(CATALOGUES[language], text)) return text;
  return CATALOGUES[language][text] ?? text;
}

/** The same as a word of a sentence. */
export function textSaid(text: string): Said {
  return { in: (language) => textIn(text, language) };
}
