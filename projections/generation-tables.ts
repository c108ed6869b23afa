import type { Table } from './projection.js';

/** The name of a table's rows in one generation; questions see the active one through a view of the plain name. */
export const physical = (table: Table, generation: number): string => `${table.name}__${generation}`;

/** The generation that a physical name tells of. */
export const generationIn = (name: string): number => Number(name.slice(name.lastIndexOf('_') + 1));

/** The SQL that makes the empty rows of one generation. Rows appended to a bare table cost a fraction of rows kept in order. */
export function createTable(table: Table, generation: number): string {
  const columns = Object.entries(table.columns).map(([name, type]) =>
    type.endsWith('?') ? `${name} ${type.slice(0, -1)}` : `${name} ${type} not null`,
  );
  return `create table ${physical(table, generation)} (subject text not null, ${columns.join(', ')}) strict`;
}

/** The SQL that indexes a full table, by subject and as its projection wishes: cheaper than while it fills. */
export function createIndices(table: Table, generation: number): string[] {
  const name = physical(table, generation);
  return [['subject'], ...table.indices].map(
    (columns) => `create index if not exists ${name}_${columns.join('_')} on ${name} (${columns.join(', ')})`,
  );
}
