import type { Context } from '../decider.js';
import { Refused } from '../refused.js';
import { profile } from './profile.js';

/** The stream of a profile that was published. */
export const profileStream = (id: string): string => `profile-${id}`;

/** A profile is shipped with the program, or was published here. @throws Refused `unknown-profile` */
export function mustBeProfile(id: string, context: Context): void {
  if (!context.vocabulary.profiles.has(id) && context.cited(profile, profileStream(id)) === undefined)
    throw new Refused('unknown-profile', `There is no readiness profile ${id}.`);
}
