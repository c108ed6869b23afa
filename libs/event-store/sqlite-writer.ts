import type { Database, Statement } from 'better-sqlite3';
import type { AdmittedAppend } from './admission.js';
import { EventStoreError } from './errors.js';
import type { AppendResult } from './event-store.js';
import type { Batch, Outcome } from './group-commit.js';
import { KnownStreams } from './known-streams.js';
import { positionOf } from './position.js';
import { sqliteCode } from './sqlite-error.js';
import { STATEMENTS, type SqliteLog } from './sqlite-log.js';
import { judgeTogether, type Standing } from './verdict.js';

type EventValues = [number, number, number, string, string, string, string, number];

interface Cursor {
  ordinal: number;
  readonly recordedAt: number;
}

/** The writing half of a SQLite log. It keeps no end of anything between transactions: another process may write too. */
export class SqliteWriter {
  readonly #begin: Statement<[]>;
  readonly #commit: Statement<[]>;
  readonly #rollback: Statement<[]>;
  readonly #standing: Statement<[string], [sid: number, revision: number]>;
  readonly #addStream: Statement<[string]>;
  readonly #addEvent: Statement<EventValues>;
  readonly #known = new KnownStreams();

  constructor(
    private readonly db: Database,
    private readonly log: SqliteLog,
    private readonly now: () => Date,
  ) {
    this.#begin = db.prepare('BEGIN IMMEDIATE');
    this.#commit = db.prepare('COMMIT');
    this.#rollback = db.prepare('ROLLBACK');
    this.#standing = db.prepare<[string], [number, number]>(STATEMENTS.standing).raw();
    this.#addStream = db.prepare('INSERT INTO streams (name) VALUES (?)');
    this.#addEvent = db.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  }

  /** Records the batches in one durable transaction; a refused batch leaves nothing behind and harms no other. */
  transact(batches: readonly Batch[]): Outcome[] {
    this.#begin.run();
    try {
      const [ordinal, recordedAt] = this.log.end();
      const cursor: Cursor = { ordinal, recordedAt: Math.max(this.now().getTime(), recordedAt) };
      const outcomes = batches.map((batch) => this.#follow(batch, cursor) ?? this.#attempt(batch, cursor));
      this.#commit.run();
      return outcomes;
    } catch (error) {
      this.#known.forget();
      if (this.db.inTransaction) this.#rollback.run();
      throw error;
    }
  }

  /**
   * The commonest append, one event after one that is known to be there, in one statement: the unique indices of revisions
   * and ids take it only where the verdict would. `undefined` if they do not, or if it is another kind of append.
   */
  #follow(batch: Batch, cursor: Cursor): Outcome | undefined {
    const [append, another] = batch;
    if (append === undefined || another !== undefined || append.events.length > 1) return undefined;
    const { stream, expected } = append;
    const known = typeof expected === 'bigint' ? this.#known.get(stream) : undefined;
    if (known === undefined || known.revision !== Number(expected)) return undefined;
    try {
      return [this.#write(append, known.sid, known.revision, cursor)];
    } catch (error) {
      // The statement is undone, the transaction goes on.
      if (sqliteCode(error) === 'SQLITE_CONSTRAINT_UNIQUE') return undefined;
      throw error;
    }
  }

  // All of a batch is judged before any of it is written, so a refusal has nothing to undo.
  #attempt(batch: Batch, cursor: Cursor): Outcome {
    const standings = batch.map((append): Standing & { sid: number | undefined } => {
      const [sid, revision] = this.#standing.get(append.stream) ?? [undefined, -1];
      return { append, sid, revision };
    });
    try {
      const repeated = judgeTogether(standings, (id) => this.log.locate(id));
      return repeated ?? standings.map(({ append, sid, revision }) => this.#write(append, sid, revision, cursor));
    } catch (error) {
      if (error instanceof EventStoreError) return error;
      throw error;
    }
  }

  #write({ stream, events }: AdmittedAppend, known: number | undefined, from: number, cursor: Cursor): AppendResult {
    const sid = known ?? Number(this.#addStream.run(stream).lastInsertRowid);
    let revision = from;
    for (const { id, type, data, metadata } of events) {
      revision += 1;
      this.#addEvent.run(cursor.ordinal + 1, sid, revision, id, type, data, metadata, cursor.recordedAt);
      cursor.ordinal += 1;
    }
    this.#known.set(stream, { sid, revision });
    return { revision: BigInt(revision), position: positionOf(cursor.ordinal) };
  }
}
