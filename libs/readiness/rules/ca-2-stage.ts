import { notApplicable, unmet } from '../finding.js';
import { whileFresh } from '../freshness.js';
import type { Rule } from '../rule.js';
import { say } from '../words/say.js';
import { isHeldWithoutCase } from '../situation.js';
import { dated, kindOf } from '../wording.js';

const STAGES = [
  'Remanded',
  'DetentionExtended',
  'Charged',
  'TrialOpened',
  'SentenceDemanded',
  'Sentenced',
  'AppealDecided',
  'ProceedingsChanged',
];
const FINISHED = new Set(['final', 'served', 'quashed']);
const TRIAL = {
  kind: 'TrialOpened',
  when: '2026-08-01',
  fields: { court: { text: 'Example Court' }, number: '1-0/2026' },
};

export const stage: Rule = {
  id: 'CA-2',
  requires: 'procedural stage with court and case number',
  why: 'the legal route differs before and after sentence',
  blocking: true,
  window: 60,
  evaluate(evidence, at) {
    const last = evidence.latest(STAGES);
    if (last === undefined)
      return isHeldWithoutCase(evidence)
        ? notApplicable(say`The person is held outside any proceedings.`)
        : unmet(say`No procedural step is on record.`);
    const court = evidence.latest(STAGES, (fields) => fields['court'] !== undefined);
    const number = evidence.latest(STAGES, (fields) => (fields['number'] ?? fields['reference']) !== undefined);
    const says = say`The last procedural step on record is ${kindOf(last)} ${dated(last)}`;
    if (court === undefined) return unmet(say`${says}; the court is not on record.`, [last.account.claim]);
    if (number === undefined) return unmet(say`${says}; the case number is not on record.`, [last.account.claim]);
    // Proceedings that are over do not grow old: nothing more is to be expected of a court.
    if (FINISHED.has(evidence.reading.status.procedure.value))
      return whileFresh(last, { on: at.on, window: undefined }, says);
    return whileFresh(last, at, says);
  },
  examples: [
    { name: 'with a trial lately', given: [TRIAL], expect: 'met' },
    { name: 'when the last step is long ago', given: [{ ...TRIAL, when: '2026-06-01' }], expect: 'stale' },
    {
      name: 'without the number of the case',
      given: [{ kind: 'Remanded', when: '2026-08-01', fields: { court: { text: 'Example Court' } } }],
      expect: 'unmet',
    },
    {
      name: 'without the court',
      given: [{ kind: 'TrialOpened', when: '2026-08-01', fields: { number: '1-0/2026' } }],
      expect: 'unmet',
    },
    {
      name: 'long after the sentence came into force',
      given: [
        { ...TRIAL, when: '2023-06-01' },
        { kind: 'Sentenced', when: '2023-09-01', fields: { term: 'P12Y' } },
        { kind: 'AppealDecided', when: '2024-02-01', fields: { outcome: 'upheld', final: true } },
      ],
      expect: 'met',
    },
    {
      name: 'for somebody who has disappeared',
      given: [{ kind: 'WhereaboutsLost', when: '2026-02-01' }],
      expect: 'not-applicable',
    },
  ],
};
