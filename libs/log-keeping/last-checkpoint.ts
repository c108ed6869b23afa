import { LogProblem } from '#transparency-log';
import Database from 'better-sqlite3';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

const TABLE = 'CREATE TABLE IF NOT EXISTS last (origin TEXT PRIMARY KEY, note TEXT NOT NULL) STRICT';

/**
 * The last checkpoint that was signed, in a second place: a record that was restored from an older copy finds here what
 * it had promised already. It changes by compare-and-swap only, and only for the one process that holds the place.
 */
export class LastCheckpoint {
  private isHeld = false;

  private constructor(
    private readonly db: Database.Database,
    private readonly lock: Database.Database,
    private readonly origin: string,
  ) {}

  static open(folder: string, origin: string): LastCheckpoint {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const db = new Database(join(folder, 'last-checkpoint.db'), { timeout: 5000 });
    db.pragma('journal_mode = DELETE');
    db.pragma('synchronous = FULL');
    db.exec(TABLE);
    return new LastCheckpoint(db, new Database(join(folder, 'sequencer.lock'), { timeout: 0 }), origin);
  }

  /** Whether this process is now the one that may sign. It is until it ends or closes, whatever way it ends. */
  hold(): boolean {
    if (this.isHeld) return true;
    try {
      this.lock.exec('BEGIN EXCLUSIVE');
      this.isHeld = true;
    } catch (error) {
      if (!isBusy(error)) throw error;
    }
    return this.isHeld;
  }

  read(): string | undefined {
    return this.db.prepare<[string], string>('SELECT note FROM last WHERE origin = ?').pluck().get(this.origin);
  }

  /** Replaces what it is expected to be. @throws LogProblem `log-forked` when something else stands there */
  replace(expected: string | undefined, note: string): void {
    const { changes } =
      expected === undefined
        ? this.db.prepare('INSERT INTO last VALUES (?, ?) ON CONFLICT DO NOTHING').run(this.origin, note)
        : this.db.prepare('UPDATE last SET note = ? WHERE origin = ? AND note = ?').run(note, this.origin, expected);
    if (changes === 0)
      throw new LogProblem(
        'log-forked',
        `Another process has signed a checkpoint of ${this.origin} since; this one signs no more.`,
      );
  }

  close(): void {
    this.lock.close();
    this.db.close();
  }
}

/** Whether another connection has what this one asks for; told by the code, whoever loaded the class of the error. */
function isBusy(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}
