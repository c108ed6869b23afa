import { One } from '../../fields/index.js';
import { Place } from '../../values/place.js';
import { claimKind } from './claim-kind.js';

class ReturnedHome {
  @One(() => Place, { optional: true, protection: 'team', about: 'Where the person lives now' })
  place?: Place;
}

export const returnedHome = claimKind({
  name: 'ReturnedHome',
  group: 'custody',
  fields: ReturnedHome,
  protection: 'public',
  effect: ({ place }) => ({
    liberty: 'at-liberty',
    whereabouts: place === undefined ? { value: 'unknown' } : { value: 'known', facility: place },
  }),
  provesLife: () => true,
  says: () => 'Returned home',
  saysIn: { uk: () => 'Повернення додому' },
  example: { place: { text: 'Kyiv', lang: 'en', code: 'UA-30' } },
});
