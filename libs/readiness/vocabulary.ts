import type { RuleSet, Vocabulary } from '#record';
import type { Profile } from './profile.js';
import { profiles } from './profiles/index.js';
import { rules } from './rules/index.js';

/** They keep what is handed over from doing harm to those it is about, whoever the recipient is. */
const DO_NO_HARM = ['PR-1', 'PR-2'] as const;

/** The names that may be used in what is recorded: the profiles there are, and the rules, also those that may be waived. */
export const vocabulary: Vocabulary = {
  profiles: new Map(profiles.map((profile) => [profile.id, { version: profile.version, content: contentOf(profile) }])),
  rules: new Set(rules.filter(({ waivable }) => waivable !== false).map(({ id }) => id)),
  everyRule: new Set(rules.map(({ id }) => id)),
  indispensable: new Set(DO_NO_HARM),
};

function contentOf({ id: _, version: __, ...content }: Profile): RuleSet {
  return content;
}
