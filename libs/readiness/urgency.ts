import type { Evidence } from './evidence.js';
import { isGrave, isLost } from './situation.js';

const STRIKING = new Set<unknown>(['begun', 'under-way']);

/** Why an entry is urgent although it may be incomplete. It depends on no profile: danger is nobody's rule set. */
export function urgencyOf(evidence: Evidence): string[] {
  const { status, lists } = evidence.reading;
  const { life, liberty } = status;
  if (life.value === 'dead' || liberty.value === 'at-liberty' || liberty.value === 'expelled') return [];
  const reasons: string[] = [];
  if (lists.some(({ urgent, dropped }) => urgent === true && dropped === undefined))
    reasons.push('put on a list as urgent');
  const report = evidence.latest(['HealthReported']);
  if (report !== undefined && isGrave(report)) reasons.push('gravely ill');
  if (STRIKING.has(evidence.latest(['HungerStrike'])?.account.fields['phase'])) reasons.push('on hunger strike');
  if (isLost(evidence)) reasons.push('nobody knows where the person is');
  return reasons;
}
