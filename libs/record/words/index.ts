export {
  LANGUAGES,
  Sentence,
  sayingWith,
  wordIn,
  type Catalogue,
  type Catalogues,
  type Language,
  type Said,
  type Say,
  type Word,
} from './sentence.js';
export { say, wordOf } from './say.js';
export { Codes } from './codes.js';
export { type Bent } from './bent.js';
