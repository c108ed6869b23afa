import Database from 'better-sqlite3';
import { StoreUnusable } from '../errors.js';

const APPLICATION = 0x4c49544d; // "LITM"
const SCHEMA = 1;
const BUSY_MS = 5000;

// `stood_at` is the latest instant up to there: the server's clock may be set back, but where the log stood at an instant
// has one answer. Ids are looked up, not kept apart: a server takes the same id twice, and then that is to be told.
// The triggers guard against accidents, not against whoever can write the file.
const TABLES = `
  CREATE TABLE events (
    position TEXT PRIMARY KEY,
    event_id TEXT NOT NULL,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    type TEXT NOT NULL,
    data TEXT NOT NULL,
    metadata TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    stood_at INTEGER NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX events_stream ON events (stream, revision);
  CREATE INDEX events_id ON events (event_id);
  CREATE INDEX events_stood ON events (stood_at, position);
  CREATE TABLE alarms (
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    what TEXT NOT NULL CHECK (what IN ('vanished', 'id twice')),
    noticed_at INTEGER NOT NULL,
    looked TEXT,
    PRIMARY KEY (stream, revision, what)
  ) STRICT;
  CREATE TRIGGER events_update BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events are immutable'); END;
  CREATE TRIGGER events_delete BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events are immutable'); END;
  CREATE TRIGGER alarms_delete BEFORE DELETE ON alarms BEGIN SELECT RAISE(ABORT, 'alarms are kept'); END;
  CREATE TRIGGER alarms_update BEFORE UPDATE OF stream, revision, what, noticed_at ON alarms
    BEGIN SELECT RAISE(ABORT, 'alarms are kept'); END;
`;

/** Opens the file as a mirror, making it one if it is new or empty. @throws StoreUnusable */
export function openMirrorFile(file: string): Database.Database {
  let db: Database.Database;
  try {
    db = new Database(file, { timeout: BUSY_MS });
  } catch (cause) {
    throw new StoreUnusable(`${file} cannot be opened`, { cause });
  }
  try {
    checkOrigin(db, file);
    const mode = db.pragma('journal_mode = WAL', { simple: true });
    if (mode !== 'wal') throw new StoreUnusable(`${file} cannot outlive this process (journal mode ${String(mode)})`);
    // What a power cut takes is fetched again from the server.
    db.pragma('synchronous = NORMAL');
    db.pragma('journal_size_limit = 67108864');
    db.transaction(() => createTables(db, file)).immediate();
    return db;
  } catch (error) {
    db.close();
    if (error instanceof StoreUnusable) throw error;
    throw new StoreUnusable(`${file} is not a usable mirror of an event log`, { cause: error });
  }
}

function checkOrigin(db: Database.Database, file: string): void {
  if (db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0) return;
  if (db.pragma('application_id', { simple: true }) !== APPLICATION) {
    throw new StoreUnusable(`${file} is another program's database, or not a mirror`);
  }
  const version = db.pragma('user_version', { simple: true });
  if (version !== SCHEMA) {
    throw new StoreUnusable(`${file} has schema ${String(version)}; this program knows only schema ${SCHEMA}`);
  }
}

function createTables(db: Database.Database, file: string): void {
  checkOrigin(db, file);
  if (db.pragma('user_version', { simple: true }) === SCHEMA) return;
  db.exec(TABLES);
  db.pragma(`application_id = ${APPLICATION}`);
  db.pragma(`user_version = ${SCHEMA}`);
}
