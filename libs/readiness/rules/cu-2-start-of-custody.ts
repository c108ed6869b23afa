import { isAtLeastMonthPrecise } from '#record';
import { claimsOf, contested } from '../contested.js';
import { disputed, met, notApplicable, unmet } from '../finding.js';
import type { Rule } from '../rule.js';
import { say } from '../words/say.js';
import { notHeld } from '../situation.js';
import { dated } from '../wording.js';

export const startOfCustody: Rule = {
  id: 'CU-2',
  requires: 'start of custody known, at least to the month',
  why: '"held longer, returns sooner" needs days held',
  blocking: true,
  evaluate(evidence, { profile }) {
    const why = notHeld(evidence);
    if (why !== undefined) return notApplicable(say`${why}.`);
    const { custody, status } = evidence.reading;
    const claim = custody?.claim ?? (status.liberty.value === 'disappeared' ? status.liberty.claim : null);
    const start = claim === null ? undefined : evidence.toldBy(claim);
    if (start === undefined) return unmet(say`No start of custody is on record.`);
    const objection = contested(start, ['when']);
    if (objection !== undefined)
      return disputed(say`A start of custody is on record ${dated(start)}, but ${objection}.`, claimsOf(start));
    const claims = [start.account.claim];
    if (!isAtLeastMonthPrecise(start.account.when))
      return unmet(say`The start of custody is not known to the month ${dated(start)}.`, claims);
    if (profile.asksWhoTook !== true) return met(say`The start of custody is known ${dated(start)}.`, claims);
    const arrest = evidence.latest(['Arrested', 'Searched'], ({ by }) => by !== undefined);
    if (arrest === undefined) return unmet(say`Who is believed to have taken the person is not on record.`, claims);
    return met(say`The start of custody is known ${dated(start)}, and who took the person.`, [
      ...new Set([...claims, arrest.account.claim]),
    ]);
  },
  examples: [
    { name: 'when the arrest is dated to the day', given: [{ kind: 'Arrested', when: '2026-05-03' }], expect: 'met' },
    { name: 'when the arrest is dated to the month', given: [{ kind: 'Arrested', when: '2026-05' }], expect: 'met' },
    { name: 'when the month is approximate', given: [{ kind: 'Arrested', when: '2026-05~' }], expect: 'unmet' },
    { name: 'when only the year is known', given: [{ kind: 'Arrested', when: '2025' }], expect: 'unmet' },
    {
      name: 'for a person at liberty',
      given: [{ kind: 'Released', when: '2026-08-01', fields: { ground: 'pardon' } }],
      expect: 'not-applicable',
    },
    { name: 'since a disappearance', given: [{ kind: 'WhereaboutsLost', when: '2026-08-01' }], expect: 'met' },
    {
      name: 'when accounts of the arrest differ',
      given: [
        { kind: 'Arrested', when: '2026-05-03', id: 'one' },
        { kind: 'Arrested', when: '2026-06-03', accountOf: 'one' },
      ],
      expect: 'disputed',
    },
    {
      name: 'when the recipient asks who took the person, and nobody says',
      given: [{ kind: 'Arrested', when: '2026-05-03' }],
      profile: { asksWhoTook: true },
      expect: 'unmet',
    },
    {
      name: 'when the recipient asks who took the person, and it is on record',
      given: [{ kind: 'Arrested', when: '2026-05-03', fields: { by: 'armed men in uniform' } }],
      profile: { asksWhoTook: true },
      expect: 'met',
    },
  ],
};
