import { wordOf, type Occurrence, type Sentence, type Word } from '#record';
import { say } from './words/say.js';

const UNDATED = say`(undated)`;
const NOT_STATED = say`not stated`;

/** The date as recorded: "(2026-05-03)", "(2017-10~)" or "(undated)". */
export function dated({ account: { when } }: Occurrence): Word {
  return inBrackets(when);
}

/** A date in brackets, as it was written. */
export function inBrackets(when: string | null | undefined): Word {
  return when === null || when === undefined ? UNDATED : `(${when})`;
}

/** A code of a closed list of the record as words: "none-known" reads "none known". */
export function inWords(code: unknown): Sentence {
  return typeof code === 'string' ? worded(code) : NOT_STATED;
}

/** The kind of a claim: in English by its name, in other languages in words. */
export function kindOf({ kind: { name } }: Occurrence): Sentence {
  return worded(name);
}

// A rebuild asks for the same few words in every casefile.
const words = new Map<string, Sentence>();

function worded(code: string): Sentence {
  let word = words.get(code);
  if (word === undefined) words.set(code, (word = wordOf(code)));
  return word;
}
