import { OneOf } from '../../fields/index.js';
import { wordOf } from '../../words/index.js';
import { claimKind } from './claim-kind.js';

const MEANS_IN_WORDS = { letter: 'by letter', call: 'by call', visit: 'on a visit', court: 'in court' } as const;
type Means = keyof typeof MEANS_IN_WORDS;
const PROOFS_OF_LIFE = Object.keys(MEANS_IN_WORDS) as readonly Means[];

class AliveConfirmed {
  @OneOf(PROOFS_OF_LIFE, { optional: true })
  means?: Means;
}

export const aliveConfirmed = claimKind({
  name: 'AliveConfirmed',
  group: 'person',
  fields: AliveConfirmed,
  protection: 'partners',
  effect: () => ({ life: 'alive' }),
  provesLife: () => true,
  says: ({ means }) => (means === undefined ? 'Confirmed alive' : `Confirmed alive ${MEANS_IN_WORDS[means]}`),
  saysIn: {
    uk: ({ means }) => `Підтверджено, що особа жива${means === undefined ? '' : `: ${wordOf(means).in('uk')}`}`,
  },
  example: { means: 'visit' },
});
