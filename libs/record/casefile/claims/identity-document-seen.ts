import { OneOf, Text } from '../../fields/index.js';
import { claimKind } from './claim-kind.js';
import { codeInWords } from './in-words.js';

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
    documentKind === 'other' ? 'Identity document seen' : `Identity document seen: ${codeInWords(documentKind)}`,
  example: { documentKind: 'passport', number: 'XX000000' },
});
