import { One, Text } from '../../fields/index.js';
import { Place } from '../../values/place.js';
import { atLeast } from '../facets.js';
import { claimKind, labelled, line } from './claim-kind.js';

class Searched {
  @Text({ optional: true, about: 'Who made the search', example: 'security service' })
  by?: string;

  @One(() => Place, { optional: true, protection: 'team', about: 'What was searched; an address is never public' })
  premises?: Place;
}

export const searched = claimKind({
  name: 'Searched',
  group: 'custody',
  fields: Searched,
  protection: 'public',
  effect: (_, before) => ({ procedure: atLeast('investigated', before) }),
  says: ({ by }) => line('Searched', ['by', by]),
  saysIn: { uk: ({ by }) => labelled('Проведено обшук', ['ким', by]) },
  example: { by: 'security service', premises: { text: '1 Example Street, Simferopol', lang: 'en' } },
});
