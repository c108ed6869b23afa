import type Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { CaseIndex } from './case-index.js';
import { createIndex, createTable, generationIn, physical } from './generation-tables.js';
import type { Derived } from './derivation.js';
import { isUnfit, openFile } from './read-model-file.js';
import { ProjectionFailed } from './projection-failed.js';
import type { Projection, Table } from './projection.js';

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

/** A built state of a projection's tables; questions see the active one through views. */
export interface Generation {
  readonly projection: string;
  readonly version: number;
  readonly generation: number;
}

/** The read models in one SQLite file. Everything in it can be dropped and built again from the log. */
export class SqliteReadModel {
  readonly index: CaseIndex;
  private readonly kysely: Kysely<unknown>;
  private readonly statements = new Map<string, Sqlite.Statement>();

  private constructor(
    private readonly db: Sqlite.Database,
    private readonly projections: ReadonlyMap<string, Projection>,
  ) {
    this.index = new CaseIndex(db);
    this.kysely = new Kysely<unknown>({ dialect: new SqliteDialect({ database: db }) });
  }

  /** Opens the file, making it where it is missing; `:memory:` for one that is gone when closed. */
  static open(file: string, projections: readonly Projection[]): SqliteReadModel {
    return new SqliteReadModel(openFile(file), new Map(projections.map((projection) => [projection.name, projection])));
  }

  /** The position that every active row includes; '' before anything was projected. */
  get position(): string {
    return String(this.prepared('select position from checkpoint').pluck().get());
  }

  /** The tables of the active generations, typed by whoever asks. */
  rows<Tables>(): Kysely<Tables> {
    return this.kysely as unknown as Kysely<Tables>;
  }

  /** Projections that have no active tables of their version, or whose last batch failed. */
  missing(): Projection[] {
    const current = new Set(this.current().map(({ projection }) => projection));
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
      this.write(this.current(), subjects);
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
    return this.current().map(({ projection }) => projection);
  }

  /** The casefiles that have rows which hold only until a day that has come. */
  expired(today: string): string[] {
    const tables = this.current().flatMap(({ projection, generation }) =>
      this.tablesOf(projection)
        .filter((table) => 'fresh_until' in table.columns)
        .map((table) => physical(table, generation)),
    );
    const found = tables.flatMap((table) =>
      this.prepared(`select distinct subject from ${table} where fresh_until <= ?`).pluck().all(today),
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

  /** Makes empty tables beside the active ones. */
  begin(projections: readonly Projection[]): Generation[] {
    return this.transaction(() =>
      projections.map(({ name, version, tables }) => {
        const generation = this.nextGeneration(name, tables);
        for (const table of tables) this.db.exec(createTable(table, generation));
        return { projection: name, version, generation };
      }),
    );
  }

  /** Writes rows into tables that nobody reads yet. @throws ProjectionFailed */
  put(generations: readonly Generation[], subjects: readonly Derived[]): void {
    this.transaction(() => this.write(generations, subjects));
  }

  /** Whether projections that are not being built are kept beside these: then the checkpoint is theirs. */
  hasOthersThan(generations: readonly Generation[]): boolean {
    const built = new Set(generations.map(({ projection }) => projection));
    return this.current().some(({ projection }) => !built.has(projection));
  }

  /**
   * Swaps the new tables in, from one answer to the next. They include what was recorded up to `at`, and the casefiles alike up to the mark.
   * @returns false when that is not just what the other projections include, or another process has come further
   */
  activate(generations: readonly Generation[], at: string, mark: number, now: Date): boolean {
    return this.transaction(() => {
      const others = this.hasOthersThan(generations);
      if (others ? this.position !== at : this.position > at) return false;
      this.prepared('update checkpoint set position = ?, updated_at = ?').run(at, now.getTime());
      if (!others) this.prepared('update checkpoint set alike = ?').run(mark);
      for (const generation of generations) this.swap(generation);
      return true;
    });
  }

  /** Drops tables that a build left behind. */
  drop(generations: readonly Generation[]): void {
    for (const { projection, generation } of generations)
      for (const table of this.tablesOf(projection))
        this.db.exec(`drop table if exists ${physical(table, generation)}`);
  }

  transaction<T>(work: () => T): T {
    return this.db.transaction(work).immediate();
  }

  async close(): Promise<void> {
    await this.kysely.destroy();
    if (this.db.open) this.db.close();
  }

  private swap({ projection, version, generation }: Generation): void {
    const before = this.generations().find((active) => active.projection === projection);
    for (const table of this.tablesOf(projection)) {
      for (const index of table.indices) this.db.exec(createIndex(table, index, generation));
      this.db.exec(
        `drop view if exists ${table.name}; create view ${table.name} as select * from ${physical(table, generation)}`,
      );
      if (before !== undefined) this.db.exec(`drop table if exists ${physical(table, before.generation)}`);
    }
    this.prepared(
      'insert into generations values (?, ?, ?, null) on conflict do update set version = excluded.version, generation = excluded.generation, failed = null',
    ).run(projection, version, generation);
  }

  private write(generations: readonly Generation[], subjects: readonly Derived[]): void {
    const by = new Map(generations.map((generation) => [generation.projection, generation.generation]));
    for (const { subject, names, rows } of subjects) {
      if (names !== undefined) this.index.rename(subject, names);
      for (const { projection, tables } of rows) {
        const generation = by.get(projection);
        if (generation !== undefined) this.replace(projection, generation, subject, tables);
      }
    }
  }

  private replace(
    projection: string,
    generation: number,
    subject: string,
    rows: Derived['rows'][number]['tables'],
  ): void {
    for (const table of this.tablesOf(projection)) {
      const name = physical(table, generation);
      const columns = Object.keys(table.columns);
      this.prepared(`delete from ${name} where subject = ?`).run(subject);
      const insert = this.prepared(
        `insert into ${name} (subject, ${columns.join(', ')}) values (?${', ?'.repeat(columns.length)})`,
      );
      const values = rows[table.name] ?? [];
      try {
        for (const row of values) insert.run(subject, ...columns.map((column) => row[column] ?? null));
      } catch (error) {
        throw isUnfit(error) ? new ProjectionFailed(projection, subject, { cause: error }) : error;
      }
    }
  }

  private generations(): Generation[] {
    return this.prepared('select projection, version, generation from generations').all() as Generation[];
  }

  /** The active generations that are of today's version and have not failed. */
  private current(): Generation[] {
    return (
      this.prepared(
        'select projection, version, generation from generations where failed is null',
      ).all() as Generation[]
    ).filter(({ projection, version }) => this.projections.get(projection)?.version === version);
  }

  private tablesOf(projection: string): readonly Table[] {
    return this.projections.get(projection)?.tables ?? [];
  }

  private nextGeneration(projection: string, tables: readonly Table[]): number {
    const [table] = tables;
    const used = this.prepared("select name from sqlite_master where type = 'table' and name like ? escape '!'")
      .pluck()
      .all(`${table?.name.replaceAll('_', '!_')}!_!_%`) as string[];
    const active = this.generations().find((generation) => generation.projection === projection)?.generation ?? 0;
    return Math.max(active, ...used.map(generationIn)) + 1;
  }

  private prepared(sql: string): Sqlite.Statement {
    const known = this.statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.db.prepare(sql);
    this.statements.set(sql, statement);
    return statement;
  }
}
