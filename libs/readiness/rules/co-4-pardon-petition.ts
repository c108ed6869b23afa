import { unmet } from '../finding.js';
import { whileFresh } from '../freshness.js';
import type { Rule } from '../rule.js';
import { dated } from '../wording.js';

const KINDS = ['ConsentGiven', 'ConsentRefused', 'ConsentWithdrawn'];
const WORDS: Readonly<Record<string, string>> = {
  ConsentGiven: 'would sign',
  ConsentRefused: 'would not sign',
  ConsentWithdrawn: 'would no longer sign',
};
const WILL_NOT = { kind: 'ConsentRefused', when: '2026-06-01', fields: { to: 'pardon-petition', by: 'self' } };

export const pardonPetition: Rule = {
  id: 'CO-4',
  requires: 'position on a petition for pardon: will, or will not',
  why: 'petitions were demanded, and refused as an admission of guilt',
  blocking: false,
  window: 365,
  evaluate(evidence, at) {
    const position = evidence.latest(KINDS, ({ to }) => to === 'pardon-petition');
    if (position === undefined) return unmet('Whether the person would sign a petition for pardon is not on record.');
    const says = `The person ${WORDS[position.kind.name]} a petition for pardon ${dated(position)}`;
    return whileFresh(position, at, says, ['to']);
  },
  examples: [
    { name: 'when the person will not', given: [WILL_NOT], expect: 'met' },
    { name: 'when the person will', given: [{ ...WILL_NOT, kind: 'ConsentGiven' }], expect: 'met' },
    { name: 'when nobody has asked', given: [], expect: 'unmet' },
    { name: 'when the position is old', given: [{ ...WILL_NOT, when: '2024-06-01' }], expect: 'stale' },
    {
      name: 'when the position is disputed without answer',
      given: [
        { ...WILL_NOT, id: 'position' },
        { act: 'disputed', claim: 'position' },
      ],
      expect: 'disputed',
    },
  ],
};
