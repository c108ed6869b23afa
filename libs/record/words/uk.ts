import type { Catalogue } from './sentence.js';

/** What the record's own sentences and codes are in Ukrainian. */
export const UKRAINIAN: Catalogue = {};
