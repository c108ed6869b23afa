import type { Fact, ProfilePublished } from '#record';
import type { Profile } from './profile.js';
import { profileNamed, profiles, shipped } from './profiles/index.js';

/** A version of a profile: shipped with the program, or published here. */
export interface ProfileVersion {
  readonly profile: Profile;
  /** By whom and when it came on record; left out where it was shipped. */
  readonly published?: { readonly by: string; readonly at: Date; readonly position: string };
}

/** The versions that the facts of a profile's stream amount to, in their order. */
export function publishedIn(id: string, facts: readonly Fact[]): ProfileVersion[] {
  const published = facts.filter(({ type }) => type === 'ProfilePublished') as readonly ProfilePublished[];
  return published.map((fact) => publishedBy(id, fact));
}

/**
 * Every version of a profile that has ever held, oldest first, given those that were published. What a later program ships
 * under an id that an organisation has made its own never comes to hold.
 */
export function versionsOf(id: string, published: readonly ProfileVersion[]): ProfileVersion[] {
  const first = published[0]?.profile.version ?? Infinity;
  const before = shipped.filter((profile) => profile.id === id && profile.version < first);
  return [...before.map((profile) => ({ profile })), ...published];
}

/** The version of a profile that holds, given those that were published; undefined when there is no such profile. */
export function currentOf(id: string, published: readonly ProfileVersion[]): ProfileVersion | undefined {
  const named = profileNamed(id);
  return published.at(-1) ?? (named && { profile: named });
}

/** What holds of every profile: the shipped ones in their order, some superseded, then those of the organisation's own. */
export function standingProfiles(published: readonly ProfileVersion[]): ProfileVersion[] {
  const own = new Map(published.map((version) => [version.profile.id, version]));
  const standing = profiles.map((profile) => own.get(profile.id) ?? { profile });
  const isShipped = new Set(profiles.map(({ id }) => id));
  return [...standing, ...[...own.values()].filter(({ profile }) => !isShipped.has(profile.id))];
}

function publishedBy(id: string, { data, recordedAt, recordedBy, position }: ProfilePublished): ProfileVersion {
  const { protection: _, ...content } = data;
  return { profile: { id, ...content }, published: { by: recordedBy, at: recordedAt, position } };
}
