import { unmet } from '../finding.js';
import { whileFresh } from '../freshness.js';
import type { Rule } from '../rule.js';
import { say } from '../words/say.js';
import { dated } from '../wording.js';

const CRITERIA = ['a', 'b', 'c', 'd', 'e'];
const BODY = { text: 'Example Human Rights Centre' };

export const motiveAssessed: Rule = {
  id: 'CA-4',
  requires: 'assessment of the political motive by a named body, by the criteria a to e of PACE Resolution 1900',
  why: 'unrelated crimes are refused',
  blocking: true,
  window: 365,
  evaluate(evidence, at) {
    const assessed = evidence.latest(['MotiveAssessed'], (fields) => CRITERIA.some((one) => fields[one] !== undefined));
    if (assessed === undefined)
      return unmet(say`No body is on record as having assessed the motive by the criteria a to e.`);
    const fulfilled = CRITERIA.filter((one) => assessed.account.fields[one] === 'met');
    const says = say`A body assessed the motive ${dated(assessed)}`;
    if (fulfilled.length === 0)
      return unmet(say`${says} and finds none of the criteria a to e met.`, [assessed.account.claim]);
    return whileFresh(assessed, at, say`${says} and finds criterion ${fulfilled.join(', ')} met`, CRITERIA);
  },
  examples: [
    {
      name: 'with an assessment of this year',
      given: [{ kind: 'MotiveAssessed', when: '2026-02-01', fields: { body: BODY, b: 'met' } }],
      expect: 'met',
    },
    {
      name: 'with an old assessment',
      given: [{ kind: 'MotiveAssessed', when: '2025-02-01', fields: { body: BODY, b: 'met' } }],
      expect: 'stale',
    },
    {
      name: 'when no criterion is met',
      given: [{ kind: 'MotiveAssessed', when: '2026-02-01', fields: { body: BODY, b: 'not-met' } }],
      expect: 'unmet',
    },
    {
      name: 'when the body says nothing by criteria',
      given: [{ kind: 'MotiveAssessed', when: '2026-02-01', fields: { body: BODY } }],
      expect: 'unmet',
    },
    { name: 'without an assessment', given: [], expect: 'unmet' },
    {
      name: 'when accounts of it differ',
      given: [
        { kind: 'MotiveAssessed', when: '2026-02-01', id: 'one', fields: { body: BODY, b: 'met' } },
        { kind: 'MotiveAssessed', when: '2026-02-01', accountOf: 'one', fields: { body: BODY, b: 'unclear' } },
      ],
      expect: 'disputed',
    },
  ],
};
