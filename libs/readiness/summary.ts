import type { Language } from '#record';
import type { Readiness } from './evaluate.js';
import { listOf, say } from './words/say.js';

/** Such as "not ready: 2 blocking: CO-2 unmet, CU-3 stale since 2026-08-14"; "ready" when nothing blocks. */
export function summaryOf({ ready, blocking, rules }: Readiness, language: Language = 'en'): string {
  if (ready) return say`ready`.in(language);
  const said = blocking.map((id) => {
    const { outcome = 'unmet', since } = rules.find((one) => one.id === id) ?? {};
    const found = say.word(outcome);
    return since === undefined ? say`${id} ${found}` : say`${id} ${found} since ${since}`;
  });
  return say`not ready: ${blocking.length} blocking: ${listOf(said)}`.in(language);
}
