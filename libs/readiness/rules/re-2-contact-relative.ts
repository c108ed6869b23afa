import { unmet } from '../finding.js';
import { whileFresh } from '../freshness.js';
import type { Rule } from '../rule.js';
import { say } from '../words/say.js';
import { dated } from '../wording.js';

const CONTACT = { kind: 'FamilyContactNamed', when: '2026-07-01' };
const MOTHER = { name: 'Maria Example', kinship: 'mother', reachable: true, kinshipProved: true };

export const contactRelative: Rule = {
  id: 'RE-2',
  requires: 'contact relative named, reachable, kinship proved',
  why: 'the state office asks for kinship or a register extract',
  blocking: true,
  window: 90,
  evidence: 'team',
  evaluate(evidence, at) {
    const reached = evidence.latest(
      ['FamilyContactNamed'],
      ({ reachable, kinshipProved }) => reachable === true && kinshipProved === true,
    );
    if (reached !== undefined)
      return whileFresh(reached, at, say`A relative is reachable, with kinship proved ${dated(reached)}`, [
        'reachable',
        'kinshipProved',
      ]);
    const contact = evidence.latest(['FamilyContactNamed']);
    if (contact === undefined) return unmet(say`No contact relative is on record.`);
    const { reachable } = contact.account.fields;
    return unmet(
      reachable === true
        ? say`A contact relative is on record ${dated(contact)}; proof of kinship is not.`
        : say`A contact relative is on record ${dated(contact)}; that the relative is reachable is not.`,
      [contact.account.claim],
    );
  },
  examples: [
    { name: 'with a relative who answers', given: [{ ...CONTACT, fields: MOTHER }], expect: 'met' },
    {
      name: 'when kinship is not proved',
      given: [{ ...CONTACT, fields: { ...MOTHER, kinshipProved: false } }],
      expect: 'unmet',
    },
    {
      name: 'when the relative does not answer',
      given: [{ ...CONTACT, fields: { ...MOTHER, reachable: false } }],
      expect: 'unmet',
    },
    { name: 'without a relative', given: [], expect: 'unmet' },
    {
      name: 'when last reached half a year ago',
      given: [{ ...CONTACT, when: '2026-02-01', fields: MOTHER }],
      expect: 'stale',
    },
    {
      name: 'when accounts differ on whether the relative answers',
      given: [
        { ...CONTACT, id: 'one', fields: MOTHER },
        { ...CONTACT, accountOf: 'one', fields: { ...MOTHER, reachable: false } },
      ],
      expect: 'disputed',
    },
  ],
};
