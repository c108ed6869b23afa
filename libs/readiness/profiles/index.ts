import type { Profile } from '../profile.js';
import { contactGroup } from './contact-group-2015-2022.js';
import { coordinationHq } from './coordination-hq.js';
import { gravelyIll } from './gravely-ill-to-mediator.js';
import { ombudsmanList } from './ombudsman-list.js';
import { wgadPetition } from './wgad-petition.js';
import { wgeidReport } from './wgeid-report.js';

/**
 * Every version that was ever shipped, of each profile in their order. One that stands here is never changed, as lists were
 * frozen under it: a change is another entry, with the next version.
 */
export const shipped: readonly Profile[] = [
  contactGroup,
  ombudsmanList,
  gravelyIll,
  coordinationHq,
  wgadPetition,
  wgeidReport,
];

const newest: ReadonlyMap<string, Profile> = new Map(shipped.map((profile) => [profile.id, profile]));

/** Every profile that is shipped, in its newest version. */
export const profiles: readonly Profile[] = [...newest.values()];

/** The shipped profile of that id; undefined when there is none. */
export function profileNamed(id: string): Profile | undefined {
  return newest.get(id);
}
