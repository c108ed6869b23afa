import { isCustody } from '#record';
import { unmet } from '../finding.js';
import { whileFresh } from '../freshness.js';
import type { Rule } from '../rule.js';
import { say } from '../words/say.js';
import { dated, inWords } from '../wording.js';

export const custody: Rule = {
  id: 'CU-1',
  requires: 'custody, or a restriction that the profile accepts',
  why: 'people under travel ban or house arrest are on public lists too',
  blocking: true,
  window: 60,
  evaluate(evidence, at) {
    const { life, liberty } = evidence.reading.status;
    if (life.value === 'dead')
      return unmet(say`The death of the person is on record.`, life.claim === null ? [] : [life.claim]);
    const last = evidence.lastWordOn('liberty');
    if (last === undefined || liberty.value === 'unknown')
      return unmet(say`Nothing on record says whether the person is held.`, last && [last.account.claim]);
    const state = inWords(liberty.value);
    if (!isCustody(liberty.value) && !at.profile.acceptsBesideCustody.includes(liberty.value))
      return unmet(say`The last word on liberty is "${state}" ${dated(last)}, which this recipient does not accept.`, [
        last.account.claim,
      ]);
    return whileFresh(last, at, say`The last word on liberty is "${state}" ${dated(last)}`);
  },
  examples: [
    { name: 'while on remand', given: [{ kind: 'Remanded', when: '2026-08-01' }], expect: 'met' },
    { name: 'when last heard of long ago', given: [{ kind: 'Remanded', when: '2026-05-01' }], expect: 'stale' },
    {
      name: 'when an old custody was confirmed lately',
      given: [
        { kind: 'Remanded', when: '2025-05-01' },
        { kind: 'DetentionExtended', when: '2026-07-20' },
      ],
      expect: 'met',
    },
    {
      name: 'under house arrest',
      given: [{ kind: 'Restricted', when: '2026-08-01', fields: { restriction: 'house-arrest' } }],
      expect: 'unmet',
    },
    {
      name: 'under a house arrest that the profile accepts',
      given: [{ kind: 'Restricted', when: '2026-08-01', fields: { restriction: 'house-arrest' } }],
      profile: { acceptsBesideCustody: ['house-arrest'] },
      expect: 'met',
    },
    {
      name: 'after a release',
      given: [{ kind: 'Released', when: '2026-08-01', fields: { ground: 'pardon' } }],
      expect: 'unmet',
    },
    { name: 'after a death', given: [{ kind: 'DiedInCustody', when: '2026-08-01' }], expect: 'unmet' },
    { name: 'when nothing is known', given: [], expect: 'unmet' },
    {
      name: 'when the last word is disputed without answer',
      given: [
        { kind: 'Remanded', when: '2026-08-01', id: 'remand' },
        { act: 'disputed', claim: 'remand' },
      ],
      expect: 'disputed',
    },
  ],
};
