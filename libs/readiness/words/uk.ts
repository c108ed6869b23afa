import type { Catalogue } from '#record';
import { CASE } from './uk/case.js';
import { CONSENT } from './uk/consent.js';
import { CUSTODY } from './uk/custody.js';
import { FINDINGS } from './uk/findings.js';
import { HEALTH } from './uk/health.js';
import { IDENTITY } from './uk/identity.js';
import { LISTS } from './uk/lists.js';
import { PROFILES } from './uk/profiles.js';
import { PROVENANCE } from './uk/provenance.js';
import { RELATIONS } from './uk/relations.js';

/** What the rules and profiles say, in Ukrainian. No key stands in two of its parts. */
export const UKRAINIAN: Catalogue = {
  ...FINDINGS,
  ...IDENTITY,
  ...CUSTODY,
  ...CASE,
  ...CONSENT,
  ...HEALTH,
  ...RELATIONS,
  ...PROVENANCE,
  ...LISTS,
  ...PROFILES,
};
