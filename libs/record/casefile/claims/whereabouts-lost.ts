import { isCustody } from '../facets.js';
import { claimKind } from './claim-kind.js';
import { NoFields } from './no-fields.js';

export const whereaboutsLost = claimKind({
  name: 'WhereaboutsLost',
  group: 'custody',
  fields: NoFields,
  protection: 'public',
  effect: (_, before) => ({
    whereabouts: { value: 'unknown' },
    // A prisoner moved without notice is still a prisoner; anybody else has disappeared.
    ...(isCustody(before.liberty) ? {} : { liberty: 'disappeared' }),
  }),
  says: () => 'Whereabouts lost',
  saysIn: { uk: () => 'Втрачено відомості про місцеперебування' },
  example: {},
});
