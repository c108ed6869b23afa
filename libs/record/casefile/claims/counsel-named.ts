import { OneOf, Text } from '../../fields/index.js';
import { wordOf } from '../../words/index.js';
import { claimKind } from './claim-kind.js';

const APPOINTMENTS = ['chosen', 'appointed'] as const;

class CounselNamed {
  @Text({ max: 300 })
  name!: string;

  @OneOf(APPOINTMENTS, { optional: true, about: 'Chosen by the person or the family, or appointed by the state' })
  appointment?: (typeof APPOINTMENTS)[number];

  @Text({ optional: true, protection: 'sealed' })
  contact?: string;
}

export const counselNamed = claimKind({
  name: 'CounselNamed',
  group: 'person',
  fields: CounselNamed,
  protection: 'public',
  says: ({ name, appointment }) => `Counsel named: ${name}${appointment === undefined ? '' : `, ${appointment}`}`,
  saysIn: {
    uk: ({ name, appointment }) =>
      `Захисник: ${name}${appointment === undefined ? '' : `, ${wordOf(appointment).in('uk')}`}`,
  },
  example: { name: 'Olena Example', appointment: 'chosen', contact: 'olena@example.org' },
});
