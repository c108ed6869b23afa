import { unmet } from '../finding.js';
import { whileFresh } from '../freshness.js';
import type { Rule } from '../rule.js';
import { say } from '../words/say.js';
import { dated } from '../wording.js';

const FIVE_YEARS = 1826;
const PHOTOGRAPH = { kind: 'Photographed', fields: { document: '0'.repeat(64) } };

export const photograph: Rule = {
  id: 'ID-5',
  requires: 'photograph with provenance',
  why: 'identification at hand-over; photos of actors have been published as prisoners',
  blocking: false,
  window: FIVE_YEARS,
  evidence: 'team',
  evaluate(evidence, at) {
    const taken = evidence.latest(['Photographed']);
    if (taken === undefined) return unmet(say`No photograph is on record.`);
    return whileFresh(taken, at, say`A photograph with its source is on record ${dated(taken)}`);
  },
  examples: [
    { name: 'with a photograph of last year', given: [{ ...PHOTOGRAPH, when: '2025-06' }], expect: 'met' },
    { name: 'with one from before five years', given: [{ ...PHOTOGRAPH, when: '2021-08-31' }], expect: 'stale' },
    { name: 'with one that nobody dates', given: [{ ...PHOTOGRAPH, when: null }], expect: 'unmet' },
    { name: 'without one', given: [], expect: 'unmet' },
    {
      name: 'when it is disputed whom it shows',
      given: [
        { ...PHOTOGRAPH, when: '2025-06', id: 'photo' },
        { act: 'disputed', claim: 'photo' },
      ],
      expect: 'disputed',
    },
  ],
};
