import type { Profile } from '../profile.js';
import { contactGroup } from './contact-group-2015-2022.js';
import { coordinationHq } from './coordination-hq.js';
import { gravelyIll } from './gravely-ill-to-mediator.js';
import { ombudsmanList } from './ombudsman-list.js';
import { wgadPetition } from './wgad-petition.js';
import { wgeidReport } from './wgeid-report.js';

/** Every profile there is. */
export const profiles: readonly Profile[] = [
  contactGroup,
  ombudsmanList,
  gravelyIll,
  coordinationHq,
  wgadPetition,
  wgeidReport,
];

const byId: ReadonlyMap<string, Profile> = new Map(profiles.map((profile) => [profile.id, profile]));

/** The profile of that id; undefined when there is none. */
export function profileNamed(id: string): Profile | undefined {
  return byId.get(id);
}
