import Database from 'better-sqlite3';
import { KeyStoreUnusable } from './problems.js';

const APPLICATION = 0x4c49544b; // "LITK"
const EMPTY_LOG = 'wal_checkpoint(TRUNCATE)';

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
    // Whatever is taken out of a page is overwritten in it.
    db.pragma('secure_delete = ON');
    db.transaction(() => prepare(db)).immediate();
    // A process that was ended while it destroyed a key may have come no further than the write-ahead log.
    db.pragma(EMPTY_LOG);
    return db;
  } catch (error) {
    db.close();
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'SQLITE_NOTADB')
      throw new KeyStoreUnusable('The file of the keys is no database.', { cause: error });
    throw error;
  }
}

/** Empties the write-ahead log of what has been overwritten since. @throws KeyStoreUnusable while another process is reading */
export function scrub(db: Database.Database): void {
  const [outcome] = db.pragma(EMPTY_LOG) as { busy: number }[];
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
