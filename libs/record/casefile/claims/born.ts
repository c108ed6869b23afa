import { One, OneOf } from '../../fields/index.js';
import { Place } from '../../values/place.js';
import { claimKind, labelled, line } from './claim-kind.js';

const SEXES = ['female', 'male'] as const;

/** The day of birth is the claim's own `when`. */
class Born {
  @One(() => Place, { optional: true })
  place?: Place;

  @OneOf(SEXES, { optional: true })
  sex?: (typeof SEXES)[number];
}

export const born = claimKind({
  name: 'Born',
  group: 'person',
  fields: Born,
  protection: 'public',
  says: ({ place }) => line('Born', ['in', place?.text]),
  saysIn: { uk: ({ place }) => labelled('Народження', ['де', place?.text]) },
  example: { place: { text: 'Bakhchysarai', lang: 'en', code: 'UA-43' }, sex: 'female' },
});
