import type { NewFact } from '../decider.js';
import { Id, Text } from '../fields/index.js';
import { Refused } from '../refused.js';
import { CasefileCommand, accountsOf, standingClaim } from './casefile-command.js';
import type { Casefile } from './casefile.js';

/** Prefers one account of an occurrence; the preference has a name and a reason, and can be made anew. */
export class AdjudicateOccurrence extends CasefileCommand {
  @Id()
  occurrence!: string;

  @Id({ about: 'The claim whose account is preferred' })
  prefer!: string;

  @Text({ max: 2000 })
  reason!: string;
}

export function adjudicateOccurrence({ occurrence, prefer, reason }: AdjudicateOccurrence, state: Casefile): NewFact {
  accountsOf(state, occurrence);
  const { data } = standingClaim(state, prefer);
  if (data.occurrence !== occurrence)
    throw new Refused('account-not-of-occurrence', `Claim ${prefer} is no account of occurrence ${occurrence}.`);
  return { type: 'OccurrenceAdjudicated', data: { occurrence, prefer, reason, protection: data.protection } };
}
