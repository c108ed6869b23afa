import type { Vocabulary } from '#record';
import { profiles } from './profiles/index.js';
import { rules } from './rules/index.js';

/** The names that may be used in what is recorded: the profiles there are, and the rules that may be waived. */
export const vocabulary: Vocabulary = {
  profiles: new Set(profiles.map(({ id }) => id)),
  rules: new Set(rules.filter(({ waivable }) => waivable !== false).map(({ id }) => id)),
};
