import type { Kysely } from 'kysely';
import type { EventStore } from '#event-store';
import type { Profile, ProfileVersion } from '#readiness';
import type { CaseRecord, Perspective } from '#record';

/** What a question is answered from: the rows, the log behind them, today, and how far the rows have come. */
export interface Desk {
  /** Today's date, UTC. */
  readonly today: string;
  /** The position that the rows include; '' before anything was recorded. */
  readonly position: string;
  readonly store: EventStore;
  /** The rows of one projection, typed as its tables. @throws ProjectionStopped */
  rows<Tables>(projection: string): Kysely<Tables>;
  /** Everything on record about one person; undefined when no casefile has that id. */
  caseRecord(casefile: string): Promise<CaseRecord | undefined>;
  /** A recipient's profile as the record held it then, by default at `position`; undefined when there was none. */
  profile(id: string, known?: Perspective['known']): Promise<Profile | undefined>;
  /** One version of a profile, such as the one that a list was frozen under; undefined when there is none. */
  profileVersion(id: string, version: number): Promise<Profile | undefined>;
  /** Every version of a profile that had held by then, oldest first; none when there was no such profile. */
  profileVersions(id: string, known?: Perspective['known']): Promise<readonly ProfileVersion[]>;
  /** Every profile as it held then, those that are shipped first. */
  profiles(known?: Perspective['known']): Promise<readonly ProfileVersion[]>;
}

/** What was asked about is not on record, or not for this reader: the two are told apart by nobody. */
export class NotOnRecord extends Error {
  override readonly name = 'NotOnRecord';

  constructor(readonly what: string) {
    super(`There is no such ${what}.`);
  }
}

/** The rows have not come as far as the question wants in the time it could wait. */
export class NotYetProjected extends Error {
  override readonly name = 'NotYetProjected';

  constructor(readonly atLeast: string) {
    super('What was recorded has not reached the readings yet; ask again in a moment.');
  }
}

/** A projection could not derive its rows: rather than answer with old ones, it waits to be built anew. */
export class ProjectionStopped extends Error {
  override readonly name = 'ProjectionStopped';

  constructor(readonly projection: string) {
    super(`The readings of ${projection} have stopped and must be rebuilt.`);
  }
}
