import type { EventStore } from '#event-store';
import { asFact } from '#record';
import type { CaseIndex, NameEntry } from './case-index.js';
import { CaseRecords } from './case-records.js';
import { caseViewOf, namesIn } from './case-view.js';
import { ProfileRecords } from './profile-records.js';
import { ProjectionFailed } from './projection-failed.js';
import type { Projection, Row } from './projection.js';

/** What the projections make of one subject: its rows by projection and table, and the names it goes by. */
export interface Derived {
  readonly subject: string;
  readonly names?: readonly NameEntry[];
  readonly rows: readonly { readonly projection: string; readonly tables: Readonly<Record<string, readonly Row[]>> }[];
  /** Projections that could not derive this subject, and why. */
  readonly failures: readonly { readonly projection: string; readonly error: string }[];
}

/** Reads subjects and lets the projections derive their rows; it writes nothing. */
export class Derivation {
  private readonly records: CaseRecords;
  private readonly recipients: ProfileRecords;

  constructor(
    private readonly store: EventStore,
    index: CaseIndex,
    private readonly projections: readonly Projection[],
  ) {
    this.records = new CaseRecords(store, index);
    this.recipients = new ProfileRecords(store, index);
  }

  /** The casefiles as they stand, on a day, for the projections named. */
  async casefiles(ids: readonly string[], on: string, projections: readonly string[]): Promise<Derived[]> {
    const derived: Derived[] = [];
    if (ids.length === 0) return derived;
    const standing = await this.recipients.standing();
    for (const id of ids) {
      const record = await this.records.of(id);
      if (record === undefined) continue;
      const view = caseViewOf(record, on, standing);
      const rows = this.rowsOf(id, projections, (projection) =>
        projection.of === 'casefile' ? projection.rows(view) : undefined,
      );
      derived.push({ ...rows, names: namesIn(view) });
    }
    return derived;
  }

  /** The number that casefiles carry which are derived now. */
  async madeWith(): Promise<number> {
    return (await this.recipients.standing()).madeWith;
  }

  /** The exchange lists as they stand. */
  async lists(ids: readonly string[], projections: readonly string[]): Promise<Derived[]> {
    const derived: Derived[] = [];
    for (const id of ids) {
      const facts = (await this.store.readStream(`exchangelist-${id}`)).map(asFact);
      derived.push(
        this.rowsOf(id, projections, (projection) =>
          projection.of === 'exchangelist' ? projection.rows({ id, facts }) : undefined,
        ),
      );
    }
    return derived;
  }

  private rowsOf(
    subject: string,
    wanted: readonly string[],
    tablesOf: (projection: Projection) => Derived['rows'][number]['tables'] | undefined,
  ): Derived {
    const rows: { projection: string; tables: Derived['rows'][number]['tables'] }[] = [];
    const failures: { projection: string; error: string }[] = [];
    for (const projection of this.projections) {
      if (!wanted.includes(projection.name)) continue;
      try {
        const tables = tablesOf(projection);
        if (tables !== undefined) rows.push({ projection: projection.name, tables });
      } catch (error) {
        failures.push({ projection: projection.name, error: error instanceof Error ? error.message : String(error) });
      }
    }
    return { subject, rows, failures };
  }
}

/** What stopped each projection first. */
export function failuresIn(subjects: readonly Derived[]): ProjectionFailed[] {
  const failures = new Map<string, ProjectionFailed>();
  for (const derived of subjects)
    for (const { projection, error } of derived.failures)
      if (!failures.has(projection))
        failures.set(projection, new ProjectionFailed(projection, derived.subject, { cause: error }));
  return [...failures.values()];
}
