import type { Database } from 'better-sqlite3';
import { EmbeddedEventStore } from './embedded.js';
import { StoreUnavailable, StoreUnusable } from './errors.js';
import { sqliteCode } from './sqlite-error.js';
import { openFile } from './sqlite-file.js';
import { SqliteLog } from './sqlite-log.js';
import { SqliteWriter } from './sqlite-writer.js';

const DAMAGED = /^SQLITE_(CORRUPT|NOTADB)/;

/** Where a SQLite log lies, and the clock for `recordedAt` (the machine's unless told). */
export interface SqliteOptions {
  readonly file: string;
  readonly now?: () => Date;
}

/** The log in one SQLite file: an append is on disk before it is answered; other processes may use the file too. */
export class SqliteEventStore extends EmbeddedEventStore {
  /** Opens the log, or begins one if the file is new or empty. @throws StoreUnusable */
  static async open({ file, now = () => new Date() }: SqliteOptions): Promise<SqliteEventStore> {
    return new SqliteEventStore(await openFile(file), now);
  }

  private constructor(
    private readonly db: Database,
    now: () => Date,
  ) {
    const log = new SqliteLog(db);
    const writer = new SqliteWriter(db, log, now);
    super({ log, transact: (batches) => writer.transact(batches), elsewhere: writesElsewhere(db) });
  }

  protected override release(): void {
    this.db.close();
  }

  protected override translate(error: unknown): unknown {
    const code = sqliteCode(error);
    if (code === undefined) return error;
    if (DAMAGED.test(code)) return new StoreUnusable('The event log is damaged', { cause: error });
    return new StoreUnavailable('The event log could not be read', { cause: error });
  }
}

/** Tells whether another connection has committed since it was last asked; own commits do not count. */
function writesElsewhere(db: Database): () => boolean {
  const version = db.prepare<[], number>('PRAGMA data_version').pluck();
  let seen = version.get();
  return () => {
    const current = version.get();
    const isNew = current !== seen;
    seen = current;
    return isNew;
  };
}
