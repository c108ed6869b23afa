import { notApplicable, unmet } from '../finding.js';
import { whileFresh } from '../freshness.js';
import type { Rule } from '../rule.js';
import { say } from '../words/say.js';
import { dated } from '../wording.js';

const REPORT = { kind: 'HealthReported', when: '2026-08-15' };

export const careNeeds: Rule = {
  id: 'HE-3',
  requires: 'needs for transport and immediate care',
  why: 'medical readiness at hand-over',
  blocking: false,
  window: 30,
  evidence: 'team',
  evaluate(evidence, at) {
    const last = evidence.latest(['HealthReported']);
    if (last?.account.fields['grade'] === 'none-known')
      return notApplicable(say`No condition is known that would need care.`, [last.account.claim]);
    const stated = evidence.latest(['HealthReported'], ({ needs }) => needs !== undefined);
    if (stated === undefined)
      return unmet(say`What transport and immediate care need is not on record.`, last && [last.account.claim]);
    return whileFresh(stated, at, say`What transport and immediate care need is on record ${dated(stated)}`);
  },
  examples: [
    {
      name: 'when the needs are stated',
      given: [{ ...REPORT, fields: { grade: 'serious', needs: 'insulin' } }],
      expect: 'met',
    },
    {
      name: 'when they were stated in spring',
      given: [{ ...REPORT, when: '2026-04-15', fields: { grade: 'serious', needs: 'insulin' } }],
      expect: 'stale',
    },
    { name: 'when they are not stated', given: [{ ...REPORT, fields: { grade: 'serious' } }], expect: 'unmet' },
    { name: 'when nobody reports on health', given: [], expect: 'unmet' },
    {
      name: 'when no condition is known',
      given: [{ ...REPORT, fields: { grade: 'none-known' } }],
      expect: 'not-applicable',
    },
  ],
};
