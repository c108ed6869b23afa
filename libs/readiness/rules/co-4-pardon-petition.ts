import type { Occurrence, Sentence } from '#record';
import { unmet } from '../finding.js';
import { whileFresh } from '../freshness.js';
import type { Rule } from '../rule.js';
import { say } from '../words/say.js';
import { dated } from '../wording.js';

const KINDS = ['ConsentGiven', 'ConsentRefused', 'ConsentWithdrawn'];
const WILL_NOT = { kind: 'ConsentRefused', when: '2026-06-01', fields: { to: 'pardon-petition', by: 'self' } };

export const pardonPetition: Rule = {
  id: 'CO-4',
  requires: 'position on a petition for pardon: will, or will not',
  why: 'petitions were demanded, and refused as an admission of guilt',
  blocking: false,
  window: 365,
  evidence: 'team',
  evaluate(evidence, at) {
    const position = evidence.latest(KINDS, ({ to }) => to === 'pardon-petition');
    if (position === undefined)
      return unmet(say`Whether the person would sign a petition for pardon is not on record.`);
    return whileFresh(position, at, positionIn(position), ['to']);
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

function positionIn(position: Occurrence): Sentence {
  const when = dated(position);
  switch (position.kind.name) {
    case 'ConsentGiven':
      return say`The person would sign a petition for pardon ${when}`;
    case 'ConsentRefused':
      return say`The person would not sign a petition for pardon ${when}`;
    default:
      return say`The person would no longer sign a petition for pardon ${when}`;
  }
}
