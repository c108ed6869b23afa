import { wordOf } from '#record';
import { claimsOf, contested } from '../contested.js';
import { disputed, met } from '../finding.js';
import type { Rule } from '../rule.js';
import { listOf, say } from '../words/say.js';

/** What ID-1, ID-2, CU-1, CU-3 and CA-3 rest on. */
const KINDS = [
  'Named',
  'Born',
  'Arrested',
  'Remanded',
  'DetentionExtended',
  'HeldAt',
  'Transferred',
  'WhereaboutsEstablished',
  'Restricted',
  'RestrictionLifted',
  'Released',
  'ReleaseReversed',
  'Sentenced',
  'AppealDecided',
];

export const noOpenConflict: Rule = {
  id: 'PV-3',
  requires: 'no unresolved conflict on name, birth, custody, place, sentence or appeal',
  why: 'published accounts often conflict',
  blocking: true,
  evaluate(evidence) {
    const open = KINDS.flatMap((kind) =>
      evidence.of(kind).filter((occurrence) => contested(occurrence, occurrence.conflict) !== undefined),
    );
    if (open.length === 0) return met(say`No conflict on name, birth, custody, place, sentence or appeal is open.`);
    const kinds = [...new Set(open.map(({ kind }) => kind.name))];
    return disputed(
      say`Accounts of ${listOf(kinds.map(wordOf))} are in conflict, and nobody has adjudicated.`,
      open.flatMap(claimsOf),
    );
  },
  examples: [
    { name: 'when nothing is on record', given: [], expect: 'met' },
    {
      name: 'when two accounts agree',
      given: [
        { kind: 'Arrested', when: '2026-05-03', id: 'one' },
        { kind: 'Arrested', when: '2026-05', accountOf: 'one' },
      ],
      expect: 'met',
    },
    {
      name: 'when two accounts of the arrest differ',
      given: [
        { kind: 'Arrested', when: '2026-05-03', id: 'one' },
        { kind: 'Arrested', when: '2026-05-04', accountOf: 'one' },
      ],
      expect: 'disputed',
    },
    {
      name: 'when they were adjudicated',
      given: [
        { kind: 'Arrested', when: '2026-05-03', id: 'one' },
        { kind: 'Arrested', when: '2026-05-04', accountOf: 'one' },
        { act: 'adjudicated', prefer: 'one' },
      ],
      expect: 'met',
    },
    {
      name: 'when the conflict is on something else',
      given: [
        { kind: 'PunishmentCellImposed', when: '2026-05-03', id: 'one', fields: { days: 5 } },
        { kind: 'PunishmentCellImposed', when: '2026-05-03', accountOf: 'one', fields: { days: 15 } },
      ],
      expect: 'met',
    },
  ],
};
