import Database from 'better-sqlite3';
import { setTimeout as pause } from 'node:timers/promises';
import { StoreUnusable } from './errors.js';
import { sqliteCode } from './sqlite-error.js';

const APPLICATION = 0x4c495459; // "LITY"
const SCHEMA = 1;
const BUSY_MS = 5000;

// A stream's revision is that of its last event: kept nowhere else, it cannot disagree with the events.
// The triggers guard against accidents, not against whoever can write the file.
const TABLES = `
  CREATE TABLE streams (
    sid INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
  ) STRICT;
  CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    sid INTEGER NOT NULL REFERENCES streams,
    revision INTEGER NOT NULL,
    event_id TEXT NOT NULL,
    type TEXT NOT NULL,
    data TEXT NOT NULL,
    metadata TEXT NOT NULL,
    recorded_at INTEGER NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX events_stream ON events (sid, revision);
  CREATE UNIQUE INDEX events_id ON events (event_id);
  CREATE TRIGGER events_update BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events are immutable'); END;
  CREATE TRIGGER events_delete BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events are immutable'); END;
  CREATE TRIGGER streams_update BEFORE UPDATE ON streams BEGIN SELECT RAISE(ABORT, 'streams are immutable'); END;
  CREATE TRIGGER streams_delete BEFORE DELETE ON streams BEGIN SELECT RAISE(ABORT, 'streams are immutable'); END;
`;

/** Opens the file as a durable log, making it one if it is new or empty. */
export async function openFile(file: string): Promise<Database.Database> {
  let db: Database.Database;
  try {
    db = new Database(file, { timeout: BUSY_MS });
  } catch (cause) {
    throw new StoreUnusable(`${file} cannot be opened`, { cause });
  }
  try {
    checkOrigin(db, file);
    await makeDurable(db, file);
    db.transaction(() => createTables(db, file)).immediate();
    return db;
  } catch (error) {
    db.close();
    if (error instanceof StoreUnusable) throw error;
    throw new StoreUnusable(`${file} is not a usable event log`, { cause: error });
  }
}

function checkOrigin(db: Database.Database, file: string): void {
  const isEmpty = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0;
  if (isEmpty) return;
  if (db.pragma('application_id', { simple: true }) !== APPLICATION) {
    throw new StoreUnusable(`${file} is another program's database`);
  }
  const version = db.pragma('user_version', { simple: true });
  if (version !== SCHEMA) {
    throw new StoreUnusable(`${file} has schema ${String(version)}; this program knows only schema ${SCHEMA}`);
  }
}

async function makeDurable(db: Database.Database, file: string): Promise<void> {
  const mode = await writeAheadMode(db);
  // better-sqlite3 opens WAL databases at NORMAL, where a power cut loses committed events.
  db.pragma('synchronous = FULL');
  if (mode !== 'wal' || db.pragma('synchronous', { simple: true }) !== 2) {
    throw new StoreUnusable(`${file} cannot be kept durably (journal mode ${String(mode)})`);
  }
  // The one writer takes stream numbers from `streams` itself; checking each again costs a sixth of all appends.
  db.pragma('foreign_keys = OFF');
  db.pragma('cache_size = -65536');
  // Pages rewritten by many commits are copied back once: a quarter more appends a second than at SQLite's 1,000 pages.
  db.pragma('wal_autocheckpoint = 4000');
  db.pragma('journal_size_limit = 67108864');
}

// SQLite does not wait, whatever the busy timeout, when another process switches the same new file at the same time.
async function writeAheadMode(db: Database.Database): Promise<unknown> {
  const giveUp = Date.now() + BUSY_MS;
  for (;;) {
    try {
      return db.pragma('journal_mode = WAL', { simple: true });
    } catch (error) {
      if (!sqliteCode(error)?.startsWith('SQLITE_BUSY') || Date.now() > giveUp) throw error;
    }
    await pause(10);
  }
}

function createTables(db: Database.Database, file: string): void {
  checkOrigin(db, file);
  if (db.pragma('user_version', { simple: true }) === SCHEMA) return;
  db.exec(TABLES);
  db.pragma(`application_id = ${APPLICATION}`);
  db.pragma(`user_version = ${SCHEMA}`);
}
