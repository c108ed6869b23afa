import type { Language } from '#record';
import { EN } from './en.js';
import { UK } from './uk.js';

/** What the words of lists are, so that a language which lacks one does not compile. */
export type ListWords = typeof EN;

/** The words of lists in each language. */
export const LIST_WORDS: Readonly<Record<Language, ListWords>> = { en: EN, uk: UK };
