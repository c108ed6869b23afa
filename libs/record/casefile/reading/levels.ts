import type { Fact } from '../../decider.js';
import { strictest, type Protection } from '../../protection.js';
import { is, isClaim } from '../facts.js';

/** The level that each fact of a casefile is kept at now. */
export type Levels = (fact: Fact) => Protection;

/**
 * The levels of a casefile's facts, by its whole stream. A claim that was closed by a correction is closed in every
 * earlier state of the record too, or a look into the past would give it away.
 */
export function levelsOf(facts: readonly Fact[]): Levels {
  const claims = new Map<string, Protection>();
  let floor: Protection = 'public';
  for (const fact of facts) {
    if (isClaim(fact)) claims.set(fact.id, fact.data.protection);
    else if (is('ClaimCorrected', fact)) claims.set(fact.data.claim, fact.data.protection);
    else if (is('CasefileOpened', fact)) floor = fact.data.protection;
  }
  const of = (claim: string): Protection => claims.get(claim) ?? 'sealed';
  return (fact) => strictest(floor, levelOf(fact, of));
}

function levelOf(fact: Fact, of: (claim: string) => Protection): Protection {
  if (isClaim(fact)) return of(fact.id);
  if (is('AccountsMatched', fact)) return strictest(...fact.data.claims.map(of));
  if (is('OccurrenceAdjudicated', fact)) return of(fact.data.prefer);
  if (is('CasefileOpened', fact) || is('CasefileReviewed', fact)) return 'public';
  if (is('RuleWaived', fact)) return 'team';
  if (is('ClaimCorrected', fact) || is('ClaimRetracted', fact)) return of(fact.data.claim);
  if (is('ClaimDisputed', fact) || is('AccountSeparated', fact)) return of(fact.data.claim);
  return 'sealed';
}
