import { outcomeIn, OUTCOMES, requiresIn, ruleNamed, type Profile } from '#readiness';
import { inEach } from '../person/saying.js';
import type { InEach } from './listed-person.js';
import { LIST_WORDS, type ListWords } from './words/index.js';

/** What a word of a list means. `key` is its name in JSON. */
export interface Definition {
  readonly key: string;
  readonly name: InEach;
  readonly about: InEach;
}

/** What a rule of the profile requires. */
export interface RuleDefinition {
  readonly id: string;
  readonly requires: InEach;
  readonly blocking: boolean;
  /** Days after which evidence is stale. */
  readonly window?: number;
}

/** Whatever stands in a list and needs a word. */
export interface Definitions {
  readonly columns: readonly Definition[];
  readonly rules: readonly RuleDefinition[];
  readonly outcomes: readonly Definition[];
  readonly terms: readonly Definition[];
}

/** The definitions of a list that goes by a profile. */
export function definitionsOf(profile: Profile): Definitions {
  return {
    columns: defined(({ columns }) => columns),
    rules: profile.rules.flatMap((id) => ruleDefined(id, profile)),
    outcomes: OUTCOMES.map((outcome) => ({
      key: outcome,
      name: inEach((language) => outcomeIn(outcome, language)),
      about: inEach((language) => LIST_WORDS[language].ofOutcomes[outcome]),
    })),
    terms: defined(({ terms }) => terms),
  };
}

type Named = Readonly<Record<string, { readonly name: string; readonly about: string }>>;

function defined(part: (words: ListWords) => Named): Definition[] {
  const [en, uk] = [part(LIST_WORDS.en), part(LIST_WORDS.uk)];
  return Object.entries(en).map(([key, { name, about }]) => ({
    key,
    name: { en: name, uk: uk[key]?.name ?? name },
    about: { en: about, uk: uk[key]?.about ?? about },
  }));
}

function ruleDefined(id: string, { windows, blocking }: Profile): RuleDefinition[] {
  const rule = ruleNamed(id);
  if (rule === undefined) return [];
  const own = windows?.[id];
  const window = own === undefined ? rule.window : (own ?? undefined);
  const requires = inEach((language) => requiresIn(rule, language));
  const said = { id, requires, blocking: blocking?.[id] ?? rule.blocking };
  return [window === undefined ? said : { ...said, window }];
}
