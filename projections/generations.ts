import type Sqlite from 'better-sqlite3';
import { createIndices, createTable, generationIn, physical } from './generation-tables.js';
import type { Projection, Table } from './projection.js';

/** A built state of a projection's tables; questions see the active one through views. */
export interface Generation {
  readonly projection: string;
  readonly version: number;
  readonly generation: number;
}

/** The generations of every projection's tables in one file: at most one of them active, the others being built. */
export class Generations {
  constructor(
    private readonly db: Sqlite.Database,
    private readonly projections: ReadonlyMap<string, Projection>,
    private readonly prepared: (sql: string) => Sqlite.Statement,
  ) {}

  /** The active ones, of whatever version, and whether they have failed or not. */
  all(): Generation[] {
    return this.prepared('select projection, version, generation from generations').all() as Generation[];
  }

  /** The active ones that are of today's version and have not failed. */
  current(): Generation[] {
    const sound = this.prepared('select projection, version, generation from generations where failed is null');
    return (sound.all() as Generation[]).filter(
      ({ projection, version }) => this.projections.get(projection)?.version === version,
    );
  }

  tablesOf(projection: string): readonly Table[] {
    return this.projections.get(projection)?.tables ?? [];
  }

  /** Makes empty tables, bare of indices until they are filled. */
  create({ name, version, tables }: Projection): Generation {
    const active = this.all().find(({ projection }) => projection === name)?.generation ?? 0;
    const used = tables.flatMap((table) => this.physicalOf(table)).map(generationIn);
    const generation = Math.max(active, ...used) + 1;
    for (const table of tables) this.db.exec(createTable(table, generation));
    return { projection: name, version, generation };
  }

  /** Indexes tables that have been filled. */
  index({ projection, generation }: Generation): void {
    for (const table of this.tablesOf(projection))
      for (const index of createIndices(table, generation)) this.db.exec(index);
  }

  /** Makes a generation the active one, and drops the one before. */
  swap({ projection, version, generation }: Generation): void {
    const before = this.all().find((active) => active.projection === projection);
    for (const table of this.tablesOf(projection)) {
      this.db.exec(
        `drop view if exists ${table.name}; create view ${table.name} as select * from ${physical(table, generation)}`,
      );
      if (before !== undefined) this.db.exec(`drop table if exists ${physical(table, before.generation)}`);
    }
    this.prepared(
      'insert into generations values (?, ?, ?, null) on conflict do update set version = excluded.version, generation = excluded.generation, failed = null',
    ).run(projection, version, generation);
  }

  drop({ projection, generation }: Generation): void {
    for (const table of this.tablesOf(projection)) this.db.exec(`drop table if exists ${physical(table, generation)}`);
  }

  /** The tables of projections known here that are not of their active generation. */
  left(): string[] {
    const active = new Map(this.all().map(({ projection, generation }) => [projection, generation]));
    return [...this.projections.values()].flatMap(({ name, tables }) =>
      tables.flatMap((table) => this.physicalOf(table).filter((one) => generationIn(one) !== active.get(name))),
    );
  }

  /** The tables of every generation that there is. */
  private physicalOf({ name }: Table): string[] {
    return this.prepared("select name from sqlite_schema where type = 'table' and name like ? escape '!'")
      .pluck()
      .all(`${name.replaceAll('_', '!_')}!_!_%`) as string[];
  }
}
