import { unmet } from '../finding.js';
import { whileFresh } from '../freshness.js';
import type { Rule } from '../rule.js';
import { say } from '../words/say.js';
import { dated } from '../wording.js';

const WISH = { kind: 'DestinationStated', when: '2026-06-01', fields: { destination: 'government-held' } };

export const destination: Rule = {
  id: 'CO-3',
  requires: 'where the person would go: government-held territory, stay, or a third state',
  why: 'some were exchanged into exile against their wish',
  blocking: false,
  window: 180,
  evidence: 'team',
  evaluate(evidence, at) {
    const stated = evidence.latest(['DestinationStated']);
    if (stated === undefined) return unmet(say`Where the person would go is not on record.`);
    return whileFresh(stated, at, say`Where the person would go is on record ${dated(stated)}`, ['destination']);
  },
  examples: [
    { name: 'when stated lately', given: [WISH], expect: 'met' },
    { name: 'when stated last year', given: [{ ...WISH, when: '2025-06-01' }], expect: 'stale' },
    { name: 'when not stated', given: [], expect: 'unmet' },
    {
      name: 'when accounts differ on it',
      given: [
        { ...WISH, id: 'one' },
        { ...WISH, accountOf: 'one', fields: { destination: 'stay' } },
      ],
      expect: 'disputed',
    },
  ],
};
