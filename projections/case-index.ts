import type Sqlite from 'better-sqlite3';

/** A name that a casefile goes by, folded, and the rank of the level at which it does. */
export interface NameEntry {
  readonly key: string;
  readonly rank: number;
}

/**
 * Which streams tell of which casefile, which casefiles share a name, and which profiles were published: what must be read
 * again when something is recorded, and with what.
 */
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

  /** Notes the stream of a profile that was published. */
  noteProfile(stream: string): void {
    this.prepared('insert into profile_stream values (?) on conflict do nothing').run(stream);
  }

  /** The streams of the profiles that were published, by their ids. */
  profileStreams(): string[] {
    return this.prepared('select stream from profile_stream order by stream').pluck().all() as string[];
  }

  /** Other casefiles that go by one of its names, with the rank at which both do. */
  namesakesOf(casefile: string): { casefile: string; rank: number }[] {
    return this.prepared(
      `select theirs.casefile as casefile, min(max(mine.rank, theirs.rank)) as rank
         from case_name mine join case_name theirs on theirs.key = mine.key and theirs.casefile <> mine.casefile
        where mine.casefile = ? group by theirs.casefile order by theirs.casefile`,
    ).all(casefile) as { casefile: string; rank: number }[];
  }

  /** Replaces the names of a casefile; it and those that share one of its old or new names are alike from then on. */
  rename(casefile: string, names: readonly NameEntry[]): void {
    const before = this.prepared('select key, rank from case_name where casefile = ? order by key').all(
      casefile,
    ) as NameEntry[];
    const after = names.toSorted((a, b) => (a.key < b.key ? -1 : 1));
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    const others = new Set(this.namesakesOf(casefile).map((other) => other.casefile));
    this.prepared('delete from case_name where casefile = ?').run(casefile);
    for (const { key, rank } of after)
      this.prepared(
        'insert into case_name values (?, ?, ?) on conflict do update set rank = min(rank, excluded.rank)',
      ).run(casefile, key, rank);
    for (const other of this.namesakesOf(casefile)) others.add(other.casefile);
    if (others.size === 0) return;
    const mark = this.mark + 1;
    for (const alike of [casefile, ...others])
      this.prepared('insert or replace into alike values (?, ?)').run(alike, mark);
  }

  /** Grows with every change of who shares a name. */
  get mark(): number {
    return this.prepared('select coalesce(max(mark), 0) from alike').pluck().get() as number;
  }

  /** The casefiles that came to share a name, or no longer do, after a mark. */
  alikeSince(mark: number): string[] {
    return this.prepared('select casefile from alike where mark > ? order by casefile').pluck().all(mark) as string[];
  }

  private prepared(sql: string): Sqlite.Statement {
    const known = this.statements.get(sql) ?? this.db.prepare(sql);
    this.statements.set(sql, known);
    return known;
  }
}
