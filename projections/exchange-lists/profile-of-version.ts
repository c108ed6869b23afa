import type { Profile } from '#readiness';
import type { ListFrozen } from '#record';
import { NotOnRecord, type Desk } from '../desk.js';

/** The profile in the version that a list was frozen under. @throws NotOnRecord */
export async function profileOf({ profile }: Pick<ListFrozen['data'], 'profile'>, desk: Desk): Promise<Profile> {
  const then = await desk.profileVersion(profile.id, profile.version);
  if (then === undefined) throw new NotOnRecord('version of the profile');
  return then;
}
