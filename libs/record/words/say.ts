import { sayingWith } from './sentence.js';
import { UKRAINIAN } from './uk.js';

/** How the record says what it has to say of itself. */
export const say = sayingWith({ uk: UKRAINIAN });

/** A code of any closed list of the record as words: `house-arrest` as "house arrest". */
export const wordOf = say.word;
