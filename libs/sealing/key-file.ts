import Database from 'better-sqlite3';
import { KeyStoreUnusable } from './problems.js';

const APPLICATION = 0x4c49544b; // "LITK"

// A key's row outlives the key: that it was destroyed must never look like a key that was lost.
const TABLES = `
  CREATE TABLE keys (
    number INTEGER PRIMARY KEY,
    subject TEXT NOT NULL UNIQUE,
    wrapped BLOB,
    erasing_since TEXT,
    erased_at TEXT
  ) STRICT;
  CREATE TABLE actors (pseudonym TEXT PRIMARY KEY, wrapped BLOB NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE secrets (name TEXT PRIMARY KEY, wrapped BLOB NOT NULL) STRICT, WITHOUT ROWID;
`;

/** Opens the file of the keys. @throws KeyStoreUnusable when it is another program's */
export function openKeyFile(file: string): Database.Database {
  const db = new Database(file, { timeout: 5000 });
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('secure_delete = ON');
    // What is rewritten when a key is destroyed passes through no other file than this one and its own log.
    db.pragma('temp_store = MEMORY');
    db.transaction(() => prepare(db)).immediate();
    return db;
  } catch (error) {
    db.close();
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_NOTADB')
      throw new KeyStoreUnusable('The file of the keys is no database.', { cause: error });
    throw error;
  }
}

/**
 * Leaves nothing of what was overwritten: pages that the tree has left, and the write-ahead log, may hold it still.
 * @throws KeyStoreUnusable while another process is reading
 */
export function scrub(db: Database.Database): void {
  db.exec('VACUUM');
  const [outcome] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
  if (outcome?.busy !== 0)
    throw new KeyStoreUnusable(
      'A key was destroyed, and traces of it may be left on disk, as another process is reading the keys: destroy it again.',
    );
}

function prepare(db: Database.Database): void {
  if (db.pragma('application_id', { simple: true }) === APPLICATION) return;
  if (db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() !== 0)
    throw new KeyStoreUnusable("The file of the keys is another program's database.");
  db.exec(TABLES);
  db.pragma(`application_id = ${APPLICATION}`);
}
