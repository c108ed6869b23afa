import { PersonName } from '../../values/person-name.js';
import { claimKind } from './claim-kind.js';

class Named extends PersonName {}

export const named = claimKind({
  name: 'Named',
  group: 'person',
  fields: Named,
  protection: 'public',
  says: ({ text }) => `Named ${text}`,
  saysIn: { uk: ({ text }) => `Ім’я: ${text}` },
  example: {
    text: 'Anna Example',
    lang: 'en',
    script: 'Latn',
    scheme: 'as-in-source',
    given: 'Anna',
    family: 'Example',
  },
});
