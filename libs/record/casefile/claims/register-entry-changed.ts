import { OneOf, Text } from '../../fields/index.js';
import { claimKind } from './claim-kind.js';

const REGISTER_CHANGES = ['added', 'removed'] as const;

class RegisterEntryChanged {
  @Text({ max: 300, about: 'The register or published list' })
  register!: string;

  @OneOf(REGISTER_CHANGES)
  change!: (typeof REGISTER_CHANGES)[number];

  @Text({ optional: true, about: 'Why, as its keeper says' })
  reason?: string;
}

export const registerEntryChanged = claimKind({
  name: 'RegisterEntryChanged',
  group: 'advocacy',
  fields: RegisterEntryChanged,
  protection: 'public',
  says: ({ register, change }) => (change === 'added' ? `Added to ${register}` : `Removed from ${register}`),
  saysIn: {
    uk: ({ register, change }) => `${change === 'added' ? 'Внесено до переліку' : 'Вилучено з переліку'}: ${register}`,
  },
  example: { register: 'Example List of Political Prisoners', change: 'added', reason: 'conviction for faith' },
});
