import type { Account } from '#record';
import { consentsTo } from '../consents.js';
import { unmet } from '../finding.js';
import { trueOn, whileFresh } from '../freshness.js';
import type { Profile } from '../profile.js';
import type { Rule } from '../rule.js';
import { say } from '../words/say.js';
import { dated, kindOf } from '../wording.js';

const SHARING = {
  kind: 'ConsentGiven',
  when: '2026-06-01',
  fields: { to: 'sharing', by: 'self', recipient: 'example' },
};

export const consentToShare: Rule = {
  id: 'CO-5',
  requires: 'consent to share data with this recipient for this purpose',
  why: 'consent is per recipient',
  blocking: true,
  window: 365,
  evidence: 'team',
  evaluate(evidence, at) {
    const { given, endedBy } = consentsTo(evidence, 'sharing', (account) => concerns(account, at.profile));
    const consent = given.toSorted((a, b) => ((trueOn(a) ?? '') < (trueOn(b) ?? '') ? -1 : 1)).at(-1);
    if (consent !== undefined)
      return whileFresh(consent, at, say`Consent to share data with this recipient is on record ${dated(consent)}`, [
        'to',
      ]);
    if (endedBy !== undefined)
      return unmet(say`Consent to share data ended with ${kindOf(endedBy)} ${dated(endedBy)}.`, [
        endedBy.account.claim,
      ]);
    return unmet(say`No consent to share data that names this recipient is on record.`);
  },
  examples: [
    { name: 'for this recipient', given: [SHARING], expect: 'met' },
    {
      name: 'for this recipient by one of its names',
      given: [{ ...SHARING, fields: { to: 'sharing', recipient: ' example  MEDIATOR ' } }],
      profile: { recipients: ['Example mediator'] },
      expect: 'met',
    },
    {
      name: 'for another recipient',
      given: [{ ...SHARING, fields: { to: 'sharing', recipient: 'somebody else' } }],
      expect: 'unmet',
    },
    {
      name: 'for nobody in particular',
      given: [{ ...SHARING, fields: { to: 'sharing', by: 'self' } }],
      expect: 'unmet',
    },
    {
      name: 'after a withdrawal from all recipients',
      given: [SHARING, { kind: 'ConsentWithdrawn', when: '2026-07-01', fields: { to: 'sharing', by: 'self' } }],
      expect: 'unmet',
    },
    {
      name: 'after a withdrawal from another recipient',
      given: [
        SHARING,
        { kind: 'ConsentWithdrawn', when: '2026-07-01', fields: { to: 'sharing', recipient: 'somebody else' } },
      ],
      expect: 'met',
    },
    { name: 'when it is old', given: [{ ...SHARING, when: '2024-06-01' }], expect: 'stale' },
    {
      name: 'when the consent is disputed without answer',
      given: [
        { ...SHARING, id: 'consent' },
        { act: 'disputed', claim: 'consent' },
      ],
      expect: 'disputed',
    },
  ],
};

/** A consent has to name its recipient; a refusal or withdrawal that names none holds against every one. */
function concerns({ kind, fields: { recipient } }: Account, { id, recipients }: Profile): boolean {
  if (typeof recipient !== 'string') return kind !== 'ConsentGiven';
  const named = folded(recipient);
  return named === id || recipients.some((name) => folded(name) === named);
}

function folded(name: string): string {
  return name.trim().toLowerCase().replaceAll(/\s+/g, ' ');
}
