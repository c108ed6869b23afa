import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MemoryEventStore, NewlyRecorded, SqliteEventStore, type NewEvent } from './index.js';

const event = (): NewEvent => ({ id: randomUUID(), type: 'ClaimRecorded', data: {} });

describe.each(['memory', 'SQLite'])('the %s event store', (kind) => {
  it('tells an append that it made from one that it was sent again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'litopys-newly-'));
    const store =
      kind === 'SQLite' ? await SqliteEventStore.open({ file: join(folder, 'log.db') }) : new MemoryEventStore();
    const appends = [
      { stream: 'case-1', events: [event()], expected: 'no_stream' },
      { stream: 'case-1', events: [event()], expected: 0n },
      { stream: 'case-2', events: [event(), event()], expected: 'any' },
    ] as const;
    for (const { stream, events, expected } of appends) {
      const first = await store.append(stream, events, { expected });
      expect(first).toBeInstanceOf(NewlyRecorded);
      const again = await store.append(stream, events, { expected });
      expect(again).toEqual(first);
      expect(again).not.toBeInstanceOf(NewlyRecorded);
    }
    await store.close();
    await rm(folder, { recursive: true });
  });
});
