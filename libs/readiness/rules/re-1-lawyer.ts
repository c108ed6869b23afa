import { unmet } from '../finding.js';
import { whileFresh } from '../freshness.js';
import type { Rule } from '../rule.js';
import { say } from '../words/say.js';
import { dated } from '../wording.js';

const COUNSEL = { kind: 'CounselNamed', when: '2026-07-01', fields: { name: 'Olena Example', appointment: 'chosen' } };

export const lawyer: Rule = {
  id: 'RE-1',
  requires: 'lawyer named, and whether chosen or appointed by the state',
  why: 'a lawyer appointed by the state alone is itself a finding',
  blocking: false,
  window: 90,
  evaluate(evidence, at) {
    // The contact is sealed: that a reader does not see one does not say that there is none.
    const chosen = evidence.latest(['CounselNamed'], ({ appointment }) => appointment === 'chosen');
    const counsel = chosen ?? evidence.latest(['CounselNamed']);
    if (counsel === undefined) return unmet(say`No lawyer is on record.`);
    const { appointment } = counsel.account.fields;
    if (appointment === undefined)
      return unmet(say`A lawyer is on record ${dated(counsel)}; whether chosen or appointed is not.`, [
        counsel.account.claim,
      ]);
    const says =
      appointment === 'chosen'
        ? say`A chosen lawyer is on record ${dated(counsel)}`
        : say`No lawyer but one appointed by the state is on record ${dated(counsel)}`;
    return whileFresh(counsel, at, says, ['appointment']);
  },
  examples: [
    { name: 'with a chosen lawyer', given: [COUNSEL], expect: 'met' },
    {
      name: 'with one appointed by the state',
      given: [{ ...COUNSEL, fields: { name: 'A. Example', appointment: 'appointed' } }],
      expect: 'met',
    },
    { name: 'when nobody says which', given: [{ ...COUNSEL, fields: { name: 'Olena Example' } }], expect: 'unmet' },
    { name: 'without a lawyer', given: [], expect: 'unmet' },
    { name: 'when last named half a year ago', given: [{ ...COUNSEL, when: '2026-02-01' }], expect: 'stale' },
    {
      name: 'when accounts differ on it',
      given: [
        { ...COUNSEL, id: 'one' },
        { ...COUNSEL, accountOf: 'one', fields: { name: 'Olena Example', appointment: 'appointed' } },
      ],
      expect: 'disputed',
    },
  ],
};
