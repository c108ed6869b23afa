import type { Language, NameOnRecord, PersonName, Reading } from '#record';
import type { Figure } from './figure.js';

/** Schemes by which papers about a person are matched, the safest first. */
const SAFEST: readonly (string | undefined)[] = ['passport', 'verdict'];

/** The spelling that suits a language best: one in that language, of a passport or a verdict first; else the first there is. */
export function bestName<N extends PersonName>(names: readonly N[], language: Language): N | undefined {
  const inLanguage = names.filter(({ lang }) => lang !== undefined && lang.split('-')[0]?.toLowerCase() === language);
  return inLanguage.toSorted((a, b) => rankOf(a) - rankOf(b))[0] ?? names[0];
}

function rankOf({ scheme }: PersonName): number {
  const at = SAFEST.indexOf(scheme);
  return at === -1 ? SAFEST.length : at;
}

/** The person's name as one writes it in a language; undefined where the reading holds none. */
export function nameIn({ names }: Pick<Reading, 'names'>, language: Language): Figure<PersonName> | undefined {
  const best = bestName(names, language);
  return best === undefined ? undefined : nameTold(best);
}

/** A spelling without its sources. One that only the opening of the casefile gives rests on no claim. */
export function nameTold({ claim, sources: _, ...name }: NameOnRecord): Figure<PersonName> {
  return { value: name, claims: claim === undefined ? [] : [claim] };
}
