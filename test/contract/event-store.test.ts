import { afterAll, afterEach } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MemoryEventStore, openEventStoreDb, SqliteEventStore } from '#event-store';
import { CornerOfLog } from '../support/corner-of-log.js';
import { EsdbServer } from '../support/esdb/esdb-server.js';
import { eventStoreContract } from './event-store.contract.js';

const folder = await mkdtemp(join(tmpdir(), 'litopys-store-'));
afterAll(() => rm(folder, { recursive: true }));
let files = 0;

eventStoreContract('memory', async (options) => new MemoryEventStore(options));
eventStoreContract('SQLite', (options) =>
  SqliteEventStore.open({ ...options, file: join(folder, `${(files += 1)}.db`) }),
);

const servers: EsdbServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

const newMirror = (): string => join(folder, `${(files += 1)}.db`);
const ITS_OWN_CLOCK = {
  reason: 'events bear the time of the server, which may be set back',
  tests: ['dates events by its clock, but never back'],
};

eventStoreContract(
  'EventStoreDB',
  async ({ now }) => {
    const server = await EsdbServer.start(now === undefined ? {} : { now });
    servers.push(server);
    return openEventStoreDb({ address: server.address, mirror: newMirror() });
  },
  { skip: [ITS_OWN_CLOCK] },
);

// A real server, which nobody else uses meanwhile: `esdb://user:password@host:2113`.
const real = process.env['LITOPYS_TEST_ESDB'];
if (real !== undefined) {
  const mirror = newMirror();
  eventStoreContract(
    'real EventStoreDB',
    async () => CornerOfLog.of(await openEventStoreDb({ address: real, mirror })),
    {
      skip: [
        ITS_OWN_CLOCK,
        { reason: 'its clock cannot be set', tests: ['tells where the log stood at an instant'] },
        { reason: 'one server for all cases has one end', tests: ['refuses a position beyond its end'] },
      ],
    },
  );
}
