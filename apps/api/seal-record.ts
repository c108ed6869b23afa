import { SqliteEventStore } from '#event-store';
import { KeyStore, SealedEventStore } from '#sealing';
import type { Configuration } from './configuration.js';
import { parting } from './parting.js';

/** Copies an unsealed event log into a sealed one: every event keeps its id, its place and its time. Answers with how many. */
export async function sealRecord(
  configuration: Configuration,
  from: string,
  to: string,
  progress: (done: number) => void = () => {},
): Promise<number> {
  let at = new Date(0);
  let done = 0;
  const keys = KeyStore.open(configuration.keys);
  const old = await SqliteEventStore.open({ file: from });
  const sealed = new SealedEventStore(await SqliteEventStore.open({ file: to, now: () => at }), keys, parting);
  try {
    for await (const { id, stream, revision, type, data, metadata, recordedAt } of old.readAll()) {
      at = recordedAt;
      // What an earlier run has sealed already is answered as it was then.
      const expected = revision === 0n ? 'no_stream' : revision - 1n;
      await sealed.append(stream, [{ id, type, data, metadata }], { expected });
      progress((done += 1));
    }
    return done;
  } finally {
    await sealed.close();
    await old.close();
    keys.close();
  }
}
