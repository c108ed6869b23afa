import type { EventStore } from '#event-store';
import { idOf, streamCategoryOf } from '#record';
import type { CaseIndex } from './case-index.js';
import { CaseRecords } from './case-records.js';
import { caseViewOf, namesIn } from './case-view.js';
import { Names } from './names.js';
import type { Projection, Row } from './projection.js';

/** The rows of one subject in one projection, by table. */
export interface SubjectRows {
  readonly projection: string;
  readonly subject: string;
  readonly rows: Readonly<Record<string, readonly Row[]>>;
}

/** What stopped a projection: a subject whose rows it could not derive, or that its tables do not take. */
export interface Failure {
  readonly projection: string;
  readonly subject: string;
  readonly error: unknown;
}

/** The subjects that something was recorded about. */
export interface Touched {
  readonly casefiles: ReadonlySet<string>;
  readonly lists: ReadonlySet<string>;
}

/** What a batch amounts to: rows, the names that changed, and the projections that stopped. */
export interface Derived {
  readonly subjects: readonly SubjectRows[];
  readonly names: Names;
  readonly failures: readonly Failure[];
}

/** What rows are derived from: the log, its index, and the day they are to hold on. */
export interface Source {
  readonly store: EventStore;
  readonly index: CaseIndex;
  readonly on: string;
}

/** Reads each subject once and lets every projection derive its rows from that. One that fails is not asked again. */
export async function derive(source: Source, touched: Touched, projections: readonly Projection[]): Promise<Derived> {
  const { store, index, on } = source;
  const names = new Names(index);
  const records = new CaseRecords(store, index, names);
  const gathering = new Gathering(projections);
  let casefiles = touched.casefiles;
  while (casefiles.size > 0) {
    const alike = new Set<string>();
    for (const casefile of casefiles) {
      const record = await records.of(casefile);
      if (record === undefined) continue;
      const view = caseViewOf(record, on);
      for (const other of names.rename(casefile, namesIn(view))) alike.add(other);
      gathering.add(casefile, (projection) => (projection.of === 'casefile' ? projection.rows(view) : undefined));
    }
    // Those that came to share a name, or ceased to, are read again, now that each can see the other.
    casefiles = alike;
  }
  for (const id of touched.lists) {
    const facts = await records.facts(`exchangelist-${id}`);
    gathering.add(id, (projection) => (projection.of === 'exchangelist' ? projection.rows({ id, facts }) : undefined));
  }
  return { subjects: gathering.subjects(), names, failures: [...gathering.failures.values()] };
}

/** The subjects that events in these streams are about. */
export function touchedBy(streams: Iterable<string>, index: Pick<CaseIndex, 'casefilesOf'>): Touched {
  const casefiles = new Set<string>();
  const lists = new Set<string>();
  for (const stream of streams) {
    const category = streamCategoryOf(stream);
    if (category === 'casefile') casefiles.add(idOf(stream));
    else for (const casefile of index.casefilesOf(stream)) casefiles.add(casefile);
    if (category === 'exchangelist') lists.add(idOf(stream));
  }
  return { casefiles, lists };
}

/** The rows of a batch in the making. */
class Gathering {
  readonly failures = new Map<string, Failure>();
  private readonly derived = new Map<string, SubjectRows>();

  constructor(private readonly projections: readonly Projection[]) {}

  add(subject: string, rowsOf: (projection: Projection) => SubjectRows['rows'] | undefined): void {
    for (const projection of this.projections) {
      const { name } = projection;
      if (this.failures.has(name)) continue;
      try {
        const rows = rowsOf(projection);
        if (rows !== undefined) this.derived.set(`${name} ${subject}`, { projection: name, subject, rows });
      } catch (error) {
        this.failures.set(name, { projection: name, subject, error });
      }
    }
  }

  subjects(): SubjectRows[] {
    return [...this.derived.values()].filter(({ projection }) => !this.failures.has(projection));
  }
}
