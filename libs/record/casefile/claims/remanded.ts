import { EdtfDate, One } from '../../fields/index.js';
import { Body } from '../../values/body.js';
import { atLeast } from '../facets.js';
import { claimKind, line } from './claim-kind.js';

class Remanded {
  @One(() => Body, { optional: true })
  court?: Body;

  @EdtfDate({ optional: true, about: 'The last day of the remand as ordered', example: '2020-07-03' })
  until?: string;
}

export const remanded = claimKind({
  name: 'Remanded',
  group: 'custody',
  fields: Remanded,
  protection: 'public',
  effect: (_, before) => ({ liberty: 'remand', procedure: atLeast('investigated', before) }),
  provesLife: () => true,
  says: ({ court }) => line('Remanded in custody', ['by', court?.text]),
  example: { court: { text: 'Example District Court', recognition: 'occupying-power' }, until: '2020-07-03' },
});
