import { met, notApplicable } from '../finding.js';
import type { Rule } from '../rule.js';
import { say } from '../words/say.js';

export const archived: Rule = {
  id: 'PV-2',
  requires: 'every cited source archived with its hash',
  why: 'link rot',
  blocking: false,
  evaluate(evidence) {
    const cited = evidence.once(countDocuments);
    if (cited === 0) return notApplicable(say`Nothing is cited yet.`);
    // No claim is recorded unless every document it cites has been captured.
    return met(say`Every cited document (${cited}) was captured and is kept by its SHA-256.`);
  },
  examples: [
    { name: 'when a claim is on record', given: [{ kind: 'Arrested', when: '2026-05-03' }], expect: 'met' },
    {
      name: 'when a claim has two sources',
      given: [{ kind: 'Arrested', when: '2026-05-03', roots: ['one', 'other'] }],
      expect: 'met',
    },
    { name: 'when nothing is on record', given: [], expect: 'not-applicable' },
  ],
};

function countDocuments({ occurrences }: Parameters<Rule['evaluate']>[0]): number {
  const documents = new Set<string>();
  for (const { account, others } of occurrences) {
    for (const { document } of account.sources) documents.add(document);
    for (const { sources } of others) for (const { document } of sources) documents.add(document);
  }
  return documents.size;
}
