import { One, Text, Texts, YesNo } from '../../fields/index.js';
import { Place } from '../../values/place.js';
import { atLeast } from '../facets.js';
import { claimKind, labelled, line } from './claim-kind.js';

class Arrested {
  @Text({ optional: true, about: 'Who made the arrest', example: 'police' })
  by?: string;

  @One(() => Place, { optional: true })
  place?: Place;

  @Texts({ optional: true, about: 'Articles named at the arrest' })
  articles?: string[];

  @Text({ optional: true, about: 'The accusation in the words of the source' })
  asDescribed?: string;

  @YesNo({ optional: true, about: 'Whether a warrant was shown' })
  warrantShown?: boolean;
}

export const arrested = claimKind({
  name: 'Arrested',
  group: 'custody',
  fields: Arrested,
  protection: 'public',
  effect: (_, before) => ({
    liberty: 'police-hold',
    procedure: atLeast('investigated', before),
    whereabouts: { value: 'unknown' },
  }),
  provesLife: () => true,
  says: ({ by, place }) => line('Arrested', ['by', by], ['in', place?.text]),
  saysIn: { uk: ({ by, place }) => labelled('Затримано', ['ким', by], ['де', place?.text]) },
  example: { by: 'police', place: { text: 'Simferopol', lang: 'en', code: 'UA-43' }, warrantShown: false },
});
