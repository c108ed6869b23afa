import { OneOf, Text } from '../../fields/index.js';
import { claimKind } from './claim-kind.js';

const DESTINATIONS_IN_WORDS = {
  'government-held': 'Wishes to go to government-held territory',
  stay: 'Wishes to stay',
  'third-state': 'Wishes to go to a third state',
  other: 'Destination stated',
} as const;
const DESTINATIONS_IN_UKRAINIAN: Readonly<Record<Destination, string>> = {
  'government-held': 'Бажає виїхати на підконтрольну уряду територію',
  stay: 'Бажає залишитися',
  'third-state': 'Бажає виїхати до третьої держави',
  other: 'Названо бажане місце перебування',
};
type Destination = keyof typeof DESTINATIONS_IN_WORDS;
const DESTINATIONS = Object.keys(DESTINATIONS_IN_WORDS) as readonly Destination[];

class DestinationStated {
  @OneOf(DESTINATIONS, { about: 'Where the person would go after an exchange' })
  destination!: Destination;

  @Text({ optional: true, about: 'The wish in the words of the source' })
  text?: string;
}

export const destinationStated = claimKind({
  name: 'DestinationStated',
  group: 'person',
  fields: DestinationStated,
  protection: 'team',
  says: ({ destination }) => DESTINATIONS_IN_WORDS[destination],
  saysIn: { uk: ({ destination }) => DESTINATIONS_IN_UKRAINIAN[destination] },
  example: { destination: 'government-held', text: 'to my parents' },
});
