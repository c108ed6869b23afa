import { profileNamed, profiles, type Profile } from '#readiness';
import { NotOnRecord } from './desk.js';

export const PROFILE_IDS: readonly string[] = profiles.map(({ id }) => id);

/** A profile by its id. @throws NotOnRecord */
export function profileOrNot(id: string): Profile {
  const profile = profileNamed(id);
  if (profile === undefined) throw new NotOnRecord('profile');
  return profile;
}
