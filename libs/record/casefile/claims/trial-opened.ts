import { One, Text } from '../../fields/index.js';
import { Body } from '../../values/body.js';
import { atLeast } from '../facets.js';
import { claimKind, line } from './claim-kind.js';

class TrialOpened {
  @One(() => Body, { optional: true })
  court?: Body;

  @Text({ optional: true, max: 200, about: 'Case number at the court' })
  number?: string;
}

export const trialOpened = claimKind({
  name: 'TrialOpened',
  group: 'court',
  fields: TrialOpened,
  protection: 'public',
  effect: (_, before) => ({ procedure: atLeast('tried', before) }),
  provesLife: () => true,
  says: ({ court }) => line('Trial opened', ['at', court?.text]),
  example: { court: { text: 'Example Military Court', country: 'RU', recognition: 'recognised' }, number: '1-0/2020' },
});
