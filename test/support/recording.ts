import { MemoryEventStore, type EventStore } from '#event-store';
import { projections as all, Projector, Reader, SqliteReadModel, type Projection, type Question } from '#projections';
import { vocabulary } from '#readiness';
import {
  CaptureDocument,
  deciders,
  OpenCasefile,
  read,
  RecordClaim,
  type Asked,
  type Protection,
  type RecordCommand,
  type Shape,
} from '#record';
import { Recorder, type Recording } from '#recorder';

type Plain = Readonly<Record<string, unknown>>;

/** The captured document that claims cite unless they say otherwise. */
export const PAGE = 'ab'.repeat(32);

/** One source of a fair grade. */
export const SOURCES = [{ document: PAGE, reliability: 'B', credibility: 2 }];

export interface RecordOptions {
  readonly store?: EventStore;
  /** Puts something between the record and the log it is made with. */
  readonly through?: (store: EventStore) => EventStore;
  readonly model?: SqliteReadModel;
  readonly projections?: readonly Projection[];
  /** The day it is when the record is opened. */
  readonly today?: string;
}

/** A record with everything between a request and an answer, on a clock of its own that moves on by a minute a request. */
export class RecordAtHand {
  readonly failures: [projection: string, error: unknown][] = [];
  readonly store: EventStore;
  readonly model: SqliteReadModel;
  readonly projections: readonly Projection[];
  readonly projector: Projector;
  readonly reader: Reader;
  readonly recorder: Recorder;
  private time: number;

  constructor({ store, through, model, projections = all, today = '2026-06-15' }: RecordOptions = {}) {
    this.time = Date.parse(`${today}T08:00:00Z`);
    const log = store ?? new MemoryEventStore({ now: this.now });
    this.store = through?.(log) ?? log;
    this.projections = projections;
    this.model = model ?? SqliteReadModel.open(':memory:', projections);
    this.projector = this.anotherProjector(this.model);
    this.reader = new Reader({
      store: this.store,
      model: this.model,
      projector: this.projector,
      now: this.now,
      patience: 200,
    });
    this.recorder = new Recorder({ store: this.store, deciders, vocabulary, now: this.now });
  }

  readonly now = (): Date => new Date(this.time);

  get today(): string {
    return this.now().toISOString().slice(0, 10);
  }

  /** Lets time pass. */
  pass(days: number): void {
    this.time += days * 86_400_000;
  }

  /** A projector of the same log and clock over another model. */
  anotherProjector(model: SqliteReadModel, projections = this.projections): Projector {
    const onFailure = (projection: string, error: unknown) => void this.failures.push([projection, error]);
    return new Projector({ store: this.store, model, projections, now: this.now, onFailure });
  }

  /** Puts something on record, without waiting for the readings. */
  async only<C extends RecordCommand>(command: Shape<C>, sent: Plain, by: Partial<Asked> = {}): Promise<Recording> {
    this.time += 60_000;
    return this.recorder.execute(read(command, sent).askedBy({ by: 'monitor', roles: ['monitor'], ...by }));
  }

  /** Puts something on record, and waits until the readings include it. */
  async record<C extends RecordCommand>(command: Shape<C>, sent: Plain, by: Partial<Asked> = {}): Promise<Recording> {
    const recording = await this.only(command, sent, by);
    await this.projector.catchUp();
    return recording;
  }

  /** Puts the page on record that claims cite. */
  async capture(sha256 = PAGE, more: Plain = {}): Promise<Recording> {
    return this.record(CaptureDocument, {
      sha256,
      mediaType: 'text/html',
      size: 6,
      address: 'https://example.org',
      ...more,
    });
  }

  /** Opens a casefile; answers with its id. */
  async open(name: string, more: Plain = {}): Promise<string> {
    return (await this.record(OpenCasefile, { names: [{ text: name }], ...more })).id;
  }

  /** Records a claim; answers with its id. */
  async claim(of: string, kind: string, when: string | null, more: Plain = {}): Promise<string> {
    return (await this.record(RecordClaim, { casefile: of, kind, when, sources: SOURCES, ...more })).id;
  }

  async ask<Answer>(
    question: Shape<Question<Answer>>,
    sent: Plain = {},
    clearance: Protection = 'team',
  ): Promise<Answer> {
    return (await this.reader.execute(read(question, sent).askedWith(clearance))) as Answer;
  }

  async close(): Promise<void> {
    await this.projector.stop();
    await this.model.close();
    await this.store.close();
  }
}

/** A record with a captured page. */
export async function recordAtHand(options: RecordOptions = {}): Promise<RecordAtHand> {
  const record = new RecordAtHand(options);
  await record.capture();
  return record;
}

/** Every row of every projection, to compare two read models by. */
export async function rowsIn(
  model: SqliteReadModel,
  projections: readonly Projection[] = all,
): Promise<Record<string, unknown[]>> {
  const tables: Record<string, unknown[]> = {};
  for (const { name } of projections.flatMap((projection) => projection.tables)) {
    const rows = await model.rows<Record<string, object>>().selectFrom(name).selectAll().execute();
    tables[name] = rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  return tables;
}
