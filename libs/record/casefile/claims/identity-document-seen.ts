import { OneOf, Text } from '../../fields/index.js';
import { wordOf } from '../../words/index.js';
import { claimKind } from './claim-kind.js';

const IDENTITY_DOCUMENTS = ['passport', 'tax-number', 'identity-card', 'birth-certificate', 'other'] as const;

class IdentityDocumentSeen {
  /** Not `kind`: in a request, `kind` beside it names the kind of the claim. */
  @OneOf(IDENTITY_DOCUMENTS)
  documentKind!: (typeof IDENTITY_DOCUMENTS)[number];

  @Text({ optional: true, max: 100, protection: 'sealed' })
  number?: string;
}

export const identityDocumentSeen = claimKind({
  name: 'IdentityDocumentSeen',
  group: 'person',
  fields: IdentityDocumentSeen,
  protection: 'sealed',
  says: ({ documentKind }) =>
    documentKind === 'other' ? 'Identity document seen' : `Identity document seen: ${wordOf(documentKind).in('en')}`,
  saysIn: {
    uk: ({ documentKind }) =>
      documentKind === 'other'
        ? 'Оглянуто документ, що посвідчує особу'
        : `Оглянуто документ, що посвідчує особу: ${wordOf(documentKind).in('uk')}`,
  },
  example: { documentKind: 'passport', number: 'XX000000' },
});
