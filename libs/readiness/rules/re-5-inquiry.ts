import { unmet } from '../finding.js';
import { whileFresh } from '../freshness.js';
import type { Rule } from '../rule.js';
import { say } from '../words/say.js';
import { dated } from '../wording.js';

const INQUIRIES = new Set<unknown>(['consular-inquiry', 'ombudsman-inquiry']);
const SENT = { kind: 'AppliedToBody', when: '2026-07-01' };
const ABOUT = { body: { text: 'Example Ombudsman' }, about: 'ombudsman-inquiry' };

export const inquiry: Rule = {
  id: 'RE-5',
  requires: 'consular or Ombudsman inquiry sent, with reply or silence noted',
  why: 'patrons pledge to apply to state bodies, and petitions ask what was requested of whom and answered',
  blocking: false,
  window: 180,
  evidence: 'partners',
  evaluate(evidence, at) {
    const sent = evidence.latest(
      ['AppliedToBody'],
      ({ about, answer }) => INQUIRIES.has(about) && answer !== undefined,
    );
    if (sent !== undefined) {
      const says =
        sent.account.fields['answer'] === 'none-yet'
          ? say`An inquiry was sent ${dated(sent)}, and its silence is noted`
          : say`An inquiry was sent ${dated(sent)}, and its reply is noted`;
      return whileFresh(sent, at, says, ['about']);
    }
    const unanswered = evidence.latest(['AppliedToBody'], ({ about }) => INQUIRIES.has(about));
    if (unanswered === undefined) return unmet(say`No consular or Ombudsman inquiry is on record.`);
    return unmet(say`An inquiry was sent ${dated(unanswered)}; neither reply nor silence is noted.`, [
      unanswered.account.claim,
    ]);
  },
  examples: [
    {
      name: 'when the silence is noted',
      given: [{ ...SENT, fields: { ...ABOUT, answer: 'none-yet' } }],
      expect: 'met',
    },
    {
      name: 'when the reply is noted',
      given: [{ ...SENT, fields: { ...ABOUT, about: 'consular-inquiry', answer: 'refused' } }],
      expect: 'met',
    },
    { name: 'when neither is noted', given: [{ ...SENT, fields: ABOUT }], expect: 'unmet' },
    { name: 'when none was sent', given: [{ ...SENT, fields: { ...ABOUT, about: 'other' } }], expect: 'unmet' },
    {
      name: 'when it was sent last year',
      given: [{ ...SENT, when: '2025-07-01', fields: { ...ABOUT, answer: 'refused' } }],
      expect: 'stale',
    },
    {
      name: 'when it is disputed without answer',
      given: [
        { ...SENT, id: 'sent', fields: { ...ABOUT, answer: 'none-yet' } },
        { act: 'disputed', claim: 'sent' },
      ],
      expect: 'disputed',
    },
  ],
};
