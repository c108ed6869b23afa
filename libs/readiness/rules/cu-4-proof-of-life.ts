import type { Occurrence } from '#record';
import type { Evidence } from '../evidence.js';
import { notApplicable, unmet } from '../finding.js';
import { trueOn, whileFresh } from '../freshness.js';
import type { Rule } from '../rule.js';
import { say } from '../words/say.js';
import { notHeld } from '../situation.js';
import { dated, kindOf } from '../wording.js';

export const proofOfLife: Rule = {
  id: 'CU-4',
  requires: 'proof of life',
  why: 'dead men stay on lists',
  blocking: true,
  window: 90,
  evidence: 'partners',
  evaluate(evidence, at) {
    const { life } = evidence.reading.status;
    if (life.value === 'dead')
      return unmet(say`The death of the person is on record.`, life.claim === null ? [] : [life.claim]);
    const why = notHeld(evidence);
    if (why !== undefined) return notApplicable(say`${why}.`);
    const proof = evidence.once(lastSign);
    if (proof === undefined) return unmet(say`No letter, call, visit or court appearance is on record.`);
    return whileFresh(proof, at, say`The last sign of life is ${kindOf(proof)} ${dated(proof)}`);
  },
  examples: [
    {
      name: 'with a visit lately',
      given: [{ kind: 'AliveConfirmed', when: '2026-08-01', fields: { means: 'visit' } }],
      expect: 'met',
    },
    { name: 'with a letter lately', given: [{ kind: 'LetterReceived', when: '2026-07' }], expect: 'met' },
    { name: 'with a letter of last year', given: [{ kind: 'LetterReceived', when: '2025-12' }], expect: 'stale' },
    { name: 'with a letter that nobody dates', given: [{ kind: 'LetterReceived', when: null }], expect: 'unmet' },
    { name: 'without any sign', given: [], expect: 'unmet' },
    { name: 'after a death', given: [{ kind: 'DiedInCustody', when: '2026-08-01' }], expect: 'unmet' },
    {
      name: 'when the only sign is disputed',
      given: [
        { kind: 'LetterReceived', when: '2026-08-01', id: 'letter' },
        { act: 'disputed', claim: 'letter' },
      ],
      expect: 'disputed',
    },
    {
      name: 'for a person at liberty',
      given: [{ kind: 'Released', when: '2026-08-01', fields: { ground: 'pardon' } }],
      expect: 'not-applicable',
    },
  ],
};

function lastSign({ occurrences }: Evidence): Occurrence | undefined {
  let last: Occurrence | undefined;
  let day = '';
  for (const occurrence of occurrences) {
    if (occurrence.kind.provesLife?.(occurrence.account.fields) !== true) continue;
    const its = trueOn(occurrence) ?? '';
    if (last === undefined || its >= day) [last, day] = [occurrence, its];
  }
  return last;
}
