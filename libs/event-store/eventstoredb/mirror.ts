import type { Database, Statement } from 'better-sqlite3';
import { HistoryVanished, StoreClosed, StoreUnavailable, StoreUnusable } from '../errors.js';
import type { Json, Position, RecordedEvent } from '../event-store.js';
import type { Wanted } from '../paging.js';
import { sqliteCode } from '../sqlite-error.js';
import { START } from './log-position.js';
import { openMirrorFile } from './mirror-file.js';
import { STATEMENTS, type MirrorRow } from './mirror-statements.js';

const CHUNK = 200;
const PAGE_CHARACTERS = 4_194_304;
const DAMAGED = /^SQLITE_(CORRUPT|NOTADB)/;

/** A stretch of the mirror; `last` is the position of the last event scanned, or where the reading began. */
export interface MirrorPage {
  readonly events: RecordedEvent[];
  readonly last: Position;
  readonly atHead: boolean;
}

/** The record's events as the server's log held them when they were seen, in its order; nothing in it changes. */
export class Mirror {
  readonly #page: Statement<[string, number], MirrorRow>;
  readonly #byId: Statement<[string], MirrorRow>;
  readonly #end: Statement<[], MirrorRow>;
  readonly #lastRevision: Statement<[string], number | null>;
  readonly #lastAt: Statement<[number], string>;
  readonly #nth: Statement<[string, number], string>;
  readonly #newStreams: Statement<[string, string, string], string>;
  readonly #alarm: Statement<[], [string, number, string]>;

  /** @throws StoreUnusable */
  static open(file: string): Mirror {
    return new Mirror(openMirrorFile(file));
  }

  private constructor(readonly db: Database) {
    this.#page = db.prepare<[string, number], MirrorRow>(STATEMENTS.page).raw();
    this.#byId = db.prepare<[string], MirrorRow>(STATEMENTS.byId).raw();
    this.#end = db.prepare<[], MirrorRow>(STATEMENTS.end).raw();
    this.#lastRevision = db.prepare<[string], number | null>(STATEMENTS.lastRevision).pluck();
    this.#lastAt = db.prepare<[number], string>(STATEMENTS.lastAt).pluck();
    this.#nth = db.prepare<[string, number], string>(STATEMENTS.nth).pluck();
    this.#newStreams = db.prepare<[string, string, string], string>(STATEMENTS.newStreams).pluck();
    this.#alarm = db.prepare<[], [string, number, string]>(STATEMENTS.alarm).raw();
  }

  /** What is wrong with the log and has not been looked at by anybody. */
  alarm(): HistoryVanished | StoreUnusable | undefined {
    const [stream, revision, what] = this.asked(() => this.#alarm.get()) ?? [];
    if (stream === undefined || revision === undefined) return undefined;
    if (what === 'vanished') return new HistoryVanished(stream, BigInt(revision));
    return new StoreUnusable(`The event at revision ${revision} of stream ${stream} has the id of another event`);
  }

  end(): RecordedEvent | undefined {
    const row = this.asked(() => this.#end.get());
    return row && eventOf(row);
  }

  /** The position of the last event, START while there is none. */
  reach(): Position {
    return (this.asked(() => this.#end.get())?.[0] ?? START) as Position;
  }

  event(id: string): RecordedEvent | undefined {
    const row = this.asked(() => this.#byId.get(id));
    return row && eventOf(row);
  }

  /** The revision of the stream's last event, -1n if there is none. */
  lastRevision(stream: string): bigint {
    return BigInt(this.asked(() => this.#lastRevision.get(stream)) ?? -1);
  }

  page(after: Position, limit: number, wants?: Wanted): MirrorPage {
    const events: RecordedEvent[] = [];
    let last = after;
    let scanned = 0;
    let characters = 0;
    while (scanned < limit && characters < PAGE_CHARACTERS) {
      const asked = Math.min(CHUNK, limit - scanned);
      const rows = this.asked(() => this.#page.all(last, asked));
      for (const row of rows) {
        last = row[0] as Position;
        characters += row[5].length + row[6].length;
        if (!wants || wants(row[2], row[4])) events.push(eventOf(row));
      }
      scanned += rows.length;
      if (rows.length < asked) return { events, last, atHead: true };
    }
    return { events, last, atHead: false };
  }

  /** The position of the nth event after, if there are so many. */
  nth(after: Position, n: number): Position | undefined {
    return this.asked(() => this.#nth.get(after, n - 1)) as Position | undefined;
  }

  /** The streams with an event in (from, to] and none in (after, from], in order. */
  newStreams(after: Position, from: Position, to: Position): string[] {
    return this.asked(() => this.#newStreams.all(from, to, after));
  }

  lastAt(instant: number): Position | undefined {
    return this.asked(() => this.#lastAt.get(instant)) as Position | undefined;
  }

  /** Reads or writes; what SQLite says comes in the port's words. */
  asked<T>(work: () => T): T {
    if (!this.db.open) throw new StoreClosed();
    try {
      return work();
    } catch (error) {
      const code = sqliteCode(error);
      if (code === undefined) throw error;
      if (DAMAGED.test(code)) throw new StoreUnusable('The mirror of the event log is damaged', { cause: error });
      throw new StoreUnavailable('The mirror of the event log could not be used', { cause: error });
    }
  }

  close(): void {
    this.db.close();
  }
}

function eventOf([position, id, stream, revision, type, data, metadata, recordedAt]: MirrorRow): RecordedEvent {
  return {
    id,
    stream,
    revision: BigInt(revision),
    position: position as Position,
    type,
    data: json(data, id),
    metadata: json(metadata, id) as RecordedEvent['metadata'],
    recordedAt: new Date(recordedAt),
  };
}

function json(text: string, id: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (cause) {
    throw new StoreUnusable(`Event ${id} is damaged in the mirror: its JSON cannot be read`, { cause });
  }
}
