import { afterEach, beforeEach, describe } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MemoryEventStore, SqliteEventStore, type Json } from '#event-store';
import { eventStoreContract } from '../../test/contract/event-store.contract.js';
import { KeyStore } from './key-store.js';
import type { Parting } from './parting.js';
import { SealedEventStore } from './sealed-event-store.js';

/** Everything is about the subject of its stream, and nothing is published. */
const whole: Parting = {
  part: (stream, { type, data }) => ({
    type,
    published: {},
    sources: [],
    hidesStream: false,
    parts: [{ subject: stream, data }],
  }),
  rejoin: (_, __, [data]) => data as Json,
  erased: (type) => ({ type: 'Erased', data: { was: type } }),
};

let folder: string;
let stores = 0;
const keys: KeyStore[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'litopys-sealed-'));
});

afterEach(async () => {
  for (const store of keys.splice(0)) store.close();
  await rm(folder, { recursive: true, force: true });
});

function keyStore(): KeyStore {
  const store = KeyStore.open({ folder: join(folder, `keys-${stores++}`) });
  keys.push(store);
  return store;
}

describe('sealed,', () => {
  eventStoreContract(
    'memory',
    async (options) => new SealedEventStore(new MemoryEventStore(options), keyStore(), whole),
  );
  eventStoreContract('SQLite', async (options) => {
    const beneath = await SqliteEventStore.open({ file: join(folder, `events-${stores++}.db`), ...options });
    return new SealedEventStore(beneath, keyStore(), whole);
  });
});
