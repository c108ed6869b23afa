import { afterAll } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MemoryEventStore, SqliteEventStore } from '#event-store';
import { eventStoreContract } from './event-store.contract.js';

const folder = await mkdtemp(join(tmpdir(), 'litopys-store-'));
afterAll(() => rm(folder, { recursive: true }));
let files = 0;

eventStoreContract('memory', async (options) => new MemoryEventStore(options));
eventStoreContract('SQLite', (options) =>
  SqliteEventStore.open({ ...options, file: join(folder, `${(files += 1)}.db`) }),
);
