import { One, OneOf } from '../../fields/index.js';
import { Facility } from '../../values/place.js';
import { heldIn } from '../facets.js';
import { wordOf } from '../../words/index.js';
import { claimKind, labelled, line } from './claim-kind.js';

const EXAMINATION_PHASES = ['ordered', 'begun', 'ended'] as const;

class ForciblyExamined {
  @OneOf(EXAMINATION_PHASES, { optional: true })
  phase?: (typeof EXAMINATION_PHASES)[number];

  @One(() => Facility, { optional: true, about: 'Where the psychiatric examination is made' })
  institution?: Facility;
}

export const forciblyExamined = claimKind({
  name: 'ForciblyExamined',
  group: 'custody',
  fields: ForciblyExamined,
  protection: 'public',
  effect: ({ phase, institution }, before) =>
    phase === 'begun' && institution?.kind === 'psychiatric' ? heldIn(institution, before) : {},
  says: ({ phase, institution }) =>
    line(`Forced psychiatric examination${phase === undefined ? '' : ` ${phase}`}`, ['at', institution?.text]),
  saysIn: {
    uk: ({ phase, institution }) =>
      labelled(`Примусова психіатрична експертиза${phase === undefined ? '' : `: ${wordOf(phase).in('uk')}`}`, [
        'де',
        institution?.text,
      ]),
  },
  example: { phase: 'begun', institution: { text: 'Example Psychiatric Hospital', kind: 'psychiatric' } },
});
