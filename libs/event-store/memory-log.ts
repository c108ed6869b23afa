import type { AdmittedAppend } from './admission.js';
import type { EmbeddedLog } from './embedded.js';
import { EventStoreError } from './errors.js';
import { NewlyRecorded, type AppendResult, type Json, type RecordedEvent, type StreamRange } from './event-store.js';
import type { Batch, Outcome } from './group-commit.js';
import type { Page, Wanted } from './paging.js';
import { positionOf } from './position.js';
import { judgeTogether, type Place, type Standing } from './verdict.js';

interface Row extends Place {
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
  readonly recordedAt: number;
}

/** A log as arrays. Events are kept as JSON text, so that what a reader does to its copy stays with the reader. */
export class MemoryLog implements EmbeddedLog {
  readonly #rows: Row[] = [];
  readonly #streams = new Map<string, Row[]>();
  readonly #ids = new Map<string, Row>();

  constructor(private readonly now: () => Date) {}

  transact(batches: readonly Batch[]): Outcome[] {
    const recordedAt = Math.max(this.now().getTime(), this.#rows.at(-1)?.recordedAt ?? 0);
    return batches.map((batch) => this.#attempt(batch, recordedAt));
  }

  head(): number {
    return this.#rows.length;
  }

  stream(name: string, { from, limit = Infinity, backwards = false }: StreamRange): RecordedEvent[] {
    const rows = this.#streams.get(name) ?? [];
    const chosen = backwards
      ? rows.slice(0, from === undefined ? undefined : Math.max(0, Number(from) + 1)).toReversed()
      : rows.slice(Math.max(0, Number(from ?? 0n)));
    return chosen.slice(0, limit).map(eventOf);
  }

  event(id: string): RecordedEvent | undefined {
    const row = this.#ids.get(id);
    return row && eventOf(row);
  }

  page(after: number, limit: number, wants?: Wanted): Page {
    const rows = this.#rows.slice(after, after + limit);
    const chosen = wants ? rows.filter((row) => wants(row.stream, row.type)) : rows;
    return { events: chosen.map(eventOf), last: after + rows.length, atHead: rows.length < limit };
  }

  newStreams(after: number, from: number, to: number): string[] {
    const isFirst = ({ stream, revision }: Row): boolean => {
      const before = this.#streams.get(stream)?.[revision - 1];
      return before === undefined || before.ordinal <= after;
    };
    return this.#rows
      .slice(from, to)
      .filter(isFirst)
      .map((row) => row.stream);
  }

  lastAt(instant: number): number {
    return this.#rows.findLastIndex((row) => row.recordedAt <= instant) + 1;
  }

  #attempt(batch: Batch, recordedAt: number): Outcome {
    const standings = batch.map((append): Standing => {
      return { append, revision: (this.#streams.get(append.stream)?.length ?? 0) - 1 };
    });
    try {
      const repeated = judgeTogether(standings, (id) => this.#ids.get(id));
      return repeated ?? batch.map((append) => this.#write(append, recordedAt));
    } catch (error) {
      if (error instanceof EventStoreError) return error;
      throw error;
    }
  }

  #write({ stream, events }: AdmittedAppend, recordedAt: number): AppendResult {
    const rows = this.#streams.get(stream) ?? [];
    this.#streams.set(stream, rows);
    for (const event of events) {
      const row: Row = { ...event, stream, revision: rows.length, ordinal: this.#rows.length + 1, recordedAt };
      rows.push(row);
      this.#rows.push(row);
      this.#ids.set(row.id, row);
    }
    return new NewlyRecorded(BigInt(rows.length - 1), positionOf(this.#rows.length));
  }
}

function eventOf({ id, stream, revision, ordinal, type, data, metadata, recordedAt }: Row): RecordedEvent {
  return {
    id,
    stream,
    revision: BigInt(revision),
    position: positionOf(ordinal),
    type,
    data: JSON.parse(data) as Json,
    metadata: JSON.parse(metadata) as RecordedEvent['metadata'],
    recordedAt: new Date(recordedAt),
  };
}
