import type { Audience } from '#readiness';
import { wordIn, wordOf, type Language, type Word } from '#record';
import { WORDS } from '../words/index.js';

/** For whom a paper is and up to which level, as it stands on every page. */
export function markingOf(
  { level, internal }: Audience,
  { title }: { readonly title: Word },
  language: Language,
): string {
  const { markedFor, markedInternal } = WORDS[language];
  const upTo = wordOf(level).in(language);
  return internal ? markedInternal(upTo) : markedFor(wordIn(title, language), upTo);
}
