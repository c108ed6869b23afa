import type { Database, Statement } from 'better-sqlite3';
import type { AdmittedAppend } from './admission.js';
import { EventStoreError } from './errors.js';
import { NewlyRecorded, type AppendResult } from './event-store.js';
import type { Batch, Outcome } from './group-commit.js';
import { KnownStreams, type KnownStream } from './known-streams.js';
import { positionOf } from './position.js';
import { sqliteCode } from './sqlite-error.js';
import { STATEMENTS, type SqliteLog } from './sqlite-log.js';
import { judgeTogether, type Standing } from './verdict.js';

type EventValues = [number, number, number, string, string, string, string, number];

/** A stream without a number holds nothing yet. */
interface Found extends Standing {
  readonly sid: number | undefined;
}

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
      return [this.#write(append, known, cursor)];
    } catch (error) {
      // The statement is undone, the transaction goes on.
      if (sqliteCode(error) === 'SQLITE_CONSTRAINT_UNIQUE') return undefined;
      throw error;
    }
  }

  // All of a batch is judged before any of it is written, so a refusal has nothing to undo.
  #attempt(batch: Batch, cursor: Cursor): Outcome {
    const standings = batch.map((append): Found => {
      const [sid, revision] = this.#standing.get(append.stream) ?? [undefined, -1];
      return { append, sid, revision };
    });
    try {
      const repeated = judgeTogether(standings, (id) => this.log.locate(id));
      return repeated ?? standings.map((standing) => this.#write(standing.append, this.#learn(standing), cursor));
    } catch (error) {
      if (error instanceof EventStoreError) return error;
      throw error;
    }
  }

  #learn({ append: { stream }, sid, revision }: Found): KnownStream {
    return this.#known.learn(stream, {
      sid: sid ?? Number(this.#addStream.run(stream).lastInsertRowid),
      revision,
    });
  }

  #write({ events }: AdmittedAppend, to: KnownStream, cursor: Cursor): AppendResult {
    for (const { id, type, data, metadata } of events) {
      this.#addEvent.run(cursor.ordinal + 1, to.sid, to.revision + 1, id, type, data, metadata, cursor.recordedAt);
      cursor.ordinal += 1;
      to.revision += 1;
    }
    return new NewlyRecorded(BigInt(to.revision), positionOf(cursor.ordinal));
  }
}
