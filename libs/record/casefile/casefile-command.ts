import { RecordCommand } from '../decider.js';
import { Id } from '../fields/index.js';
import { Refused } from '../refused.js';
import type { Casefile, ClaimOnRecord } from './casefile.js';

/** Something asked of a casefile that is open. */
export abstract class CasefileCommand extends RecordCommand {
  @Id()
  casefile!: string;

  override stream(): string {
    return `casefile-${this.casefile}`;
  }
}

/** @throws Refused `casefile-not-open`, `casefile-erased` */
export function mustBeOpen(state: Casefile): void {
  mustHaveBeenOpened(state);
  mustNotBeErased(state);
}

/** @throws Refused `casefile-not-open` */
export function mustHaveBeenOpened(state: Casefile): void {
  if (!state.open) throw new Refused('casefile-not-open', 'No casefile has been opened under this id.');
}

/** @throws Refused `casefile-erased` */
export function mustNotBeErased(state: Pick<Casefile, 'erased'>): void {
  if (state.erased !== undefined)
    throw new Refused('casefile-erased', 'What this casefile held has been erased; nothing is added to it.');
}

/** A claim that stands in the casefile. @throws Refused `claim-not-on-record`, `claim-retracted` */
export function standingClaim(state: Casefile, id: string): ClaimOnRecord {
  mustBeOpen(state);
  const claim = state.claims.get(id);
  if (claim === undefined) throw new Refused('claim-not-on-record', `The casefile has no claim ${id}.`);
  if (claim.retracted) throw new Refused('claim-retracted', `Claim ${id} has been retracted.`);
  return claim;
}

/** The claims that tell of one occurrence. @throws Refused `occurrence-not-on-record` */
export function accountsOf(state: Casefile, occurrence: string): ClaimOnRecord[] {
  mustBeOpen(state);
  const accounts = [...state.claims.values()].filter(({ data }) => data.occurrence === occurrence);
  if (accounts.length === 0)
    throw new Refused('occurrence-not-on-record', `The casefile has no occurrence ${occurrence}.`);
  return accounts;
}
