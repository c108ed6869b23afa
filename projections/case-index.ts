import type Sqlite from 'better-sqlite3';

/** A name that a casefile goes by, folded, and the rank of the level at which it does. */
export interface NameEntry {
  readonly key: string;
  readonly rank: number;
}

/** A casefile, and a rank of the level at which something about it is seen. */
export interface Ranked {
  readonly casefile: string;
  readonly rank: number;
}

/** Names to be written, and the casefiles that came or ceased to share one: what was derived of them is to be derived again. */
export interface NamesChanged {
  readonly names: ReadonlyMap<string, readonly NameEntry[]>;
  readonly alike: ReadonlySet<string>;
}

/** Which streams tell of which casefile, and which casefiles share a name: what must be read again when something is recorded. */
export class CaseIndex {
  private readonly statements = new Map<string, Sqlite.Statement>();

  constructor(private readonly db: Sqlite.Database) {}

  /** Notes that a stream names a casefile. */
  link(stream: string, casefile: string): void {
    this.prepared('insert into case_stream values (?, ?) on conflict do nothing').run(casefile, stream);
  }

  streamsOf(casefile: string): string[] {
    return this.prepared('select stream from case_stream where casefile = ? order by stream')
      .pluck()
      .all(casefile) as string[];
  }

  casefilesOf(stream: string): string[] {
    return this.prepared('select casefile from case_stream where stream = ?').pluck().all(stream) as string[];
  }

  namesOf(casefile: string): NameEntry[] {
    return this.prepared('select key, rank from case_name where casefile = ? order by key').all(casefile) as NameEntry[];
  }

  /** The casefiles that go by a name. */
  bearersOf(key: string): Ranked[] {
    return this.prepared('select casefile, rank from case_name where key = ?').all(key) as Ranked[];
  }

  /** Replaces the names of casefiles, and marks those that are alike. */
  write({ names, alike }: NamesChanged): void {
    for (const [casefile, entries] of names) {
      this.prepared('delete from case_name where casefile = ?').run(casefile);
      for (const { key, rank } of entries) this.prepared('insert into case_name values (?, ?, ?)').run(casefile, key, rank);
    }
    if (alike.size === 0) return;
    const mark = this.mark + 1;
    for (const casefile of alike) this.prepared('insert or replace into case_alike values (?, ?)').run(casefile, mark);
  }

  /** Grows whenever casefiles come or cease to share a name. */
  get mark(): number {
    return this.prepared('select coalesce(max(mark), 0) from case_alike').pluck().get() as number;
  }

  /** The casefiles that came or ceased to share a name after a mark. */
  alikeSince(mark: number): string[] {
    return this.prepared('select casefile from case_alike where mark > ?').pluck().all(mark) as string[];
  }

  private prepared(sql: string): Sqlite.Statement {
    const known = this.statements.get(sql) ?? this.db.prepare(sql);
    this.statements.set(sql, known);
    return known;
  }
}
