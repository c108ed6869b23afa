import type Sqlite from 'better-sqlite3';
import { physical } from './generation-tables.js';
import { ProjectionFailed } from './projection-failed.js';
import type { Row, Table, Value } from './projection.js';
import { isUnfit } from './read-model-file.js';

/** The rows of one subject in one table. */
export interface SubjectRows {
  readonly subject: string;
  readonly rows: readonly Row[];
}

/** The most rows that one statement inserts: a call from here into SQLite costs more than a row does. */
const MOST_TOGETHER = 64;

/** Writes the rows of subjects into the tables of a generation. */
export class RowWriter {
  constructor(private readonly prepared: (sql: string) => Sqlite.Statement) {}

  /** Takes the rows of subjects out of a table. */
  remove(table: Table, generation: number, subjects: readonly SubjectRows[]): void {
    const statement = this.prepared(`delete from ${physical(table, generation)} where subject = ?`);
    for (const { subject } of subjects) statement.run(subject);
  }

  /** Adds the rows of subjects to a table. @throws ProjectionFailed when the table does not take one of them */
  add(projection: string, table: Table, generation: number, subjects: readonly SubjectRows[]): void {
    const columns = Object.keys(table.columns);
    const insert = (rows: number) => this.prepared(insertInto(physical(table, generation), columns, rows));
    const values = valuesOf(subjects, columns);
    const width = columns.length + 1;
    let at = 0;
    try {
      for (let together = MOST_TOGETHER; together > 0; together /= 2)
        for (const step = together * width; values.length - at >= step; at += step)
          insert(together).run(values.slice(at, at + step));
    } catch (error) {
      throw isUnfit(error) ? firstUnfit(projection, values.slice(at), width, insert(1), error) : error;
    }
  }
}

/** The values of all rows, one row after the other. */
function valuesOf(subjects: readonly SubjectRows[], columns: readonly string[]): Value[] {
  const values: Value[] = [];
  for (const { subject, rows } of subjects)
    for (const row of rows) {
      values.push(subject);
      for (const column of columns) values.push(row[column] ?? null);
    }
  return values;
}

function insertInto(name: string, columns: readonly string[], rows: number): string {
  const places = `(?${', ?'.repeat(columns.length)})`;
  return `insert into ${name} (subject, ${columns.join(', ')}) values ${places}${`, ${places}`.repeat(rows - 1)}`;
}

/** Whose row it is that the table does not take. What is tried here is undone with all that was written before it. */
function firstUnfit(
  projection: string,
  values: readonly Value[],
  width: number,
  insert: Sqlite.Statement,
  error: unknown,
): unknown {
  for (let at = 0; at < values.length; at += width)
    try {
      insert.run(values.slice(at, at + width));
    } catch (cause) {
      return new ProjectionFailed(projection, String(values[at]), { cause });
    }
  return error;
}
