import { One, Text, YesNo } from '../../fields/index.js';
import { Body } from '../../values/body.js';
import { atLeast } from '../facets.js';
import { claimKind, labelled, line } from './claim-kind.js';
import { atTrial } from './in-absentia.js';

class TrialOpened {
  @One(() => Body, { optional: true })
  court?: Body;

  @Text({ optional: true, max: 200, about: 'Case number at the court' })
  number?: string;

  @YesNo({ optional: true, about: 'Whether the person is tried while out of reach of the court' })
  inAbsentia?: boolean;
}

export const trialOpened = claimKind({
  name: 'TrialOpened',
  group: 'court',
  fields: TrialOpened,
  protection: 'public',
  effect: ({ inAbsentia }, before) => ({ procedure: atLeast('tried', before), ...atTrial(inAbsentia, before) }),
  provesLife: ({ inAbsentia }) => inAbsentia !== true,
  says: ({ court, inAbsentia }) =>
    line(inAbsentia === true ? 'Trial opened in absentia' : 'Trial opened', ['at', court?.text]),
  saysIn: {
    uk: ({ court, inAbsentia }) =>
      labelled(inAbsentia === true ? 'Розпочато заочний судовий розгляд' : 'Розпочато судовий розгляд', [
        'суд',
        court?.text,
      ]),
  },
  example: { court: { text: 'Example Military Court', country: 'RU', recognition: 'recognised' }, number: '1-0/2020' },
});
