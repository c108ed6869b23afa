// A sequencer in a process of its own: node sequence-until-killed.mjs FOLDER PRIVATE-KEY ORIGIN
// Records and sequences until it is killed, and prints the size of each checkpoint once it is published.
import { createHash, randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { SqliteEventStore } from '../../dist/libs/event-store/index.js';
import { LastCheckpoint, LogFolder, LogIndex, Sequencer, SigningKey } from '../../dist/libs/log-keeping/index.js';

const [folder, privateKey, origin] = process.argv.slice(2);
const store = await SqliteEventStore.open({ file: join(folder, 'events.db') });
const sequencer = new Sequencer({
  origin,
  key: SigningKey.parse(privateKey),
  store,
  folder: new LogFolder(join(folder, 'log')),
  index: LogIndex.open(join(folder, 'log.db')),
  last: LastCheckpoint.open(join(folder, 'second'), origin),
  onTrouble: (trouble) => writeSync(1, `${trouble}\n`),
  onPublished: async (size) => void writeSync(1, `${size}\n`),
});

/** An event as it stands in the store once it is sealed; what is in its boxes is nothing to the log. */
function sealed() {
  const id = randomUUID();
  const sd = [createHash('sha256').update(id).digest('base64url')];
  return { id, type: 'ClaimRecorded', data: { pub: {}, sd, boxes: [] }, metadata: { by: 'somebody' } };
}

for (let round = 0; ; round++) {
  const events = Array.from({ length: 1 + ((round * 37) % 90) }, sealed);
  await store.append(`casefile-${round % 5}`, events, { expected: 'any' });
  await sequencer.sequence();
}
