import type { Context, NewFact } from '../decider.js';
import { Id, Text } from '../fields/index.js';
import { Refused } from '../refused.js';
import { CasefileCommand, accountsOf, standingClaim } from './casefile-command.js';
import type { Casefile } from './casefile.js';

/** Says that a claim tells of another occurrence than the one it was taken for. */
export class SeparateAccount extends CasefileCommand {
  @Id()
  occurrence!: string;

  @Id({ about: 'The claim that tells of something else' })
  separate!: string;

  @Text({ max: 2000 })
  reason!: string;
}

export function separateAccount(command: SeparateAccount, state: Casefile, { id }: Context): NewFact {
  const { occurrence, separate, reason } = command;
  const { data } = standingClaim(state, separate);
  if (data.occurrence !== occurrence)
    throw new Refused('account-not-of-occurrence', `Claim ${separate} is no account of occurrence ${occurrence}.`);
  if (accountsOf(state, occurrence).length === 1)
    throw new Refused('only-account', `Claim ${separate} is the only account of its occurrence.`);
  return { type: 'AccountSeparated', data: { claim: separate, occurrence: id, reason, protection: data.protection } };
}
