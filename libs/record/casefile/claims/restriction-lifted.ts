import { claimKind } from './claim-kind.js';
import { NoFields } from './no-fields.js';

export const restrictionLifted = claimKind({
  name: 'RestrictionLifted',
  group: 'custody',
  fields: NoFields,
  protection: 'public',
  // Somebody who has been jailed since is not set free by the end of an older restriction.
  effect: (_, { liberty }) => (liberty === 'house-arrest' || liberty === 'restricted' ? { liberty: 'at-liberty' } : {}),
  says: () => 'Restriction lifted',
  saysIn: { uk: () => 'Обмеження знято' },
  example: {},
});
