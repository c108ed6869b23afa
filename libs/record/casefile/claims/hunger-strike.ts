import { OneOf } from '../../fields/index.js';
import { wordOf } from '../../words/index.js';
import { claimKind } from './claim-kind.js';

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
  says: ({ phase }) => `Hunger strike ${wordOf(phase).in('en')}`,
  saysIn: { uk: ({ phase }) => `Голодування: ${wordOf(phase).in('uk')}` },
  example: { phase: 'begun' },
});
