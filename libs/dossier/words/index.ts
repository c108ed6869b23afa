import type { Language } from '#record';
import { EN } from './en.js';
import { UK } from './uk.js';

/** What the words of papers are, so that a language which lacks one does not compile. */
export type Words = typeof EN;

/** The words of papers in each language. */
export const WORDS: Readonly<Record<Language, Words>> = { en: EN, uk: UK };
