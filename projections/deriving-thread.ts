import { parentPort, workerData } from 'node:worker_threads';
import { SqliteEventStore } from '#event-store';
import { projections } from './all.js';
import { Derivation, type Derived } from './derivation.js';
import { SqliteReadModel } from './sqlite-read-model.js';

/** The files that a thread reads. */
export interface DerivingThreadOptions {
  readonly events: string;
  readonly readModel: string;
}

export interface ThreadRequest {
  readonly number: number;
  readonly ids: readonly string[];
  readonly on: string;
  readonly projections: readonly string[];
}

export interface ThreadAnswer {
  readonly number: number;
  readonly derived: Derived[];
  readonly error?: string;
}

const { events, readModel } = workerData as DerivingThreadOptions;
const store = await SqliteEventStore.open({ file: events });
const { index } = SqliteReadModel.open(readModel, projections);
const derivation = new Derivation(store, index, projections);

parentPort?.on('message', (request: ThreadRequest) => void answer(request));

async function answer({ number, ids, on, projections: wanted }: ThreadRequest): Promise<void> {
  try {
    reply({ number, derived: await derivation.casefiles(ids, on, wanted) });
  } catch (error) {
    reply({ number, derived: [], error: error instanceof Error ? error.message : String(error) });
  }
}

function reply(message: ThreadAnswer): void {
  parentPort?.postMessage(message);
}
