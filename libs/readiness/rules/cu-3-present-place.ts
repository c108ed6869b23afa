import type { Occurrence } from '#record';
import type { Evidence } from '../evidence.js';
import { claimsOf } from '../contested.js';
import { disputed, notApplicable, unmet } from '../finding.js';
import { whileFresh } from '../freshness.js';
import type { Rule } from '../rule.js';
import { say } from '../words/say.js';
import { notHeld } from '../situation.js';
import { dated, kindOf } from '../wording.js';

const SIZO = { facility: { text: 'Example Remand Prison', kind: 'remand-prison' } };
const COLONY = { facility: { text: 'Colony No. 0', kind: 'colony' } };
const PLACES = ['HeldAt', 'Transferred', 'WhereaboutsEstablished', 'Arrested'];

export const presentPlace: Rule = {
  id: 'CU-3',
  requires: 'present place: the facility, or that the person is in transit or nobody knows where',
  why: 'verification visit, letters',
  blocking: true,
  window: 60,
  evaluate(evidence, at) {
    const why = notHeld(evidence);
    if (why !== undefined) return notApplicable(say`${why}.`);
    if (at.profile.asksLastSeen === true) {
      const seen = lastPlace(evidence);
      if (seen === undefined) return unmet(say`Where the person was last seen is not on record.`);
      return whileFresh(seen, at, say`The place where the person was last seen is on record ${dated(seen)}`);
    }
    const last = evidence.lastWordOn('whereabouts');
    if (last === undefined) return unmet(say`No place is on record.`);
    const elsewhere = evidence.reading.checks.find(
      ({ code, claims }) => code === 'two-places-at-once' && claims.includes(last.account.claim),
    );
    if (elsewhere !== undefined) return disputed(elsewhere.message, elsewhere.claims);
    const says = lastWord(last, evidence.reading.status.whereabouts.value);
    if (says === undefined)
      return unmet(say`No place is on record since ${kindOf(last)} ${dated(last)}.`, claimsOf(last));
    return whileFresh(last, at, says);
  },
  examples: [
    { name: 'with a facility lately', given: [{ kind: 'HeldAt', when: '2026-08-01', fields: SIZO }], expect: 'met' },
    {
      name: 'with a facility long ago',
      given: [{ kind: 'HeldAt', when: '2026-06-15', fields: SIZO }],
      expect: 'stale',
    },
    {
      name: 'in transit',
      given: [
        { kind: 'HeldAt', when: '2026-05-01', fields: SIZO },
        { kind: 'Transferred', when: '2026-08-20', fields: { inTransit: true } },
      ],
      expect: 'met',
    },
    {
      name: 'when it is on record that nobody knows',
      given: [{ kind: 'WhereaboutsLost', when: '2026-08-20' }],
      expect: 'met',
    },
    {
      name: 'when nothing is known since the arrest',
      given: [{ kind: 'Arrested', when: '2026-08-20' }],
      expect: 'unmet',
    },
    {
      name: 'for a person at liberty',
      given: [{ kind: 'Released', when: '2026-08-01', fields: { ground: 'pardon' } }],
      expect: 'not-applicable',
    },
    {
      name: 'when two places are told of one day',
      given: [
        { kind: 'HeldAt', when: '2026-08-20', fields: SIZO },
        { kind: 'HeldAt', when: '2026-08-20', fields: COLONY },
      ],
      expect: 'disputed',
    },
    {
      name: 'when asked where a lost person was last seen',
      given: [
        { kind: 'Arrested', when: '2026-07-20', fields: { place: { text: 'Simferopol' } } },
        { kind: 'WhereaboutsLost', when: '2026-08-20' },
      ],
      profile: { asksLastSeen: true },
      expect: 'met',
    },
    {
      name: 'when nobody says where a lost person was last seen',
      given: [{ kind: 'WhereaboutsLost', when: '2026-08-20' }],
      profile: { asksLastSeen: true },
      expect: 'unmet',
    },
  ],
};

/** What the last word on the place says; undefined when it names none. */
function lastWord(last: Occurrence, whereabouts: Evidence['reading']['status']['whereabouts']['value']) {
  const when = dated(last);
  switch (whereabouts) {
    case 'known':
      return say`The facility is on record ${when}`;
    case 'reported':
      return say`A facility is reported, unconfirmed, ${when}`;
    case 'in-transit':
      return say`The person is in transit ${when}`;
    case 'unknown':
      return last.kind.name === 'WhereaboutsLost'
        ? say`It is on record that nobody knows where the person is ${when}`
        : undefined;
  }
}

function lastPlace(evidence: Evidence): Occurrence | undefined {
  return evidence.latest(PLACES, ({ place, facility, to, from }) => (place ?? facility ?? to ?? from) !== undefined);
}
