import { OneOf } from '../../fields/index.js';
import { claimKind } from './claim-kind.js';
import { codeInWords } from './in-words.js';

const HUNGER_STRIKE_PHASES = ['announced', 'begun', 'under-way', 'ended'] as const;

class HungerStrike {
  @OneOf(HUNGER_STRIKE_PHASES)
  phase!: (typeof HUNGER_STRIKE_PHASES)[number];
}

export const hungerStrike = claimKind({
  name: 'HungerStrike',
  group: 'person',
  fields: HungerStrike,
  protection: 'public',
  says: ({ phase }) => `Hunger strike ${codeInWords(phase)}`,
  example: { phase: 'begun' },
});
