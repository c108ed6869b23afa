import { profiles, type Profile } from '#readiness';
import { NotOnRecord, type Desk } from './desk.js';
import { perspectiveOf, type Question } from './question.js';

/** The ids of the profiles that are shipped. */
export const PROFILE_IDS: readonly string[] = profiles.map(({ id }) => id);

/** The profile of that id, shipped or published, as it was known at the time that is asked about. @throws NotOnRecord */
export async function profileAsked(question: Question<unknown>, desk: Desk, id: string): Promise<Profile> {
  const profile = await desk.profile(id, perspectiveOf(question, desk).known);
  if (profile === undefined) throw new NotOnRecord('profile');
  return profile;
}
