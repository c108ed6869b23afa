import { consentsTo } from '../consents.js';
import { claimsOf, contested } from '../contested.js';
import { disputed, met, unmet } from '../finding.js';
import { daysAfter, trueOn } from '../freshness.js';
import type { Rule } from '../rule.js';
import { say } from '../words/say.js';
import { dated } from '../wording.js';

const EXCHANGE = { to: 'exchange' };
const REFUSED = { kind: 'ConsentRefused', when: '2026-06-01', fields: { ...EXCHANGE, by: 'self' } };

export const noRefusal: Rule = {
  id: 'CO-1',
  requires: 'no recorded refusal of exchange in force',
  why: 'refusals are the commonest reason why an exchange fails',
  blocking: true,
  window: 180,
  evidence: 'team',
  waivable: false,
  evaluate(evidence, at) {
    const { refused, given } = consentsTo(evidence, 'exchange');
    const refusal = refused.at(-1);
    if (refusal === undefined) {
      const claims = given.map(({ account }) => account.claim);
      return met(say`No refusal of exchange is in force.`, claims);
    }
    const objection = contested(refusal, ['to', 'when']);
    if (objection !== undefined)
      return disputed(say`Exchange was refused ${dated(refusal)}, but ${objection}.`, claimsOf(refusal));
    const claims = refused.map(({ account }) => account.claim);
    const day = trueOn(refusal);
    // A refusal does not lapse: that it is old only says whom to ask.
    const old = day !== undefined && at.window !== undefined && daysAfter(day, at.window) < at.on;
    if (old) return unmet(say`Exchange was refused ${dated(refusal)}: ask whether that still stands.`, claims);
    return unmet(say`Exchange was refused ${dated(refusal)}.`, claims);
  },
  examples: [
    { name: 'when nobody has refused', given: [], expect: 'met' },
    { name: 'after a refusal', given: [REFUSED], expect: 'unmet' },
    {
      name: 'after an old refusal that nobody took back',
      given: [{ ...REFUSED, when: '2019-06-01' }],
      expect: 'unmet',
    },
    {
      name: 'after a consent later than the refusal',
      given: [REFUSED, { kind: 'ConsentGiven', when: '2026-08-01', fields: { ...EXCHANGE, by: 'self' } }],
      expect: 'met',
    },
    {
      name: "when a relative consents after the person's refusal",
      given: [
        REFUSED,
        { kind: 'ConsentGiven', when: '2026-08-01', fields: { ...EXCHANGE, by: 'relative', whyNotSelf: 'no letters' } },
      ],
      expect: 'unmet',
    },
    {
      name: 'when the refusal was of something else',
      given: [{ ...REFUSED, fields: { to: 'pardon-petition' } }],
      expect: 'met',
    },
    {
      name: 'when the refusal is disputed without answer',
      given: [
        { ...REFUSED, id: 'refusal' },
        { act: 'disputed', claim: 'refusal' },
      ],
      expect: 'disputed',
    },
  ],
};
