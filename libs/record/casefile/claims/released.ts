import { ListOf, OneOf, Text, YesNo } from '../../fields/index.js';
import type { Facets, Procedure } from '../facets.js';
import { claimKind } from './claim-kind.js';

const GROUNDS_IN_WORDS = {
  exchange: 'Released in an exchange',
  pardon: 'Released by pardon',
  'charges-dropped': 'Released as charges were dropped',
  acquitted: 'Released on acquittal',
  quashed: 'Released as the sentence was quashed',
  'term-served': 'Released at the end of the term',
  parole: 'Released on parole',
  medical: 'Released on medical grounds',
  amnesty: 'Released under an amnesty',
  'measure-changed': 'Released as the measure of restraint was changed',
  'third-state': 'Released to a third state',
  unknown: 'Released',
} as const;
const GROUNDS_IN_UKRAINIAN: Readonly<Record<Ground, string>> = {
  exchange: 'Звільнено внаслідок обміну',
  pardon: 'Звільнено внаслідок помилування',
  'charges-dropped': 'Звільнено у зв’язку зі зняттям обвинувачень',
  acquitted: 'Звільнено у зв’язку з виправданням',
  quashed: 'Звільнено у зв’язку зі скасуванням вироку',
  'term-served': 'Звільнено після відбуття строку',
  parole: 'Звільнено умовно-достроково',
  medical: 'Звільнено за станом здоров’я',
  amnesty: 'Звільнено за амністією',
  'measure-changed': 'Звільнено у зв’язку зі зміною запобіжного заходу',
  'third-state': 'Звільнено з виїздом до третьої держави',
  unknown: 'Звільнено',
};
type Ground = keyof typeof GROUNDS_IN_WORDS;
const RELEASE_GROUNDS = Object.keys(GROUNDS_IN_WORDS) as readonly Ground[];

const STAGE_AFTER: Partial<Record<Ground, Procedure>> = {
  acquitted: 'quashed',
  quashed: 'quashed',
  'charges-dropped': 'quashed',
  'term-served': 'served',
};

/** A legal basis somebody has given for a release. Several are claimed for one release, and all are kept. */
class ClaimedBasis {
  @Text({ optional: true, about: 'Who gave the basis' })
  who?: string;

  @Text({ about: 'The basis as given' })
  what!: string;
}

class Released {
  @OneOf(RELEASE_GROUNDS)
  ground!: Ground;

  @ListOf(() => ClaimedBasis, { optional: true, about: 'Legal bases as different sides state them' })
  basesClaimed?: ClaimedBasis[];

  @YesNo({ optional: true, about: 'Whether the release is bound to conditions' })
  conditional?: boolean;
}

function effect({ ground }: Released, before: Facets): Partial<Facets> {
  return {
    life: 'alive',
    liberty: ground === 'third-state' ? 'expelled' : 'at-liberty',
    procedure: STAGE_AFTER[ground] ?? before.procedure,
    whereabouts: { value: 'unknown' },
  };
}

export const released = claimKind({
  name: 'Released',
  group: 'custody',
  fields: Released,
  protection: 'public',
  effect,
  provesLife: () => true,
  says: ({ ground, conditional }) => `${GROUNDS_IN_WORDS[ground]}${conditional === true ? ', with conditions' : ''}`,
  saysIn: {
    uk: ({ ground, conditional }) => `${GROUNDS_IN_UKRAINIAN[ground]}${conditional === true ? ', з умовами' : ''}`,
  },
  example: {
    ground: 'exchange',
    basesClaimed: [
      { who: 'holding side', what: 'pardon' },
      { who: 'counsel', what: 'exchange agreement' },
    ],
    conditional: false,
  },
});
