import type { NewFact } from '../decider.js';
import { Id, Ids, Text } from '../fields/index.js';
import { strictest } from '../protection.js';
import { Refused } from '../refused.js';
import { CasefileCommand, standingClaim } from './casefile-command.js';
import type { Casefile } from './casefile.js';
import { mustBeOfKind } from './record-claim.js';

/** Says that claims recorded apart tell of one occurrence. */
export class MatchAccounts extends CasefileCommand {
  @Id()
  occurrence!: string;

  @Ids({ about: 'Claims that tell of this occurrence too' })
  match!: string[];

  @Text({ max: 2000 })
  reason!: string;
}

export function matchAccounts({ occurrence, match, reason }: MatchAccounts, state: Casefile): NewFact {
  const claims = match.map((id) => standingClaim(state, id));
  for (const { id, kind, data } of claims) {
    mustBeOfKind(state, occurrence, kind);
    if (data.occurrence === occurrence)
      throw new Refused('same-occurrence', `Claim ${id} is an account of this occurrence already.`);
  }
  const protection = strictest(...claims.map(({ data }) => data.protection));
  return { type: 'AccountsMatched', data: { occurrence, claims: match, reason, protection } };
}
