import type { PublishedCheckpoint, StoredAnchor } from '#transparency-log';
import Database from 'better-sqlite3';

/** How far the log has come: the events that are in it, and the position of the last one. */
export interface Progress {
  readonly size: number;
  readonly position: string;
}

const TABLES = `
  CREATE TABLE IF NOT EXISTS leaves (event_id TEXT PRIMARY KEY, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS progress (one INTEGER PRIMARY KEY CHECK (one = 1), size INTEGER NOT NULL, position TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS checkpoints (size INTEGER PRIMARY KEY, note TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS anchors (size INTEGER NOT NULL, file TEXT NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (size, file)) STRICT;
  INSERT INTO progress VALUES (1, 0, '') ON CONFLICT DO NOTHING;
`;

/** Which event is which leaf, and every checkpoint that was published. */
export class LogIndex {
  private readonly find: Database.Statement<[string], number>;
  private readonly add: Database.Statement<[string, number]>;

  private constructor(private readonly db: Database.Database) {
    this.find = db.prepare<[string], number>('SELECT seq FROM leaves WHERE event_id = ?').pluck();
    this.add = db.prepare<[string, number]>('INSERT OR REPLACE INTO leaves VALUES (?, ?)');
  }

  static open(file: string): LogIndex {
    const db = new Database(file, { timeout: 5000 });
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    db.exec(TABLES);
    return new LogIndex(db);
  }

  get progress(): Progress {
    const progress = this.db.prepare<[], Progress>('SELECT size, position FROM progress').get();
    return progress ?? { size: 0, position: '' };
  }

  indexOf(eventId: string): number | undefined {
    return this.find.get(eventId);
  }

  /** Adds leaves from the progress made so far on. */
  extend(eventIds: readonly string[], position: string): void {
    this.db.transaction(() => {
      const { size } = this.progress;
      for (const [at, id] of eventIds.entries()) this.add.run(id, size + at);
      this.db.prepare('UPDATE progress SET size = ?, position = ?').run(size + eventIds.length, position);
    })();
  }

  /** Goes back to the beginning: the log is about to be made anew. What was published stays, and what is known of leaves until it is replaced. */
  rewind(): void {
    this.db.exec("UPDATE progress SET size = 0, position = ''");
  }

  publish({ size, note }: PublishedCheckpoint): void {
    this.db.prepare('INSERT OR REPLACE INTO checkpoints VALUES (?, ?)').run(size, note);
  }

  /** The checkpoint that was published last. */
  latest(): PublishedCheckpoint | undefined {
    const last = 'SELECT size, note FROM checkpoints ORDER BY size DESC LIMIT 1';
    return this.db.prepare<[], PublishedCheckpoint>(last).get();
  }

  history(): PublishedCheckpoint[] {
    return this.db.prepare<[], PublishedCheckpoint>('SELECT size, note FROM checkpoints ORDER BY size').all();
  }

  /** The first published checkpoint that covers a leaf. */
  covering(index: number): PublishedCheckpoint | undefined {
    const first = 'SELECT size, note FROM checkpoints WHERE size > ? ORDER BY size LIMIT 1';
    return this.db.prepare<[number], PublishedCheckpoint>(first).get(index);
  }

  anchor({ size, file, bytes }: StoredAnchor): void {
    this.db.prepare('INSERT OR REPLACE INTO anchors VALUES (?, ?, ?)').run(size, file, bytes);
  }

  anchors(): StoredAnchor[] {
    return this.db.prepare<[], StoredAnchor>('SELECT size, file, bytes FROM anchors ORDER BY size, file').all();
  }

  close(): void {
    this.db.close();
  }
}
