import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { EsdbServer, type EsdbOptions } from './esdb-server.js';

/** With credentials the client makes one call for each append, without them it sends all through one stream. */
export const UNARY = { credentials: { username: 'anna', password: 'example' } };

const servers: EsdbServer[] = [];
const clients: EventStoreDBClient[] = [];

export async function started(options: EsdbOptions = {}): Promise<EsdbServer> {
  const server = await EsdbServer.start(options);
  servers.push(server);
  return server;
}

export function connected(address: string): EventStoreDBClient {
  const client = EventStoreDBClient.connectionString(address);
  clients.push(client);
  return client;
}

/** A server and the real client of it. */
export interface Both {
  readonly server: EsdbServer;
  readonly client: EventStoreDBClient;
}

export async function both(options: EsdbOptions = {}): Promise<Both> {
  const server = await started(options);
  return { server, client: connected(server.address) };
}

/** Lets go of all servers and clients; a connection that is cut ends nearly all that a client waits for. */
export async function letGo(): Promise<void> {
  for (const server of servers.splice(0)) await server.stop();
  for (const client of clients.splice(0)) await disposed(client);
}

/** Whether the client lets go; it may wait for ever. */
export async function disposed(client: EventStoreDBClient): Promise<boolean> {
  const tooLong = once(AbortSignal.timeout(200), 'abort');
  return await Promise.race([client.dispose().then(() => true), tooLong.then(() => false)]);
}

export const told = () =>
  jsonEvent({
    id: randomUUID(),
    type: 'ClaimRecorded',
    data: { claim: 'arrested' },
    metadata: { by: 'Anna Example' },
  });

export async function all<T>(iterable: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of iterable) items.push(item);
  return items;
}

export const streamOf = async (client: EventStoreDBClient, stream: string, options = {}) =>
  (await all(client.readStream(stream, options))).map(({ event }) => event);

export const allOf = async (client: EventStoreDBClient, options = {}) =>
  (await all(client.readAll(options))).map(({ event, link }) => event ?? link);
