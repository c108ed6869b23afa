import type { Language } from '#record';
import type { Outcome } from '../finding.js';
import type { Profile } from '../profile.js';
import type { Rule } from '../rule.js';
import { say, textIn } from './say.js';

/** What a rule requires, in a language. */
export function requiresIn({ requires }: Rule, language: Language): string {
  return textIn(requires, language);
}

/** Why a rule requires it, in a language. */
export function whyIn({ why }: Rule, language: Language): string {
  return textIn(why, language);
}

/** The title of a profile in a language; that of an organisation's own profile is as it was written. */
export function titleOf({ title }: Profile, language: Language): string {
  return textIn(title, language);
}

/** An outcome as a word: "not applicable". */
export function outcomeIn(outcome: Outcome, language: Language): string {
  return say.word(outcome).in(language);
}

/** A reason for urgency, as it is kept in English, in a language. */
export function urgencyIn(reason: string, language: Language): string {
  return textIn(reason, language);
}
