import { Text, YesNo } from '../../fields/index.js';
import { claimKind } from './claim-kind.js';

class FamilyContactNamed {
  @Text({ max: 300, protection: 'team' })
  name!: string;

  @Text({ optional: true, max: 100, about: 'What the contact is to the person', example: 'mother' })
  kinship?: string;

  @Text({ optional: true, protection: 'sealed' })
  contact?: string;

  @YesNo({ optional: true, about: 'Whether the contact answers' })
  reachable?: boolean;

  @YesNo({ optional: true, about: 'Whether a certificate or a register extract proves the kinship' })
  kinshipProved?: boolean;
}

export const familyContactNamed = claimKind({
  name: 'FamilyContactNamed',
  group: 'person',
  fields: FamilyContactNamed,
  protection: 'team',
  says: ({ kinship }) => `Family contact named${kinship === undefined ? '' : `: ${kinship}`}`,
  saysIn: { uk: ({ kinship }) => `Названо контактну особу з родини${kinship === undefined ? '' : `: ${kinship}`}` },
  example: {
    name: 'Maria Example',
    kinship: 'mother',
    contact: '+380 00 000 00 00',
    reachable: true,
    kinshipProved: true,
  },
});
