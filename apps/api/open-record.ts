import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { SqliteEventStore, type EventStore } from '#event-store';
import { Evidence } from '#evidence';
import { projections, Projector, Reader, SqliteReadModel } from '#projections';
import { vocabulary } from '#readiness';
import { deciders } from '#record';
import { Recorder } from '#recorder';
import { Tokens } from './access/tokens.js';
import type { Configuration } from './configuration.js';
import { Freezing } from './freezing.js';
import { Readings } from './readings.js';

/** The record of one data folder, open: for the server, the terminal and tests. */
export interface OpenRecord {
  readonly configuration: Configuration;
  readonly store: EventStore;
  readonly evidence: Evidence;
  readonly tokens: Tokens;
  readonly model: SqliteReadModel;
  readonly projector: Projector;
  readonly recorder: Recorder;
  readonly reader: Reader;
  readonly freezing: Freezing;
  readonly readings: Readings;
  /** Stops following the log, then closes what is open. What follows is a new `openRecord`. */
  close(): Promise<void>;
}

/** How a record is opened. */
export interface OpenOptions {
  /** The clock; the machine's unless told. */
  readonly now?: () => Date;
  /** Told of whatever stopped a projection; a warning of the process unless told. */
  readonly onFailure?: (projection: string, error: unknown) => void;
  /** How long a question waits for the position it wants, in milliseconds; 5,000 unless told. */
  readonly patience?: number;
}

/** Opens the data folder, making what is missing in it. Readings answer once `readings.start()` or `projector.catchUp()` is done. */
export async function openRecord(
  configuration: Configuration,
  { now, onFailure, patience = 5000 }: OpenOptions = {},
): Promise<OpenRecord> {
  const { data } = configuration;
  await mkdir(data, { recursive: true, mode: 0o700 });
  const clock = now === undefined ? {} : { now };
  const files = { events: join(data, 'events.db'), readModel: join(data, 'read-model.db') };
  const store = await SqliteEventStore.open({ file: files.events, ...clock });
  const evidence = await Evidence.open(join(data, 'evidence'));
  const tokens = Tokens.open(join(data, 'access.db'), now);
  const model = SqliteReadModel.open(files.readModel, projections);
  const projector = new Projector({ store, model, projections, onFailure: onFailure ?? warn, ...clock });
  const reader = new Reader({ store, model, projector, patience, ...clock });
  return {
    configuration,
    store,
    evidence,
    tokens,
    model,
    projector,
    reader,
    recorder: new Recorder({ store, deciders, vocabulary, ...clock }),
    freezing: new Freezing(reader, store),
    readings: new Readings(store, model, projector),
    close: async () => {
      await projector.stop();
      await model.close();
      await store.close();
      tokens.close();
    },
  };
}

function warn(projection: string, error: unknown): void {
  process.emitWarning(`The projection ${projection} failed: ${error instanceof Error ? error.message : String(error)}`);
}
