import type { Database, Statement } from 'better-sqlite3';
import { StoreUnusable } from './errors.js';
import type { Json, RecordedEvent, StreamRange } from './event-store.js';
import type { EmbeddedLog } from './embedded.js';
import type { Page, Wanted } from './paging.js';
import { positionOf } from './position.js';
import type { Place } from './verdict.js';

// [position, stream, revision, id, type, data, metadata, recorded at]: rows as arrays are a third faster than as objects.
type Row = [number, string, number, string, string, string, string, number];
// [position, revision, id, type, data, metadata, recorded at]
type WholeRow = [number, number, string, string, Json, Metadata, number];
type Metadata = RecordedEvent['metadata'];

const WHOLE = 256;
const CHUNK = 200;
const PAGE_CHARACTERS = 4_194_304;

const ROW = 'e.position, s.name, e.revision, e.event_id, e.type, e.data, e.metadata, e.recorded_at';
const FROM_STREAM = `SELECT ${ROW} FROM streams s CROSS JOIN events e ON e.sid = s.sid WHERE s.name = ?`;
const FROM_LOG = `SELECT ${ROW} FROM events e CROSS JOIN streams s ON s.sid = e.sid`;

export const STATEMENTS = {
  // One JSON text for up to 256 rows is read twice as fast as the rows are; a bound LIMIT would cost that gain again.
  whole: `SELECT '[' || group_concat(row) || ']' FROM (
    SELECT '[' || e.position || ',' || e.revision || ',"' || e.event_id || '",' || json_quote(e.type) || ','
      || e.data || ',' || e.metadata || ',' || e.recorded_at || ']' AS row
    FROM streams s CROSS JOIN events e ON e.sid = s.sid WHERE s.name = ? AND e.revision >= ?
    ORDER BY e.revision LIMIT ${WHOLE})`,
  forwards: `${FROM_STREAM} AND e.revision >= ? ORDER BY e.revision LIMIT ?`,
  backwards: `${FROM_STREAM} AND e.revision <= ? ORDER BY e.revision DESC LIMIT ?`,
  page: `${FROM_LOG} WHERE e.position > ? ORDER BY e.position LIMIT ?`,
  byId: `${FROM_LOG} WHERE e.event_id = ?`,
  place:
    'SELECT s.name, e.revision, e.position FROM events e CROSS JOIN streams s ON s.sid = e.sid WHERE e.event_id = ?',
  // An event is its stream's first in the stretch if the one before it in the stream lies before the stretch.
  newStreams: `SELECT s.name FROM events e CROSS JOIN streams s ON s.sid = e.sid
    WHERE e.position > ? AND e.position <= ? AND (e.revision = 0 OR (? > 0 AND
      (SELECT p.position FROM events p WHERE p.sid = e.sid AND p.revision = e.revision - 1) <= ?))
    ORDER BY e.position`,
  standing: 'SELECT s.sid, (SELECT max(e.revision) FROM events e WHERE e.sid = s.sid) FROM streams s WHERE s.name = ?',
  head: 'SELECT position, recorded_at FROM events ORDER BY position DESC LIMIT 1',
  instant: 'SELECT recorded_at FROM events WHERE position = ?',
} as const;

/** The reading half of a SQLite log. Reads are short and whole: a read left open would keep the -wal file growing. */
export class SqliteLog implements EmbeddedLog {
  readonly #whole: Statement<[string, number], string | null>;
  readonly #forwards: Statement<[string, number, number], Row>;
  readonly #backwards: Statement<[string, number, number], Row>;
  readonly #page: Statement<[number, number], Row>;
  readonly #byId: Statement<[string], Row>;
  readonly #place: Statement<[string], [string, number, number]>;
  readonly #newStreams: Statement<[number, number, number, number], string>;
  readonly #head: Statement<[], [number, number]>;
  readonly #instant: Statement<[number], number>;

  constructor(db: Database) {
    this.#whole = db.prepare<[string, number], string | null>(STATEMENTS.whole).pluck();
    this.#forwards = db.prepare<[string, number, number], Row>(STATEMENTS.forwards).raw();
    this.#backwards = db.prepare<[string, number, number], Row>(STATEMENTS.backwards).raw();
    this.#page = db.prepare<[number, number], Row>(STATEMENTS.page).raw();
    this.#byId = db.prepare<[string], Row>(STATEMENTS.byId).raw();
    this.#place = db.prepare<[string], [string, number, number]>(STATEMENTS.place).raw();
    this.#newStreams = db.prepare<[number, number, number, number], string>(STATEMENTS.newStreams).pluck();
    this.#head = db.prepare<[], [number, number]>(STATEMENTS.head).raw();
    this.#instant = db.prepare<[number], number>(STATEMENTS.instant).pluck();
  }

  /** The last event's ordinal and instant (ms); zeros while the log is empty. */
  end(): [ordinal: number, recordedAt: number] {
    return this.#head.get() ?? [0, 0];
  }

  head(): number {
    return this.end()[0];
  }

  stream(name: string, { from, limit, backwards = false }: StreamRange): RecordedEvent[] {
    if (limit === undefined && !backwards) return this.#rest(name, Math.max(0, Number(from ?? 0n)));
    const most = Math.min(limit ?? Infinity, Number.MAX_SAFE_INTEGER);
    const rows = backwards
      ? this.#backwards.all(name, from === undefined ? Number.MAX_SAFE_INTEGER : Number(from), most)
      : this.#forwards.all(name, Number(from ?? 0n), most);
    return rows.map(eventOf);
  }

  event(id: string): RecordedEvent | undefined {
    const row = this.#byId.get(id);
    return row && eventOf(row);
  }

  locate(id: string): Place | undefined {
    const row = this.#place.get(id);
    return row && { stream: row[0], revision: row[1], ordinal: row[2] };
  }

  page(after: number, limit: number, wants?: Wanted): Page {
    const events: RecordedEvent[] = [];
    let last = after;
    let scanned = 0;
    let characters = 0;
    while (scanned < limit && characters < PAGE_CHARACTERS) {
      const asked = Math.min(CHUNK, limit - scanned);
      const rows = this.#page.all(last, asked);
      for (const row of rows) {
        last = row[0];
        characters += row[5].length + row[6].length;
        if (!wants || wants(row[1], row[4])) events.push(eventOf(row));
      }
      scanned += rows.length;
      if (rows.length < asked) return { events, last, atHead: true };
    }
    return { events, last, atHead: false };
  }

  newStreams(after: number, from: number, to: number): string[] {
    return this.#newStreams.all(from, to, after, after);
  }

  #rest(name: string, from: number): RecordedEvent[] {
    const events: RecordedEvent[] = [];
    for (;;) {
      const next = from + events.length;
      const text = this.#whole.get(name, next);
      const rows = text ? (json(text, `in stream ${name}`) as unknown as WholeRow[]) : [];
      for (const row of rows) {
        // The text's order is SQLite's habit, not its promise; and a gap would be a damaged log.
        if (row[1] !== from + events.length) throw new StoreUnusable(`Stream ${name} is damaged at ${row[1]}`);
        events.push(recorded(name, row));
      }
      if (rows.length < WHOLE) return events;
    }
  }

  /** Instants never decrease and ordinals have no gaps, so halving finds it without an index. */
  lastAt(instant: number): number {
    let known = 0;
    let beyond = this.head() + 1;
    while (beyond - known > 1) {
      const middle = Math.floor((known + beyond) / 2);
      if ((this.#instant.get(middle) ?? Infinity) <= instant) known = middle;
      else beyond = middle;
    }
    return known;
  }
}

function eventOf([ordinal, stream, revision, id, type, data, metadata, recordedAt]: Row): RecordedEvent {
  const parsed = json(metadata, id) as Metadata;
  return recorded(stream, [ordinal, revision, id, type, json(data, id), parsed, recordedAt]);
}

function recorded(stream: string, [ordinal, revision, id, type, data, metadata, recordedAt]: WholeRow): RecordedEvent {
  return {
    id,
    stream,
    revision: BigInt(revision),
    position: positionOf(ordinal),
    type,
    data,
    metadata,
    recordedAt: new Date(recordedAt),
  };
}

function json(text: string, where: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (cause) {
    throw new StoreUnusable(`An event (${where}) is damaged: its JSON cannot be read`, { cause });
  }
}
