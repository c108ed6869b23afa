import { unmet } from '../finding.js';
import { freshOn } from '../freshness.js';
import type { Rule } from '../rule.js';
import { say } from '../words/say.js';

const ARREST = { kind: 'Arrested', when: '2026-05-03' };

export const secondPerson: Rule = {
  id: 'PV-4',
  requires: 'reviewed by a second person since the last material event',
  why: 'four eyes',
  blocking: true,
  window: 90,
  evaluate({ reading: { reviews, lastMaterial } }, at) {
    const review = reviews.at(-1);
    if (review === undefined) return unmet(say`No second person has reviewed the casefile.`);
    const day = review.at.slice(0, 10);
    if (review.position < lastMaterial) return unmet(say`Something was recorded since the last review (${day}).`);
    if (review.findings !== 'agreed') return unmet(say`The last review (${day}) raised objections.`);
    return freshOn(day, at, say`A second person agreed to everything on record (${day})`, []);
  },
  examples: [
    { name: 'when reviewed lately', given: [ARREST, { act: 'reviewed', on: '2026-08-20' }], expect: 'met' },
    {
      name: 'when something was recorded since',
      given: [{ act: 'reviewed', on: '2026-08-20' }, ARREST],
      expect: 'unmet',
    },
    {
      name: 'when the review raised objections',
      given: [ARREST, { act: 'reviewed', on: '2026-08-20', findings: 'objections' }],
      expect: 'unmet',
    },
    { name: 'when reviewed half a year ago', given: [ARREST, { act: 'reviewed', on: '2026-02-20' }], expect: 'stale' },
    { name: 'when not reviewed', given: [ARREST], expect: 'unmet' },
  ],
};
