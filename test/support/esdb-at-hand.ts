import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import {
  openEventStoreDb,
  type EventStoreDbEventStore,
  type NewEvent,
  type RecordedEvent,
  type SubscriptionBatch,
} from '#event-store';
import { EsdbServer, type EsdbOptions } from './esdb/esdb-server.js';

/** Servers and stores over them, all gone after a test. */
export class EsdbAtHand {
  readonly #servers: EsdbServer[] = [];
  readonly #stores: EventStoreDbEventStore[] = [];
  readonly #folders: string[] = [];

  async server(options: EsdbOptions = {}): Promise<EsdbServer> {
    const server = await EsdbServer.start(options);
    this.#servers.push(server);
    return server;
  }

  async newMirror(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'litopys-esdb-'));
    this.#folders.push(folder);
    return join(folder, 'mirror.db');
  }

  async store(server: EsdbServer, { mirror = '', patience = 2000 } = {}): Promise<EventStoreDbEventStore> {
    const { address } = server;
    const store = await openEventStoreDb({ address, mirror: mirror || (await this.newMirror()), patience });
    this.#stores.push(store);
    return store;
  }

  async both(patience = 2000): Promise<{ server: EsdbServer; store: EventStoreDbEventStore }> {
    const server = await this.server();
    return { server, store: await this.store(server, { patience }) };
  }

  async gone(): Promise<void> {
    for (const store of this.#stores.splice(0)) await store.close();
    for (const server of this.#servers.splice(0)) await server.stop();
    for (const folder of this.#folders.splice(0)) await rm(folder, { recursive: true });
  }
}

export function newEvent(): NewEvent {
  return { id: randomUUID(), type: 'ClaimRecorded', data: { claim: 'arrested' }, metadata: { by: 'Anna Example' } };
}

export async function collected<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** Everything a follower sees until it has seen so many events. */
export async function seen(batches: AsyncIterable<SubscriptionBatch>, most: number): Promise<RecordedEvent[]> {
  const all: RecordedEvent[] = [];
  for await (const { events } of batches) {
    all.push(...events);
    if (all.length >= most) break;
  }
  return all;
}
