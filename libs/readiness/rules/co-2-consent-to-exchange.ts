import type { Occurrence, Sentence } from '#record';
import { consentsTo, speaker } from '../consents.js';
import { unmet, type Finding } from '../finding.js';
import { trueOn, whileFresh } from '../freshness.js';
import type { Rule } from '../rule.js';
import { say } from '../words/say.js';
import { isLost } from '../situation.js';
import { dated, inWords, kindOf } from '../wording.js';

const GIVEN = { kind: 'ConsentGiven', when: '2026-06-01' };

export const consentToExchange: Rule = {
  id: 'CO-2',
  requires: 'consent to exchange by the person, or by lawyer or relative with the reason why not the person',
  why: 'free will is verified at hand-over',
  blocking: true,
  window: 180,
  evidence: 'team',
  evaluate(evidence, at) {
    const { given, refused, endedBy } = consentsTo(evidence, 'exchange');
    const against = endedBy ?? refused.at(-1);
    const valid = given.filter(isValid).toSorted(byDay).at(-1);
    const finding = ((): Finding => {
      if (valid !== undefined)
        return whileFresh(valid, at, say`Consent to exchange is on record ${dated(valid)}, by ${spokenBy(valid)}`, [
          'to',
          'by',
        ]);
      const [other] = given;
      if (other !== undefined)
        return unmet(say`A consent is on record ${dated(other)} without who speaks, or why not the person.`, [
          other.account.claim,
        ]);
      if (against !== undefined)
        return unmet(say`No consent holds since ${kindOf(against)} ${dated(against)}.`, [against.account.claim]);
      return unmet(say`No consent to exchange is on record.`);
    })();
    return finding.outcome !== 'met' && isLost(evidence) ? { ...finding, blocking: false } : finding;
  },
  examples: [
    { name: 'by the person', given: [{ ...GIVEN, fields: { to: 'exchange', by: 'self' } }], expect: 'met' },
    {
      name: 'by a lawyer, with the reason',
      given: [{ ...GIVEN, fields: { to: 'exchange', by: 'lawyer', whyNotSelf: 'no letters' } }],
      expect: 'met',
    },
    {
      name: 'by a lawyer, without the reason',
      given: [{ ...GIVEN, fields: { to: 'exchange', by: 'lawyer' } }],
      expect: 'unmet',
    },
    {
      name: 'of last year',
      given: [{ ...GIVEN, when: '2025-06-01', fields: { to: 'exchange', by: 'self' } }],
      expect: 'stale',
    },
    { name: 'without any', given: [], expect: 'unmet' },
    {
      name: 'after a withdrawal',
      given: [
        { ...GIVEN, fields: { to: 'exchange', by: 'self' } },
        { kind: 'ConsentWithdrawn', when: '2026-07-01', fields: { to: 'exchange', by: 'self' } },
      ],
      expect: 'unmet',
    },
    {
      name: "when a relative's refusal follows the person's consent",
      given: [
        { ...GIVEN, fields: { to: 'exchange', by: 'self' } },
        { kind: 'ConsentRefused', when: '2026-07-01', fields: { to: 'exchange', by: 'relative' } },
      ],
      expect: 'met',
    },
    {
      name: 'when accounts differ on who spoke',
      given: [
        { ...GIVEN, id: 'one', fields: { to: 'exchange', by: 'self' } },
        { ...GIVEN, accountOf: 'one', fields: { to: 'exchange', by: 'lawyer', whyNotSelf: 'no letters' } },
      ],
      expect: 'disputed',
    },
  ],
};

const WHO: ReadonlyMap<unknown, Sentence> = new Map([
  ['self', say`the person`],
  ['lawyer', say`a lawyer`],
  ['relative', say`a relative`],
]);

function spokenBy(consent: Occurrence): Sentence {
  const by = speaker(consent);
  return WHO.get(by) ?? inWords(by);
}

function isValid(consent: Occurrence): boolean {
  const by = speaker(consent);
  return by === 'self' || (by !== undefined && consent.account.fields['whyNotSelf'] !== undefined);
}

function byDay(a: Occurrence, b: Occurrence): number {
  return (trueOn(a) ?? '') < (trueOn(b) ?? '') ? -1 : 1;
}
