import { unmet } from '../finding.js';
import { whileFresh } from '../freshness.js';
import type { Rule } from '../rule.js';
import { say } from '../words/say.js';
import { dated, inWords } from '../wording.js';

const FILED = { kind: 'AppliedToBody', when: '2026-02-01' };
const ABOUT = { body: { text: 'Example Commission' }, about: 'state-recognition' };

export const stateRecognition: Rule = {
  id: 'RE-3',
  requires: 'decision of the state commission (Law 2010-IX in Ukraine): established, refused, pending or not filed',
  why: 'state recognition; refusals for incomplete papers',
  blocking: false,
  window: 365,
  evidence: 'partners',
  evaluate(evidence, at) {
    const filed = evidence.latest(['AppliedToBody'], ({ about }) => about === 'state-recognition');
    if (filed === undefined) return unmet(say`No application for recognition by the state is on record.`);
    const { answer } = filed.account.fields;
    if (answer === undefined)
      return unmet(say`Recognition was applied for ${dated(filed)}; the answer, or its absence, is not on record.`, [
        filed.account.claim,
      ]);
    const says =
      answer === 'none-yet'
        ? say`Recognition was applied for ${dated(filed)}, no answer yet`
        : say`Recognition was applied for ${dated(filed)}, answer: ${inWords(answer)}`;
    return whileFresh(filed, at, says, ['answer', 'about']);
  },
  examples: [
    { name: 'when established', given: [{ ...FILED, fields: { ...ABOUT, answer: 'established' } }], expect: 'met' },
    { name: 'when refused', given: [{ ...FILED, fields: { ...ABOUT, answer: 'refused' } }], expect: 'met' },
    { name: 'when the answer is not noted', given: [{ ...FILED, fields: ABOUT }], expect: 'unmet' },
    { name: 'when nothing was filed', given: [], expect: 'unmet' },
    {
      name: 'when the answer is old',
      given: [{ ...FILED, when: '2024-02-01', fields: { ...ABOUT, answer: 'pending' } }],
      expect: 'stale',
    },
    {
      name: 'when accounts differ on the answer',
      given: [
        { ...FILED, id: 'one', fields: { ...ABOUT, answer: 'pending' } },
        { ...FILED, accountOf: 'one', fields: { ...ABOUT, answer: 'refused' } },
      ],
      expect: 'disputed',
    },
  ],
};
