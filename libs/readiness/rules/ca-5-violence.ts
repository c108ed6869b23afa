import { unmet } from '../finding.js';
import { whileFresh } from '../freshness.js';
import type { Rule } from '../rule.js';
import { say } from '../words/say.js';
import { dated } from '../wording.js';

const BODY = { text: 'Example Human Rights Centre' };
const FOUND = ['violenceFound'];
const assessment = (when: string, fields: object) => ({
  kind: 'MotiveAssessed',
  when,
  fields: { body: BODY, ...fields },
});

export const violence: Rule = {
  id: 'CA-5',
  requires: 'no finding of violence against persons, or the reasons if there is one',
  why: 'definitions exclude those who used violence',
  blocking: false,
  window: 365,
  evaluate(evidence, at) {
    const assessed = evidence.latest(['MotiveAssessed'], (fields) => fields['violenceFound'] !== undefined);
    if (assessed === undefined)
      return unmet(say`No body is on record as having said whether violence against persons was found.`);
    const { violenceFound, reasons } = assessed.account.fields;
    if (violenceFound !== true)
      return whileFresh(
        assessed,
        at,
        say`An assessment did not find violence against persons ${dated(assessed)}`,
        FOUND,
      );
    if (reasons === undefined)
      return unmet(say`An assessment found violence against persons ${dated(assessed)}, and gives no reasons.`, [
        assessed.account.claim,
      ]);
    return whileFresh(
      assessed,
      at,
      say`An assessment found violence against persons ${dated(assessed)}, with reasons`,
      FOUND,
    );
  },
  examples: [
    { name: 'when none was found', given: [assessment('2026-02-01', { violenceFound: false })], expect: 'met' },
    {
      name: 'when it was found, with reasons',
      given: [assessment('2026-02-01', { violenceFound: true, reasons: 'a scuffle' })],
      expect: 'met',
    },
    {
      name: 'when it was found without reasons',
      given: [assessment('2026-02-01', { violenceFound: true })],
      expect: 'unmet',
    },
    { name: 'when nobody has said', given: [assessment('2026-02-01', { b: 'met' })], expect: 'unmet' },
    { name: 'when the finding is old', given: [assessment('2024-02-01', { violenceFound: false })], expect: 'stale' },
    {
      name: 'when accounts differ on it',
      given: [
        { ...assessment('2026-02-01', { violenceFound: false }), id: 'one' },
        { ...assessment('2026-02-01', { violenceFound: true, reasons: 'a scuffle' }), accountOf: 'one' },
      ],
      expect: 'disputed',
    },
  ],
};
