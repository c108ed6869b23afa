import { evaluate, type Profile } from '#readiness';
import type { Reading } from '#record';
import type { Deadline, DeadlineKind } from './deadline.js';

/** The kinds that are worked out when they are asked for. */
export const GOING_STALE: ReadonlySet<DeadlineKind> = new Set(['evidence-goes-stale', 'consent-goes-stale']);

/** When what is there for a recipient will no longer do. A waiver ends by a deadline of its own. */
export function goingStale(reading: Reading, profile: Profile): Deadline[] {
  return evaluate(reading, profile).rules.flatMap(({ id: rule, outcome, until }): Deadline[] => {
    if (outcome !== 'met' || until === undefined) return [];
    const kind = isOfConsent(rule) ? 'consent-goes-stale' : 'evidence-goes-stale';
    return [{ kind, day: until, rule, profile: profile.id }];
  });
}

const isOfConsent = (rule: string) => rule.startsWith('CO-');
