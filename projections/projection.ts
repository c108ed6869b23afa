import type { Profile } from '#readiness';
import type { CaseRecord, Fact, KnownSpans, Reading, Stratum } from '#record';

export type Value = string | number | null;
export type Row = Readonly<Record<string, Value>>;

/** A table of a projection. Every row belongs to one subject, named in its column `subject`. */
export interface Table {
  readonly name: string;
  /**
   * Beside `subject`; integers or texts, `?` when a value may be missing. A column `fresh_until` names the day from
   * which a row no longer holds by itself: the subject is then read again. So it is when a column `made_with` does not
   * have the number of the profiles that hold.
   */
  readonly columns: Readonly<Record<string, 'text' | 'integer' | 'text?' | 'integer?'>>;
  readonly indices: readonly (readonly string[])[];
}

/** A casefile as the readers of one stratum of clearances see it on a day. */
export interface CaseView {
  readonly record: CaseRecord;
  readonly on: string;
  /** Every recipient's rules as they hold, and the number that rows made with them carry. */
  readonly standing: ProfilesStanding;
  /** The next day on which something on record begins; null when nothing lies ahead. */
  readonly nextDay: string | null;
  readonly views: readonly { readonly stratum: Stratum; readonly reading: Reading }[];
  /** What was known when, for strata that cover all clearances: often one. */
  readonly history: readonly { readonly stratum: Stratum; readonly known: readonly KnownSpans[] }[];
}

/** The profiles that hold, shipped and published, and a number that is another for any other set of them. */
export interface ProfilesStanding {
  readonly profiles: readonly Profile[];
  readonly madeWith: number;
}

/** A disposable view: rows that a pure function derives from what is on record. */
export type Projection = CaseProjection | ListProjection;

interface Common {
  readonly name: string;
  /** A change of tables or of what is written into them is a new version, and builds the projection anew. */
  readonly version: number;
  readonly tables: readonly Table[];
}

export interface CaseProjection extends Common {
  readonly of: 'casefile';
  rows(view: CaseView): Readonly<Record<string, readonly Row[]>>;
}

export interface ListProjection extends Common {
  readonly of: 'exchangelist';
  rows(list: { readonly id: string; readonly facts: readonly Fact[] }): Readonly<Record<string, readonly Row[]>>;
}

/** The columns by which a row is found for a reader: from which rank of clearance to which. */
export const STRATUM_COLUMNS = { rank_from: 'integer', rank_to: 'integer' } as const;
