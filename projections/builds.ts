import Sqlite from 'better-sqlite3';

/** How long a build waits for another process to finish sweeping, in milliseconds. */
const PATIENCE = 60_000;

/**
 * Tells the tables of a build that is under way from those of one that was killed. Every build holds a lock beside the
 * read models' file, shared with other builds; the system lets go of it when the process ends, however it ends.
 */
export class Builds {
  private readonly file: string;
  private held: Sqlite.Database | undefined;
  private holders = 0;

  /** Beside a file of read models; nobody else sees one in `:memory:`. */
  constructor(readModels: string) {
    this.file = readModels === ':memory:' ? readModels : `${readModels}-builds`;
  }

  /** Begins a build. */
  begin(): void {
    this.holders += 1;
    if (this.held !== undefined) return;
    const db = new Sqlite(this.file, { timeout: PATIENCE });
    // Reading within a transaction takes the shared lock and keeps it.
    db.exec('begin; select * from sqlite_schema;');
    this.held = db;
  }

  /** Ends a build that was begun here. */
  end(): void {
    this.holders = Math.max(0, this.holders - 1);
    if (this.holders === 0) this.close();
  }

  close(): void {
    this.holders = 0;
    this.held?.close();
    this.held = undefined;
  }

  /** Does the work unless a build is under way in this process or another; none begins meanwhile. */
  unlessAny(work: () => void): void {
    if (this.holders > 0) return;
    const db = new Sqlite(this.file, { timeout: 0 });
    try {
      db.exec('begin exclusive');
      work();
    } catch (error) {
      if ((error as Partial<NodeJS.ErrnoException>).code !== 'SQLITE_BUSY') throw error;
    } finally {
      db.close();
    }
  }
}
