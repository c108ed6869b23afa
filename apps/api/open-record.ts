import type { KeyObject } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openEventStoreDb, SqliteEventStore, type EventStore } from '#event-store';
import { Evidence } from '#evidence';
import { projections, Projector, Reader, SqliteReadModel } from '#projections';
import { vocabulary } from '#readiness';
import { deciders } from '#record';
import { Recorder } from '#recorder';
import { KeyStore, SealedEventStore } from '#sealing';
import { Tokens } from './access/tokens.js';
import { Auditing } from './auditing.js';
import { Calendars } from './calendar.js';
import type { Configuration } from './configuration.js';
import { Erasing } from './erasing.js';
import { Freezing } from './freezing.js';
import { LogKeeping } from './log-keeping.js';
import { Papers } from './papers.js';
import { parting } from './parting.js';
import { Provenance } from './provenance.js';
import { Readings } from './readings.js';
import { Reviewing } from './reviewing.js';
import { mustBeSealed } from './seal-record.js';

/** The record of one data folder, open: for the server, the terminal and tests. */
export interface OpenRecord {
  readonly configuration: Configuration;
  /** Sealed on its way in, opened on its way out; `store.beneath` holds nothing readable about anyone. */
  readonly store: SealedEventStore;
  readonly keys: KeyStore;
  /** The transparency log; nobody writes it until `log.start()` or `log.sequence()`. */
  readonly log: LogKeeping;
  readonly evidence: Evidence;
  readonly tokens: Tokens;
  readonly model: SqliteReadModel;
  readonly projector: Projector;
  readonly recorder: Recorder;
  readonly reader: Reader;
  readonly freezing: Freezing;
  readonly reviewing: Reviewing;
  readonly erasing: Erasing;
  readonly auditing: Auditing;
  readonly readings: Readings;
  readonly provenance: Provenance;
  readonly calendars: Calendars;
  /** Dossiers, lists and letters as they are handed over. */
  readonly papers: Papers;
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

/**
 * Opens the data folder, making what is missing in it. Readings answer once `readings.start()` or `projector.catchUp()` is done.
 * @throws NotSealed for a record of version 0.1.0
 */
export async function openRecord(
  configuration: Configuration,
  { now, onFailure, patience = 5000 }: OpenOptions = {},
): Promise<OpenRecord> {
  const { data } = configuration;
  await mkdir(data, { recursive: true, mode: 0o700 });
  const clock = now === undefined ? {} : { now };
  const beneath = await storeOf(configuration, clock);
  await mustBeSealed(beneath).catch(async (error: unknown) => {
    await beneath.close();
    throw error;
  });
  const keys = KeyStore.open(configuration.keys);
  const store = new SealedEventStore(beneath, keys, parting);
  const log = await LogKeeping.open(configuration, beneath);
  const evidence = await Evidence.open(join(data, 'evidence'));
  const tokens = Tokens.open(join(data, 'access.db'), now);
  const model = SqliteReadModel.open(join(data, 'read-model.db'), projections);
  const projector = new Projector({ store, model, projections, onFailure: onFailure ?? warn, ...clock });
  const reader = new Reader({ store, model, projector, patience, ...clock });
  const recorder = new Recorder({ store, deciders, vocabulary, ...(await idSecretOf(store, keys)), ...clock });
  const erasing = new Erasing({ beneath, keys, recorder, projector, ...clock });
  await erasing.resume();
  const papers = new Papers({ reader, evidence, log, beneath, keys, address: configuration.address });
  return {
    configuration,
    store,
    keys,
    log,
    evidence,
    tokens,
    model,
    projector,
    reader,
    recorder,
    erasing,
    freezing: new Freezing(reader, store),
    reviewing: new Reviewing(reader, store),
    readings: new Readings(store, model, projector),
    auditing: new Auditing({
      log,
      beneath,
      keys,
      evidence,
      reader,
      streamsOf: (casefile) => model.index.streamsOf(casefile),
      ...clock,
    }),
    provenance: new Provenance(log, beneath, keys),
    calendars: new Calendars(keys.secret('calendar')),
    papers,
    close: async () => {
      await papers.close();
      await log.close();
      await projector.stop();
      await model.close();
      await store.close();
      keys.close();
      tokens.close();
    },
  };
}

/** Where the events are: in a file of the data folder, or in a server, with a mirror of its log in that folder. */
function storeOf({ eventStore, data }: Configuration, clock: Pick<OpenOptions, 'now'>): Promise<EventStore> {
  return eventStore === 'sqlite'
    ? SqliteEventStore.open({ file: join(data, 'events.db'), ...clock })
    : openEventStoreDb({ address: eventStore, mirror: join(data, 'events-mirror.db'), ...clock });
}

/** A record keeps the way in which it made its first ids: an import that was begun under it must find what it recorded. */
async function idSecretOf(store: EventStore, keys: KeyStore): Promise<{ readonly secret?: KeyObject }> {
  const name = 'event-ids';
  const isOlder = !keys.hasSecret(name) && (await store.head()) !== undefined;
  return isOlder ? {} : { secret: keys.secret(name) };
}

function warn(projection: string, error: unknown): void {
  process.emitWarning(`The projection ${projection} failed: ${error instanceof Error ? error.message : String(error)}`);
}
