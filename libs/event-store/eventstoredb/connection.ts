import { EventStoreDBClient, type StreamingRead } from '@eventstore/db-client';
import { clearTimeout, setTimeout } from 'node:timers';
import { setImmediate as turn } from 'node:timers/promises';
import { StoreUnusable } from '../errors.js';
import type { Address } from './address.js';
import { within } from './patience.js';
import { Unanswered } from './trouble.js';

/** A client, how many calls it has under way, and whether it is given up. */
interface Lease {
  readonly client: EventStoreDBClient;
  calls: number;
  isRetired: boolean;
}

const ignored = (): void => undefined;

/** The way to the server. The client may leave a call unanswered for ever, so every call is timed here; one that is late costs the client. */
export class Connection {
  #lease: Lease;

  /** @throws StoreUnusable */
  constructor(private readonly address: Address) {
    this.#lease = this.#connect();
  }

  /** One call, given up after `ms`. */
  async call<T>(ms: number, work: (client: EventStoreDBClient) => Promise<T>): Promise<T> {
    // A turn of its own: while the client gives up a broken channel, a call begun in the same turn would still take that
    // channel, and fail inside the client where nobody hears of it.
    await turn();
    return this.#timed(ms, (lease) => work(lease.client));
  }

  /** Everything one reading gives; `ms` is the longest silence. */
  async read<T>(ms: number, open: (client: EventStoreDBClient) => StreamingRead<T>): Promise<T[]> {
    await turn();
    let stream: StreamingRead<T> | undefined;
    try {
      return await this.#timed(ms, (lease, heard) => {
        stream = open(lease.client);
        // The iterator hears the first error; another one must not end the process.
        stream.on('error', ignored);
        return drained(stream, heard);
      });
    } catch (error) {
      stream?.cancel().catch(ignored);
      stream?.destroy();
      throw error;
    }
  }

  /** The client for what lasts; whoever follows with it calls `retire` when it breaks. */
  async client(): Promise<EventStoreDBClient> {
    await turn();
    return this.#lease.client;
  }

  /** The next call gets another client. */
  retire(client: EventStoreDBClient): void {
    const lease = this.#lease;
    if (lease.client !== client) return;
    lease.isRetired = true;
    this.#lease = this.#connect();
    this.#letGo(lease);
  }

  /** Ends what is under way; waits no longer than `ms` for a client that hangs. */
  async close(ms: number): Promise<void> {
    await within(ms, this.#lease.client.dispose());
  }

  async #timed<T>(ms: number, work: (lease: Lease, heard: () => void) => Promise<T>): Promise<T> {
    const lease = this.#lease;
    let timer: NodeJS.Timeout | undefined;
    let heard: () => void = ignored;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        this.retire(lease.client);
        reject(new Unanswered(`The event store was silent for ${Math.round(ms)} ms`));
      }, ms);
      heard = () => timer?.refresh();
    });
    lease.calls += 1;
    try {
      return await Promise.race([work(lease, heard), late]);
    } finally {
      clearTimeout(timer);
      lease.calls -= 1;
      this.#letGo(lease);
    }
  }

  #letGo({ client, calls, isRetired }: Lease): void {
    if (isRetired && calls === 0) client.dispose().catch(ignored);
  }

  #connect(): Lease {
    try {
      return { client: EventStoreDBClient.connectionString(this.address.connection), calls: 0, isRetired: false };
    } catch {
      // The client's error holds the address, and so the password.
      throw new StoreUnusable('The address of the event store cannot be used: look at its options and their files');
    }
  }
}

async function drained<T>(stream: StreamingRead<T>, heard: () => void): Promise<T[]> {
  const items: T[] = [];
  for await (const item of stream) {
    heard();
    items.push(item);
  }
  return items;
}
