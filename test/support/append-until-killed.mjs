// A writing process of its own: node append-until-killed.mjs FILE NAME CLIENTS [APPENDS PER CLIENT]
// Prints a line of JSON for each append, once it has been answered; without a number of appends it goes on until it is killed.
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { SqliteEventStore } from '../../dist/libs/event-store/index.js';

const [file, name, clients, appends = 'Infinity'] = process.argv.slice(2);
const store = await SqliteEventStore.open({ file });

// Written at once, not by way of a stream: a line that was not written was not answered.
function tell(line) {
  writeSync(1, `${JSON.stringify(line)}\n`);
}

async function client(number) {
  const stream = `${name}-${number}`;
  let expected = 'no_stream';
  for (let i = 0; i < Number(appends); i++) {
    const size = 1 + ((i + number) % 3);
    const metadata = { append: randomUUID(), size };
    const events = Array.from({ length: size }, () => ({ id: randomUUID(), type: 'Recorded', data: { i }, metadata }));
    const { revision } = await store.append(stream, events, { expected });
    expected = revision;
    tell({ stream, revision: String(revision), ids: events.map(({ id }) => id) });
    await store.append('shared', [{ id: randomUUID(), type: 'Recorded', data: { name, number, i } }], {
      expected: 'any',
    });
  }
}

try {
  await Promise.all(Array.from({ length: Number(clients) }, (_, number) => client(number)));
  await store.close();
} catch (error) {
  tell({ error: `${error.code}: ${error.message}`, cause: String(error.cause) });
  process.exitCode = 1;
}
