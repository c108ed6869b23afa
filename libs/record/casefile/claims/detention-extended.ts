import { EdtfDate, One } from '../../fields/index.js';
import { Body } from '../../values/body.js';
import { atLeast } from '../facets.js';
import { claimKind, labelled, line } from './claim-kind.js';

class DetentionExtended {
  @One(() => Body, { optional: true })
  court?: Body;

  @EdtfDate({ optional: true, about: 'The last day of the detention as extended', example: '2020-10-03' })
  until?: string;
}

export const detentionExtended = claimKind({
  name: 'DetentionExtended',
  group: 'custody',
  fields: DetentionExtended,
  protection: 'public',
  effect: (_, before) => ({ liberty: 'remand', procedure: atLeast('investigated', before) }),
  provesLife: () => true,
  says: ({ court }) => line('Detention extended', ['by', court?.text]),
  saysIn: { uk: ({ court }) => labelled('Продовжено тримання під вартою', ['суд', court?.text]) },
  example: { court: { text: 'Example District Court', recognition: 'occupying-power' }, until: '2020-10-03' },
});
