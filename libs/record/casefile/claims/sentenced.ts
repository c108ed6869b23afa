import { One, Text, Texts, YesNo } from '../../fields/index.js';
import { Body } from '../../values/body.js';
import { atLeast } from '../facets.js';
import { claimKind, labelled, line } from './claim-kind.js';
import { atTrial } from './in-absentia.js';
import { Punishment, punishedInUkrainian, punishmentInWords } from './punishment.js';

class Sentenced extends Punishment {
  @One(() => Body, { optional: true })
  court?: Body;

  @Text({ optional: true, about: 'Who presided' })
  judge?: string;

  @Texts({ optional: true, about: 'Articles of the conviction, as the court cites them' })
  articles?: string[];

  @Text({ optional: true, max: 200, about: 'Fine with its currency' })
  fine?: string;

  @Text({ optional: true, about: 'Additional punishment' })
  additional?: string;

  @YesNo({ optional: true, about: 'Whether the person was out of reach of the court' })
  inAbsentia?: boolean;
}

function says(fields: Sentenced): string {
  const start = fields.inAbsentia === true ? 'Sentenced in absentia' : 'Sentenced';
  const punishment = punishmentInWords(fields);
  const court = fields.court?.text;
  if (punishment === undefined) return line(start, ['by', court]);
  return line(start, ['to', court === undefined ? punishment : `${punishment},`], ['by', court]);
}

export const sentenced = claimKind({
  name: 'Sentenced',
  group: 'court',
  fields: Sentenced,
  protection: 'public',
  effect: ({ inAbsentia }, before) => ({
    procedure: atLeast('sentenced-not-final', before),
    ...atTrial(inAbsentia, before),
  }),
  provesLife: ({ inAbsentia }) => inAbsentia !== true,
  says,
  saysIn: {
    uk: (fields) =>
      labelled(`${fields.inAbsentia === true ? 'Заочно засуджено' : 'Засуджено'}${punishedInUkrainian(fields)}`, [
        'суд',
        fields.court?.text,
      ]),
  },
  example: {
    court: { text: 'Example Military Court', country: 'RU', recognition: 'recognised' },
    judge: 'A. Example',
    articles: ['Art. 205.5 part 2'],
    term: 'P13Y6M',
    regime: 'strict',
    additional: 'one year of restricted liberty after release',
  },
});
