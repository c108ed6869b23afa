import { One, Text } from '../../fields/index.js';
import { Body } from '../../values/body.js';
import { claimKind, labelled, line } from './claim-kind.js';

class InternationalMeasure {
  @One(() => Body)
  body!: Body;

  @Text({ optional: true, about: 'What the body did', example: 'interim measure' })
  measure?: string;

  @Text({ optional: true, max: 200, about: 'How far it has come', example: 'indicated' })
  phase?: string;

  @Text({ optional: true, max: 200, about: 'Application number, opinion number or symbol' })
  reference?: string;
}

export const internationalMeasure = claimKind({
  name: 'InternationalMeasure',
  group: 'court',
  fields: InternationalMeasure,
  protection: 'public',
  says: ({ body, measure }) =>
    line(`International measure${measure === undefined ? '' : `, ${measure},`}`, ['by', body.text]),
  saysIn: {
    uk: ({ body, measure }) =>
      labelled(`Міжнародний захід${measure === undefined ? '' : `: ${measure}`}`, ['орган', body.text]),
  },
  example: { body: { text: 'Example Court of Human Rights' }, measure: 'interim measure', phase: 'indicated' },
});
