const ROW = 'position, event_id, stream, revision, type, data, metadata, recorded_at';

/** [position, id, stream, revision, type, data, metadata, recorded at] */
export type MirrorRow = [string, string, string, number, string, string, string, number];

export const STATEMENTS = {
  page: `SELECT ${ROW} FROM events WHERE position > ? ORDER BY position LIMIT ?`,
  byId: `SELECT ${ROW} FROM events WHERE event_id = ? ORDER BY position LIMIT 1`,
  end: `SELECT ${ROW} FROM events ORDER BY position DESC LIMIT 1`,
  stoodAt: 'SELECT stood_at FROM events WHERE position = ?',
  lastRevision: 'SELECT max(revision) FROM events WHERE stream = ?',
  lastAt: 'SELECT position FROM events WHERE stood_at <= ? ORDER BY stood_at DESC, position DESC LIMIT 1',
  nth: 'SELECT position FROM events WHERE position > ? ORDER BY position LIMIT 1 OFFSET ?',
  // An event is its stream's first in the stretch if the one before it in the stream lies before the stretch.
  newStreams: `SELECT e.stream FROM events e WHERE e.position > ? AND e.position <= ? AND coalesce(
      (SELECT p.position FROM events p WHERE p.stream = e.stream AND p.revision < e.revision
        ORDER BY p.revision DESC LIMIT 1), '') <= ?
    ORDER BY e.position`,
  alarm: 'SELECT stream, revision, what FROM alarms WHERE looked IS NULL ORDER BY noticed_at LIMIT 1',
  looked: 'SELECT count(*) FROM alarms WHERE stream = ? AND revision = ? AND what = ? AND looked IS NOT NULL',
} as const;

export const ADD_EVENT = 'INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)';
export const ADD_ALARM = 'INSERT OR IGNORE INTO alarms VALUES (?, ?, ?, ?, NULL)';
