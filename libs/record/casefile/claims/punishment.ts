import { OneOf, Term, Text, YesNo } from '../../fields/index.js';
import { wordOf, type Bent } from '../../words/index.js';
import { durationInWords } from './in-words.js';

const REGIMES = ['general', 'strict', 'special', 'settlement', 'prison', 'other'] as const;

/** The deprivation of liberty that a court imposes or leaves standing. */
export class Punishment {
  @Term({ optional: true, about: 'Length of the deprivation of liberty (ISO 8601 duration)' })
  term?: string;

  @YesNo({ optional: true, about: 'Whether it is for life; there is then no term, and no end to reckon' })
  lifeImprisonment?: boolean;

  @OneOf(REGIMES, { optional: true, about: 'Regime of the place where the term is served' })
  regime?: (typeof REGIMES)[number];

  @Text({ optional: true, max: 200, about: "The regime in the source's own words", example: 'harsh' })
  regimeAsWritten?: string;
}

/** Such as "13 years 6 months, strict regime"; undefined when neither is known. */
export function punishmentInWords(punishment: Punishment): string | undefined {
  const { term, lifeImprisonment, regime, regimeAsWritten } = punishment;
  const named = regime === undefined || regime === 'other' ? regimeAsWritten : wordOf(regime).in('en');
  const parts = [
    ...(lifeImprisonment === true ? ['life imprisonment'] : term === undefined ? [] : [durationInWords(term)]),
    ...(named === undefined ? [] : [`${named} regime`]),
  ];
  return parts.length === 0 ? undefined : parts.join(', ');
}

/** Whatever is known after its lead, such as " – 13 років 6 місяців, колонія суворого режиму"; empty when nothing is. */
export function punishmentInUkrainian(punishment: Punishment, lead: string): string {
  const parts = [lengthInUkrainian(punishment, 'alone'), regimeInUkrainian(punishment)];
  const known = parts.filter((part) => part !== undefined);
  return known.length === 0 ? '' : `${lead}${known.join(', ')}`;
}

/** What follows "Засуджено", such as " до 13 років 6 місяців, колонія суворого режиму"; empty when nothing is known. */
export function punishedInUkrainian(punishment: Punishment): string {
  const length = lengthInUkrainian(punishment, 'after');
  if (length === undefined) return punishmentInUkrainian(punishment, ' – ');
  const regime = regimeInUkrainian(punishment);
  return ` до ${length}${regime === undefined ? '' : `, ${regime}`}`;
}

const LIFE_IN_UKRAINIAN = { alone: 'довічне позбавлення волі', after: 'довічного позбавлення волі' } as const;

function lengthInUkrainian({ term, lifeImprisonment }: Punishment, bent: Bent): string | undefined {
  if (lifeImprisonment === true) return LIFE_IN_UKRAINIAN[bent];
  return term === undefined ? undefined : durationInWords(term, 'uk', bent);
}

const COLONIES_IN_UKRAINIAN: Readonly<Partial<Record<string, string>>> = {
  general: 'колонія загального режиму',
  strict: 'колонія суворого режиму',
  special: 'колонія особливого режиму',
};

function regimeInUkrainian({ regime, regimeAsWritten }: Punishment): string | undefined {
  if (regime !== undefined && regime !== 'other') return COLONIES_IN_UKRAINIAN[regime] ?? wordOf(regime).in('uk');
  return regimeAsWritten === undefined ? undefined : `режим: ${regimeAsWritten}`;
}
