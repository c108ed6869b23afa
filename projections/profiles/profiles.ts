import type { ProfileVersion } from '#readiness';
import { ProfileId, WholeNumber, type Protection } from '#record';
import { NotOnRecord, type Desk } from '../desk.js';
import { perspectiveOf, Question, type Page } from '../question.js';
import { asAsked, type ProfileContent } from './as-asked.js';

/** Where a version comes from. What is shipped stands in the program itself; the rest on record. */
export interface VersionEntry {
  readonly version: number;
  readonly origin: 'shipped' | 'published';
  readonly publishedAt?: string;
  readonly publishedBy?: string;
}

/** A profile among the others, in the version that holds. */
export interface ProfileEntry extends VersionEntry {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly clearance: Protection;
}

/** One version of a profile, whole, and which others there are. */
export interface ProfileAnswer extends VersionEntry {
  readonly id: string;
  /** What the version says, in the words in which it is published. */
  readonly content: ProfileContent;
  readonly versions: readonly VersionEntry[];
  readonly known: string;
  readonly position: string;
}

/** Every recipient's profile, in the version that holds: those that are shipped first. They are few, and stand on one page. */
export class Profiles extends Question<Page<ProfileEntry>> {
  async answer(desk: Desk): Promise<Page<ProfileEntry>> {
    const standing = await desk.profiles(perspectiveOf(this, desk).known);
    const items = standing.map((one) => {
      const { id, title, about, clearance } = one.profile;
      return { id, title, about, clearance, ...entryOf(one) };
    });
    return { items, next: null, total: items.length, position: desk.position };
  }
}

/** One profile, in the version that holds or in an earlier one. */
export class ProfileReading extends Question<ProfileAnswer> {
  @ProfileId()
  profile!: string;

  @WholeNumber({ optional: true, min: 1, about: 'The version that holds by default' })
  version?: number;

  async answer(desk: Desk): Promise<ProfileAnswer> {
    const versions = await desk.profileVersions(this.profile, perspectiveOf(this, desk).known);
    const asked = versions.findLast(({ profile }) => this.version === undefined || profile.version === this.version);
    if (asked === undefined) throw new NotOnRecord(versions.length === 0 ? 'profile' : 'version of the profile');
    return {
      id: this.profile,
      ...entryOf(asked),
      content: asAsked(asked.profile),
      versions: versions.map(entryOf),
      known: this.known ?? desk.position,
      position: desk.position,
    };
  }
}

function entryOf({ profile: { version }, published }: ProfileVersion): VersionEntry {
  return published === undefined
    ? { version, origin: 'shipped' }
    : { version, origin: 'published', publishedAt: published.at.toISOString(), publishedBy: published.by };
}
