import { Id, One, Text, YesNo } from '../../fields/index.js';
import { claimKind } from './claim-kind.js';

/** The other person of a relation; with a casefile when one is kept. */
class RelatedPerson {
  static readonly shortFor = 'name';

  @Text({ max: 300 })
  name!: string;

  @Id({ optional: true, about: 'The casefile of that person, where there is one' })
  casefile?: string;

  @YesNo({ optional: true, about: 'Whether that person is under 18; data of minors leave no package' })
  minor?: boolean;
}

class Related {
  @Text({ max: 100, about: 'What the other is to the person', example: 'sister' })
  relation!: string;

  @One(() => RelatedPerson, { optional: true, protection: 'team' })
  to?: RelatedPerson;
}

export const related = claimKind({
  name: 'Related',
  group: 'person',
  fields: Related,
  protection: 'team',
  says: ({ relation }) => `Relation stated: ${relation}`,
  saysIn: { uk: ({ relation }) => `Зв’язок з іншою особою: ${relation}` },
  example: { relation: 'sister', to: { name: 'Vira Example', minor: false } },
});
