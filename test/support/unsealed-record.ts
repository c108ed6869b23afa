import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { configurationFrom, openRecord } from '#api';
import { SqliteEventStore, type RecordedEvent } from '#event-store';

/** Every event of a data folder, opened. */
export async function eventsIn(data: string): Promise<RecordedEvent[]> {
  const record = await openRecord(configurationFrom({ LITOPYS_DATA: data }));
  const events: RecordedEvent[] = [];
  for await (const event of record.store.readAll()) events.push(event);
  await record.close();
  return events;
}

/** A data folder as version 0.1.0 left it: the same events in the same order at the same times, and anybody can read them. */
export async function unsealed(
  from: string,
  data: string,
  more: readonly RecordedEvent[] = [],
  change: (event: RecordedEvent) => RecordedEvent = (event) => event,
): Promise<RecordedEvent[]> {
  const events = [...(await eventsIn(from)), ...more].map(change);
  await mkdir(data, { recursive: true });
  await cp(join(from, 'evidence'), join(data, 'evidence'), { recursive: true });
  let at = new Date(0);
  const store = await SqliteEventStore.open({ file: join(data, 'events.db'), now: () => at });
  for (const { stream, revision, recordedAt, ...event } of events) {
    at = recordedAt;
    await store.append(stream, [event], { expected: revision === 0n ? 'no_stream' : revision - 1n });
  }
  const left: RecordedEvent[] = [];
  for await (const event of store.readAll()) left.push(event);
  await store.close();
  return left;
}
