import type { Vocabulary } from '#record';
import { profiles } from './profiles/index.js';
import { rules } from './rules/index.js';

/** The names of profiles and rules that may be used in what is recorded. */
export const vocabulary: Vocabulary = {
  profiles: new Set(profiles.map(({ id }) => id)),
  rules: new Set(rules.map(({ id }) => id)),
};
