import { notApplicable } from '../finding.js';
import type { Rule } from '../rule.js';
import { say } from '../words/say.js';

export const protectionReview: Rule = {
  id: 'PR-1',
  requires: "protection review: nothing in the package above its recipient's clearance",
  why: 'do no harm',
  blocking: true,
  evaluate: () => notApplicable(say`It is judged of a package when a list is handed over, not of a casefile.`),
  examples: [
    { name: 'for an empty casefile', given: [], expect: 'not-applicable' },
    {
      name: 'for a casefile with sealed claims',
      given: [{ kind: 'Arrested', when: '2026-05-03', protection: 'sealed' }],
      expect: 'not-applicable',
    },
    {
      name: 'for a casefile that was reviewed',
      given: [{ act: 'reviewed', on: '2026-08-20' }],
      expect: 'not-applicable',
    },
  ],
};
