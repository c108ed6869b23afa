import { EdtfDate, One, YesNo } from '../../fields/index.js';
import { Body } from '../../values/body.js';
import { atLeast } from '../facets.js';
import { claimKind, labelled, line } from './claim-kind.js';
import { absence } from './in-absentia.js';

class Remanded {
  @One(() => Body, { optional: true })
  court?: Body;

  @EdtfDate({ optional: true, about: 'The last day of the remand as ordered', example: '2020-07-03' })
  until?: string;

  @YesNo({ optional: true, about: 'Whether the remand was ordered while the person was out of reach' })
  inAbsentia?: boolean;
}

export const remanded = claimKind({
  name: 'Remanded',
  group: 'custody',
  fields: Remanded,
  protection: 'public',
  effect: ({ inAbsentia }, before) => ({
    procedure: atLeast('investigated', before),
    ...(inAbsentia === true ? absence(inAbsentia, before) : { liberty: 'remand' }),
  }),
  provesLife: ({ inAbsentia }) => inAbsentia !== true,
  says: ({ court, inAbsentia }) =>
    line(inAbsentia === true ? 'Remanded in absentia' : 'Remanded in custody', ['by', court?.text]),
  saysIn: {
    uk: ({ court, inAbsentia }) =>
      labelled(`${inAbsentia === true ? 'Заочно обрано' : 'Обрано'} запобіжний захід: тримання під вартою`, [
        'суд',
        court?.text,
      ]),
  },
  example: { court: { text: 'Example District Court', recognition: 'occupying-power' }, until: '2020-07-03' },
});
