import { unmet } from '../finding.js';
import { whileFresh } from '../freshness.js';
import type { Rule } from '../rule.js';
import { say } from '../words/say.js';
import { dated } from '../wording.js';

const IDENTIFYING = new Set<unknown>(['passport', 'tax-number', 'identity-card']);

export const identityDocument: Rule = {
  id: 'ID-3',
  requires: 'one identity document number or tax number, restricted',
  why: 'identity check',
  blocking: false,
  evidence: 'sealed',
  evaluate(evidence, at) {
    // The number itself is sealed: a reader who may not see it still sees that the document was seen.
    const seen = evidence.latest(['IdentityDocumentSeen'], ({ documentKind }) => IDENTIFYING.has(documentKind));
    if (seen === undefined) return unmet(say`No passport, identity card or tax number is on record as seen.`);
    return whileFresh(seen, at, say`An identity document was seen ${dated(seen)}`, ['documentKind']);
  },
  examples: [
    {
      name: 'with a passport seen',
      given: [
        { kind: 'IdentityDocumentSeen', when: '2024-05-03', fields: { documentKind: 'passport', number: 'XX000000' } },
      ],
      expect: 'met',
    },
    { name: 'with no document seen', given: [], expect: 'unmet' },
    {
      name: 'with a birth certificate alone',
      given: [{ kind: 'IdentityDocumentSeen', when: '2024-05-03', fields: { documentKind: 'birth-certificate' } }],
      expect: 'unmet',
    },
    {
      name: 'when accounts differ on what was seen',
      given: [
        { kind: 'IdentityDocumentSeen', when: '2024-05-03', id: 'one', fields: { documentKind: 'passport' } },
        { kind: 'IdentityDocumentSeen', when: '2024-05-03', accountOf: 'one', fields: { documentKind: 'tax-number' } },
      ],
      expect: 'disputed',
    },
  ],
};
