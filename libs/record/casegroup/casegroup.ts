import { Decisions, type Decider, type Fact } from '../decider.js';
import type { Place } from '../values/place.js';
import type { PersonName } from '../values/person-name.js';
import { openCasegroup, OpenCasegroup } from './open-casegroup.js';
import { placeInGroup, PlaceInGroup } from './place-in-group.js';

/** A group of co-defendants was opened. */
export type CasegroupOpened = Fact<
  'CasegroupOpened',
  { readonly names: readonly PersonName[]; readonly place?: Place }
>;
/** A person was placed in a group. */
export type PersonPlaced = Fact<
  'PersonPlacedInGroup',
  { readonly casefile: string; readonly role?: string; readonly from?: string; readonly until?: string }
>;

/** Co-defendants in one case. */
export interface Casegroup {
  readonly open: boolean;
  readonly members: ReadonlyMap<string, PersonPlaced['data']>;
}

export const casegroupDecisions = new Decisions<Casegroup>()
  .on(OpenCasegroup, openCasegroup)
  .on(PlaceInGroup, placeInGroup);

/** A group of co-defendants: `casegroup-<uuid>`. */
export const casegroup: Decider<Casegroup> = {
  category: 'casegroup',
  initial: { open: false, members: new Map() },
  decide: casegroupDecisions.decide,
  evolve: (state, fact) => {
    if (fact.type === 'CasegroupOpened') return { ...state, open: true };
    const { data } = fact as PersonPlaced;
    return { ...state, members: new Map(state.members).set(data.casefile, data) };
  },
};
