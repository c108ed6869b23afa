import { OneOf, Term, Text, YesNo } from '../../fields/index.js';
import { codeInWords, durationInWords } from './in-words.js';

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
  const named = regime === undefined || regime === 'other' ? regimeAsWritten : codeInWords(regime);
  const parts = [
    ...(lifeImprisonment === true ? ['life imprisonment'] : term === undefined ? [] : [durationInWords(term)]),
    ...(named === undefined ? [] : [`${named} regime`]),
  ];
  return parts.length === 0 ? undefined : parts.join(', ');
}
