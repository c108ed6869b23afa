import { One } from '../../fields/index.js';
import { Facility } from '../../values/place.js';
import { heldIn } from '../facets.js';
import { claimKind } from './claim-kind.js';

class WhereaboutsEstablished {
  @One(() => Facility, { about: 'Where the person was found to be held' })
  facility!: Facility;
}

export const whereaboutsEstablished = claimKind({
  name: 'WhereaboutsEstablished',
  group: 'custody',
  fields: WhereaboutsEstablished,
  protection: 'public',
  effect: ({ facility }, before) => heldIn(facility, before),
  says: ({ facility }) => `Found to be held at ${facility.text}`,
  saysIn: { uk: ({ facility }) => `Встановлено місце утримання: ${facility.text}` },
  example: { facility: { text: 'Example Remand Prison', kind: 'remand-prison' } },
});
