import type { Catalogue } from './sentence.js';
import { CLAIM_CODES } from './uk/claim-codes.js';
import { KINDS_AND_FIELDS } from './uk/kinds-and-fields.js';
import { LISTS_AND_PLEDGES } from './uk/lists-and-pledges.js';
import { OF_A_READING } from './uk/of-a-reading.js';
import { STATUS_AND_VALUES } from './uk/status-and-values.js';

/** What the record's own sentences and codes are in Ukrainian. No key stands in two of its parts. */
export const UKRAINIAN: Catalogue = {
  ...STATUS_AND_VALUES,
  ...KINDS_AND_FIELDS,
  ...CLAIM_CODES,
  ...LISTS_AND_PLEDGES,
  ...OF_A_READING,
};
