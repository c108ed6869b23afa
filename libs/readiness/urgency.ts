import type { Sentence } from '#record';
import type { Evidence } from './evidence.js';
import { isGrave, isLost } from './situation.js';
import { say } from './words/say.js';

const STRIKING = new Set<unknown>(['begun', 'under-way']);

/** Why an entry is urgent although it may be incomplete. It depends on no profile: danger is nobody's rule set. */
export function urgencyOf(evidence: Evidence): Sentence[] {
  const { status, lists } = evidence.reading;
  const { life, liberty } = status;
  if (life.value === 'dead' || liberty.value === 'at-liberty' || liberty.value === 'expelled') return [];
  const reasons: Sentence[] = [];
  if (lists.some(({ urgent, dropped }) => urgent === true && dropped === undefined))
    reasons.push(say`put on a list as urgent`);
  const report = evidence.latest(['HealthReported']);
  if (report !== undefined && isGrave(report)) reasons.push(say`gravely ill`);
  if (STRIKING.has(evidence.latest(['HungerStrike'])?.account.fields['phase'])) reasons.push(say`on hunger strike`);
  if (isLost(evidence)) reasons.push(say`nobody knows where the person is`);
  return reasons;
}
