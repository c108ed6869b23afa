import type { EventStoreDbEventStore, EventStoreDbOptions } from './eventstoredb.js';

/**
 * Opens the log in an EventStoreDB or KurrentDB server. Its client is loaded only now: it takes a fifth of a second, and most
 * programs have their events in a file. @throws StoreUnusable
 */
export async function openEventStoreDb(options: EventStoreDbOptions): Promise<EventStoreDbEventStore> {
  const { EventStoreDbEventStore: Store } = await import('./eventstoredb.js');
  return Store.open(options);
}
