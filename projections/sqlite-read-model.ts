import type Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { CaseIndex } from './case-index.js';
import { Builds } from './builds.js';
import { physical } from './generation-tables.js';
import { Generations, type Generation } from './generations.js';
import type { Derived } from './derivation.js';
import { openFile } from './read-model-file.js';
import type { Projection } from './projection.js';
import { RowWriter } from './row-writer.js';

/** What is written together: rows, and how far they have come. */
export interface Batch {
  readonly from: string;
  readonly to: string;
  readonly events: number;
  readonly at: Date;
  readonly subjects: readonly Derived[];
  /** The mark up to which casefiles that are alike are among the subjects. */
  readonly alike: number;
}

/** The read models in one SQLite file. Everything in it can be dropped and built again from the log. */
export class SqliteReadModel {
  readonly index: CaseIndex;
  private readonly kysely: Kysely<unknown>;
  private readonly statements = new Map<string, Sqlite.Statement>();
  private readonly writer = new RowWriter((sql) => this.prepared(sql));
  private readonly generations: Generations;

  private constructor(
    private readonly db: Sqlite.Database,
    private readonly projections: ReadonlyMap<string, Projection>,
    private readonly builds: Builds,
  ) {
    this.index = new CaseIndex(db);
    this.generations = new Generations(db, projections, (sql) => this.prepared(sql));
    this.kysely = new Kysely<unknown>({ dialect: new SqliteDialect({ database: db }) });
  }

  /** Opens the file, making it where it is missing; `:memory:` for one that is gone when closed. */
  static open(file: string, projections: readonly Projection[]): SqliteReadModel {
    const named = new Map(projections.map((projection) => [projection.name, projection]));
    const model = new SqliteReadModel(openFile(file), named, new Builds(file));
    model.sweep();
    return model;
  }

  /** The position that every active row includes; '' before anything was projected. */
  get position(): string {
    return String(this.prepared('select position from checkpoint').pluck().get());
  }

  /** Writes the file anew: of rows that were replaced, deleted or left behind, no byte is left in it. */
  scrub(): void {
    this.sweep();
    this.db.exec('vacuum');
    this.db.pragma('wal_checkpoint(TRUNCATE)');
  }

  /** The tables of the active generations, typed by whoever asks. */
  rows<Tables>(): Kysely<Tables> {
    return this.kysely as unknown as Kysely<Tables>;
  }

  /** Projections that have no active tables of their version, or whose last batch failed. */
  missing(): Projection[] {
    const current = new Set(this.generations.current().map(({ projection }) => projection));
    return [...this.projections.values()].filter(({ name }) => !current.has(name));
  }

  failures(): { projection: string; failed: string }[] {
    return this.prepared('select projection, failed from generations where failed is not null').all() as {
      projection: string;
      failed: string;
    }[];
  }

  /**
   * Writes the rows of a batch and moves the checkpoint, together or not at all.
   * @returns false when the checkpoint is no longer at `from`: another process has done some of the batch
   * @throws ProjectionFailed when the tables of a projection do not take its rows
   */
  apply({ from, to, events, at, subjects, alike }: Batch): boolean {
    return this.transaction(() => {
      const moved = this.prepared(
        'update checkpoint set position = ?, events = events + ?, updated_at = ?, alike = max(alike, ?) where position = ?',
      ).run(to, events, at.getTime(), alike, from);
      if (moved.changes === 0) return false;
      this.write(this.generations.current(), subjects);
      return true;
    });
  }

  /** Writes the names of subjects before their rows, so that those that are alike can be derived again before either is shown. */
  rename(subjects: readonly Derived[]): void {
    this.transaction(() => {
      for (const { subject, names } of subjects) if (names !== undefined) this.index.rename(subject, names);
    });
  }

  /** The mark up to which the active rows of casefiles that are alike have been derived again. */
  get alike(): number {
    return this.prepared('select alike from checkpoint').pluck().get() as number;
  }

  /** The projections whose rows are kept: built in today's version, and not stopped. */
  active(): string[] {
    return this.generations.current().map(({ projection }) => projection);
  }

  /** The casefiles that have rows which hold only until a day that has come. */
  expired(today: string): string[] {
    return this.subjectsWhere('fresh_until', '<=', today);
  }

  /** The casefiles that have rows which were made with other profiles. */
  madeOtherwise(madeWith: number): string[] {
    return this.subjectsWhere('made_with', '<>', madeWith);
  }

  private subjectsWhere(column: string, is: '<=' | '<>', value: string | number): string[] {
    const tables = this.generations.current().flatMap(({ projection, generation }) =>
      this.generations
        .tablesOf(projection)
        .filter((table) => column in table.columns)
        .map((table) => physical(table, generation)),
    );
    const found = tables.flatMap((table) =>
      this.prepared(`select distinct subject from ${table} where ${column} ${is} ?`).pluck().all(value),
    );
    return [...new Set(found as string[])];
  }

  /** Marks a projection as failed: its rows stay as they are until it is built anew, and questions to it are refused. */
  fail(projection: string, reason: string): void {
    this.prepared('insert into generations values (?, 0, 0, ?) on conflict do update set failed = excluded.failed').run(
      projection,
      reason,
    );
  }

  /** Makes empty tables beside the active ones, bare of indices until they are filled. */
  begin(projections: readonly Projection[]): Generation[] {
    this.builds.begin();
    return this.transaction(() => projections.map((projection) => this.generations.create(projection)));
  }

  /** Adds the rows of subjects that have none yet to tables that nobody reads yet. @throws ProjectionFailed */
  add(generations: readonly Generation[], subjects: readonly Derived[]): void {
    this.transaction(() => this.write(generations, subjects, false));
  }

  /** Indexes tables that have been filled. */
  indexed(generations: readonly Generation[]): void {
    for (const generation of generations) this.generations.index(generation);
  }

  /** Writes rows, in place of any there were, into tables that nobody reads yet. @throws ProjectionFailed */
  put(generations: readonly Generation[], subjects: readonly Derived[]): void {
    this.transaction(() => this.write(generations, subjects));
  }

  /** Whether projections that are not being built are kept beside these: then the checkpoint is theirs. */
  hasOthersThan(generations: readonly Generation[]): boolean {
    const built = new Set(generations.map(({ projection }) => projection));
    return this.generations.current().some(({ projection }) => !built.has(projection));
  }

  /**
   * Swaps the new tables in, from one answer to the next. They include what was recorded up to `at`, and the casefiles alike up to the mark.
   * @returns false when that is not just what the other projections include, or another process has come further
   */
  activate(generations: readonly Generation[], at: string, mark: number, now: Date): boolean {
    this.indexed(generations);
    const isIn = this.transaction(() => {
      const others = this.hasOthersThan(generations);
      if (others ? this.position !== at : this.position > at) return false;
      this.prepared('update checkpoint set position = ?, updated_at = ?').run(at, now.getTime());
      if (!others) this.prepared('update checkpoint set alike = ?').run(mark);
      for (const generation of generations) this.generations.swap(generation);
      return true;
    });
    if (isIn) this.builds.end();
    return isIn;
  }

  /** Drops the tables of a build that is given up. */
  drop(generations: readonly Generation[]): void {
    for (const generation of generations) this.generations.drop(generation);
    this.builds.end();
  }

  /** Drops the tables that builds left behind whose process was killed. */
  private sweep(): void {
    if (this.generations.left().length === 0) return;
    this.builds.unlessAny(() => {
      for (const name of this.generations.left()) this.db.exec(`drop table if exists ${name}`);
    });
  }

  transaction<T>(work: () => T): T {
    return this.db.transaction(work).immediate();
  }

  async close(): Promise<void> {
    await this.kysely.destroy();
    this.builds.close();
    if (this.db.open) this.db.close();
  }

  private write(generations: readonly Generation[], subjects: readonly Derived[], replacing = true): void {
    for (const { subject, names } of subjects) if (names !== undefined) this.index.rename(subject, names);
    // Whoever was derived twice is written as derived last.
    const last = [...new Map(subjects.map((derived) => [derived.subject, derived])).values()];
    for (const { projection, generation } of generations) {
      const derived = last.flatMap(({ subject, rows }) => {
        const own = rows.find((one) => one.projection === projection);
        return own === undefined ? [] : [{ subject, tables: own.tables }];
      });
      for (const table of this.generations.tablesOf(projection)) {
        const rows = derived.map(({ subject, tables }) => ({ subject, rows: tables[table.name] ?? [] }));
        if (replacing) this.writer.remove(table, generation, rows);
        this.writer.add(projection, table, generation, rows);
      }
    }
  }

  private prepared(sql: string): Sqlite.Statement {
    const known = this.statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.db.prepare(sql);
    this.statements.set(sql, statement);
    return statement;
  }
}
