import { unmet } from '../finding.js';
import { whileFresh } from '../freshness.js';
import type { Rule } from '../rule.js';
import { say } from '../words/say.js';
import { dated } from '../wording.js';

const KINDS = ['ConsentGiven', 'ConsentRefused', 'ConsentWithdrawn'];
const WISH = { kind: 'ConsentRefused', when: '2026-06-01', fields: { to: 'publicity', by: 'relative' } };

export const publicity: Rule = {
  id: 'CO-6',
  requires: "family's wish about publicity",
  why: 'publicity protects, and is not always wished',
  blocking: false,
  window: 180,
  evidence: 'team',
  evaluate(evidence, at) {
    const wish = evidence.latest(KINDS, ({ to, by }) => to === 'publicity' && by === 'relative');
    if (wish === undefined) return unmet(say`No word of a relative about publicity is on record.`);
    const says =
      wish.kind.name === 'ConsentGiven'
        ? say`A relative agrees to publicity ${dated(wish)}`
        : say`A relative does not wish publicity ${dated(wish)}`;
    return whileFresh(wish, at, says, ['to', 'by']);
  },
  examples: [
    { name: 'when a relative does not wish it', given: [WISH], expect: 'met' },
    { name: 'when a relative agrees', given: [{ ...WISH, kind: 'ConsentGiven' }], expect: 'met' },
    {
      name: 'when only the lawyer spoke',
      given: [{ ...WISH, fields: { to: 'publicity', by: 'lawyer' } }],
      expect: 'unmet',
    },
    { name: 'when nobody has asked', given: [], expect: 'unmet' },
    { name: 'when the wish is old', given: [{ ...WISH, when: '2025-06-01' }], expect: 'stale' },
    {
      name: 'when accounts differ on who spoke',
      given: [
        { ...WISH, id: 'one' },
        { ...WISH, accountOf: 'one', fields: { to: 'publicity', by: 'self' } },
      ],
      expect: 'disputed',
    },
  ],
};
