import { rmSync } from 'node:fs';
import Sqlite from 'better-sqlite3';

/** Grows with the schema: a file of another one is thrown away and built again from the log. */
const SCHEMA_VERSION = 2;

const SCHEMA = `
  create table if not exists checkpoint (only_one integer primary key check (only_one = 1), position text not null, events integer not null, updated_at integer not null, alike integer not null) strict;
  create table if not exists generations (projection text primary key, version integer not null, generation integer not null, failed text) strict;
  create table if not exists case_stream (casefile text not null, stream text not null, primary key (casefile, stream)) strict, without rowid;
  create index if not exists case_stream_by_stream on case_stream (stream);
  create table if not exists case_name (casefile text not null, key text not null, rank integer not null, primary key (casefile, key)) strict, without rowid;
  create index if not exists case_name_by_key on case_name (key);
  create table if not exists alike (casefile text primary key, mark integer not null) strict, without rowid;
  create index if not exists alike_by_mark on alike (mark);
  create table if not exists profile_stream (stream text primary key) strict, without rowid;
  insert into checkpoint values (1, '', 0, 0, 0) on conflict do nothing;
`;

/** Opens the file of the read models, making it where it is missing. */
export function openFile(file: string): Sqlite.Database {
  const db = fitting(file);
  // What is lost here on a power cut is built again: the log keeps the durability.
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.pragma('busy_timeout = 5000');
  // A checkpoint of the write-ahead log every 64 MiB instead of every 4: builds write a lot, and nothing waits for it.
  db.pragma('wal_autocheckpoint = 16000');
  db.exec(SCHEMA);
  db.pragma(`user_version = ${SCHEMA_VERSION}`);
  return db;
}

function fitting(file: string): Sqlite.Database {
  const db = new Sqlite(file);
  const version = db.pragma('user_version', { simple: true });
  if (version === 0 || version === SCHEMA_VERSION) return db;
  db.close();
  for (const part of ['', '-wal', '-shm']) rmSync(`${file}${part}`, { force: true });
  return new Sqlite(file);
}

/** Whether a row is at fault, and not the file: a value that its column does not take, or that SQLite cannot hold. */
export function isUnfit(error: unknown): boolean {
  const { name, code } = error as Partial<NodeJS.ErrnoException>;
  return code === undefined ? name === 'TypeError' || name === 'RangeError' : code.startsWith('SQLITE_CONSTRAINT');
}
