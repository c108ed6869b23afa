import { met, notApplicable, unmet } from '../finding.js';
import type { Rule } from '../rule.js';
import { say } from '../words/say.js';
import { notHeld } from '../situation.js';

const SIZO = { text: 'Example Remand Prison', kind: 'remand-prison' };
const COLONY = { text: 'Colony No. 0', kind: 'colony' };
const STAYS = ['HeldAt', 'Transferred', 'WhereaboutsEstablished'];

export const chainOfPlaces: Rule = {
  id: 'CU-6',
  requires: 'a chain of places without an unexplained gap of more than 60 days',
  why: 'questionnaires of international bodies ask for it',
  blocking: false,
  evaluate(evidence) {
    const gap = evidence.reading.checks.find(({ code }) => code === 'gap-in-places');
    if (gap !== undefined) return unmet(gap.message, gap.claims);
    const claims = STAYS.flatMap((kind) => evidence.of(kind).map(({ account }) => account.claim));
    if (claims.length > 0) return met(say`No gap of more than 60 days is in the chain of places on record.`, claims);
    const why = notHeld(evidence);
    return why === undefined ? unmet(say`No place of custody is on record.`) : notApplicable(say`${why}.`);
  },
  examples: [
    {
      name: 'when a transfer links two places',
      given: [
        { kind: 'HeldAt', when: '2026-01-10', fields: { facility: SIZO } },
        { kind: 'Transferred', when: '2026-06-10', fields: { from: SIZO, to: COLONY } },
      ],
      expect: 'met',
    },
    {
      name: 'when five months are unaccounted for',
      given: [
        { kind: 'HeldAt', when: '2026-01-10', fields: { facility: SIZO } },
        { kind: 'HeldAt', when: '2026-06-10', fields: { facility: COLONY } },
      ],
      expect: 'unmet',
    },
    { name: 'without any place', given: [{ kind: 'Arrested', when: '2026-01-10' }], expect: 'unmet' },
    {
      name: 'for somebody who was never held',
      given: [{ kind: 'Charged', when: '2026-01-10', fields: { inAbsentia: true } }],
      expect: 'not-applicable',
    },
  ],
};
