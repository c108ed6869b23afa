import { createHash } from 'node:crypto';
import type { EventStore } from '#event-store';
import { currentOf, publishedIn, standingProfiles, versionsOf, type Profile, type ProfileVersion } from '#readiness';
import { asFact, idOf, profileStream, type Perspective } from '#record';
import type { CaseIndex } from './case-index.js';
import type { ProfilesStanding } from './projection.js';
import { wasHeld } from './question.js';

type Known = Pick<Perspective, 'known'>;

/** Gathers the profiles there are: those that are shipped, and those on record. What was read once is not read again. */
export class ProfileRecords {
  private readonly read = new Map<string, Read>();
  private last: (ProfilesStanding & { readonly versions: string }) | undefined;

  constructor(
    private readonly store: EventStore,
    private readonly index: CaseIndex,
  ) {}

  /** Every version of a profile that had ever held by then, oldest first. */
  async versions(id: string, known: Known): Promise<ProfileVersion[]> {
    return versionsOf(id, await this.published(id, known));
  }

  /** The version of a profile that held then; undefined when there was none. */
  async current(id: string, known: Known): Promise<ProfileVersion | undefined> {
    return currentOf(id, await this.published(id, known));
  }

  /** What held of every profile then. */
  async all(known: Known): Promise<ProfileVersion[]> {
    const streams = this.index.profileStreams();
    return standingProfiles((await Promise.all(streams.map((stream) => this.published(idOf(stream), known)))).flat());
  }

  /** The profiles that rows are made with: as the log has them now. */
  async standing(): Promise<ProfilesStanding> {
    const profiles = (await this.all({})).map(({ profile }) => profile);
    const versions = profiles.map(({ id, version }) => `${id}@${version}`).join(' ');
    if (this.last?.versions !== versions) this.last = { versions, profiles, madeWith: numberOf(profiles) };
    return this.last;
  }

  private async published(id: string, known: Known): Promise<readonly ProfileVersion[]> {
    const isHeld = wasHeld(known);
    return (await this.readOn(id)).filter(
      ({ published }) => published === undefined || isHeld({ ...published, recordedAt: published.at }),
    );
  }

  /** All that was published under an id. The same version is the same object each time: what is worked out of it is kept by it. */
  private async readOn(id: string): Promise<readonly ProfileVersion[]> {
    const known = this.read.get(id) ?? NOTHING;
    const since = (await this.store.readStream(profileStream(id), { from: BigInt(known.facts) })).map(asFact);
    if (since.length === 0) return known.versions;
    const now = { facts: known.facts + since.length, versions: [...known.versions, ...publishedIn(id, since)] };
    // Whoever read at the same time and was first has made the objects that are kept.
    const kept = this.read.get(id);
    if (kept !== undefined && kept.facts >= now.facts) return kept.versions;
    this.read.set(id, now);
    return now.versions;
  }
}

/** The versions that so many facts of a stream amount to. */
interface Read {
  readonly facts: number;
  readonly versions: readonly ProfileVersion[];
}

const NOTHING: Read = { facts: 0, versions: [] };

/** Content and all: of a version that a program of tomorrow ships anew, rows of today are not taken. */
function numberOf(profiles: readonly Profile[]): number {
  const digest = createHash('sha256').update(JSON.stringify(profiles));
  return digest.digest().readUIntBE(0, 6);
}
