import { outcomeIn, requiresIn, titleOf, type Outcome, type Profile, type Rule } from '#readiness';
import type { Language } from '#record';

/** How rules, profiles and outcomes are said in a language. */
export interface RuleWords {
  requires(this: void, rule: Rule, language: Language): string;
  title(this: void, profile: Profile, language: Language): string;
  outcome(this: void, outcome: Outcome, language: Language): string;
}

/** As the catalogue of rules and profiles has them. */
export const AS_IN_THE_CATALOGUE: RuleWords = { requires: requiresIn, title: titleOf, outcome: outcomeIn };
