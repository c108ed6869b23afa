import { unmet } from '../finding.js';
import { whileFresh } from '../freshness.js';
import type { Rule } from '../rule.js';
import { say } from '../words/say.js';
import { dated } from '../wording.js';

const FILED = { kind: 'AppliedToBody', when: '2022-02-01' };
const ABOUT = { body: { text: 'Example Prosecutor' }, about: 'criminal-proceeding' };

export const criminalProceeding: Rule = {
  id: 'RE-4',
  requires: "number of the home state's own criminal proceeding",
  why: 'state verification',
  blocking: false,
  evidence: 'partners',
  evaluate(evidence, at) {
    const numbered = evidence.latest(
      ['AppliedToBody'],
      ({ about, reference }) => about === 'criminal-proceeding' && reference !== undefined,
    );
    if (numbered !== undefined)
      return whileFresh(numbered, at, say`The number of a criminal proceeding is on record ${dated(numbered)}`, [
        'about',
      ]);
    const filed = evidence.latest(['AppliedToBody'], ({ about }) => about === 'criminal-proceeding');
    if (filed === undefined) return unmet(say`No criminal proceeding of the home state is on record.`);
    return unmet(say`A criminal proceeding is on record ${dated(filed)} without its number.`, [filed.account.claim]);
  },
  examples: [
    {
      name: 'with the number',
      given: [{ ...FILED, fields: { ...ABOUT, reference: '00000000000000000' } }],
      expect: 'met',
    },
    { name: 'without the number', given: [{ ...FILED, fields: ABOUT }], expect: 'unmet' },
    { name: 'without a proceeding', given: [], expect: 'unmet' },
    {
      name: 'when it is disputed without answer',
      given: [
        { ...FILED, id: 'filed', fields: { ...ABOUT, reference: '00000000000000000' } },
        { act: 'disputed', claim: 'filed' },
      ],
      expect: 'disputed',
    },
  ],
};
