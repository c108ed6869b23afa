import type { NewFact } from '../decider.js';
import { Id, Text } from '../fields/index.js';
import { CasefileCommand, standingClaim } from './casefile-command.js';
import type { Casefile } from './casefile.js';

/** Takes a claim back: it stays on record, and no longer counts. */
export class RetractClaim extends CasefileCommand {
  @Id()
  claim!: string;

  @Text({ max: 2000 })
  reason!: string;
}

export function retractClaim({ claim, reason }: RetractClaim, state: Casefile): NewFact {
  const { data } = standingClaim(state, claim);
  return { type: 'ClaimRetracted', data: { claim, reason, protection: data.protection } };
}
