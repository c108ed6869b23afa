import { One } from '../../fields/index.js';
import { Facility } from '../../values/place.js';
import { heldIn } from '../facets.js';
import { claimKind } from './claim-kind.js';

class HeldAt {
  @One(() => Facility)
  facility!: Facility;
}

export const heldAt = claimKind({
  name: 'HeldAt',
  group: 'custody',
  fields: HeldAt,
  protection: 'public',
  effect: ({ facility }, before) => heldIn(facility, before),
  says: ({ facility }) => `Held at ${facility.text}`,
  saysIn: { uk: ({ facility }) => `Місце утримання: ${facility.text}` },
  example: { facility: { text: 'Simferopol SIZO-1', lang: 'en', code: 'UA-43', kind: 'remand-prison' } },
});
