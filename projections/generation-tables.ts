import type { Table } from './projection.js';

/** The name of a table's rows in one generation; questions see the active one through a view of the plain name. */
export const physical = (table: Table, generation: number): string => `${table.name}__${generation}`;

/** The generation that a physical name tells of. */
export const generationIn = (name: string): number => Number(name.slice(name.lastIndexOf('_') + 1));

/** Makes the empty rows of one generation. */
export function createTable(table: Table, generation: number): string {
  const columns = Object.entries(table.columns).map(([name, type]) =>
    type.endsWith('?') ? `${name} ${type.slice(0, -1)}` : `${name} ${type} not null`,
  );
  const name = physical(table, generation);
  // Rows are long and subjects come in no order: rows appended beside a small index cost less than rows kept in order.
  return `create table ${name} (subject text not null, ${columns.join(', ')}) strict; ${createIndex(table, ['subject'], generation)}`;
}

/** Indexes a full table: cheaper than while it fills. */
export function createIndex(table: Table, columns: readonly string[], generation: number): string {
  const name = physical(table, generation);
  return `create index if not exists ${name}_${columns.join('_')} on ${name} (${columns.join(', ')})`;
}
