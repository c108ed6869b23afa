import { unmet } from '../finding.js';
import { whileFresh } from '../freshness.js';
import type { Rule } from '../rule.js';
import { say } from '../words/say.js';
import { dated, inWords } from '../wording.js';

/** What is critical may be worse next month. */
const WHILE_CRITICAL = 30;
const REPORT = { kind: 'HealthReported', when: '2026-07-01' };

export const health: Rule = {
  id: 'HE-1',
  requires: 'health status: none known, chronic, serious or critical',
  why: 'first criterion of priority',
  blocking: false,
  window: 90,
  evidence: 'team',
  evaluate(evidence, at) {
    const report = evidence.latest(['HealthReported']);
    if (report === undefined) return unmet(say`Nobody has reported on the health of the person.`);
    const { grade } = report.account.fields;
    const isCritical = grade === 'critical' && at.window !== undefined;
    const window = isCritical ? Math.min(at.window, WHILE_CRITICAL) : at.window;
    const says = say`Health is reported as ${inWords(grade)} ${dated(report)}`;
    return whileFresh(report, { on: at.on, window }, says, ['grade']);
  },
  examples: [
    { name: 'when reported lately', given: [{ ...REPORT, fields: { grade: 'chronic' } }], expect: 'met' },
    { name: 'when none is known', given: [{ ...REPORT, fields: { grade: 'none-known' } }], expect: 'met' },
    {
      name: 'when it was critical two months ago',
      given: [{ ...REPORT, fields: { grade: 'critical' } }],
      expect: 'stale',
    },
    {
      name: 'when reported half a year ago',
      given: [{ ...REPORT, when: '2026-03-01', fields: { grade: 'chronic' } }],
      expect: 'stale',
    },
    { name: 'when nobody reports', given: [], expect: 'unmet' },
    {
      name: 'when accounts differ on the grade',
      given: [
        { ...REPORT, id: 'one', fields: { grade: 'chronic' } },
        { ...REPORT, accountOf: 'one', fields: { grade: 'serious' } },
      ],
      expect: 'disputed',
    },
  ],
};
