import { citedPerson } from '../casefile/cited-person.js';
import { RecordCommand, type Context, type NewFact } from '../decider.js';
import { EdtfDate, Id, Text } from '../fields/index.js';
import { Refused } from '../refused.js';
import { sameValue } from '../same-value.js';
import type { Casegroup } from './casegroup.js';

/** Places a person in a group of co-defendants. */
export class PlaceInGroup extends RecordCommand {
  @Id()
  casegroup!: string;

  @Id()
  casefile!: string;

  @Text({ optional: true, max: 200 })
  role?: string;

  @EdtfDate({ optional: true })
  from?: string;

  @EdtfDate({ optional: true })
  until?: string;

  override stream(): string {
    return `casegroup-${this.casegroup}`;
  }

  override cites(): string[] {
    return [`casefile-${this.casefile}`];
  }
}

export function placeInGroup({ casegroup: _, ...placed }: PlaceInGroup, state: Casegroup, context: Context): NewFact {
  if (!state.open) throw new Refused('unknown-casegroup', 'No group has been opened under this id.');
  citedPerson(placed.casefile, context);
  if (sameValue(state.members.get(placed.casefile), placed))
    throw new Refused('already-in-group', 'The person is in this group already, in the same role and time.');
  return { type: 'PersonPlacedInGroup', data: { ...placed } };
}
