import { existsSync, statSync } from 'node:fs';
import { constants, copyFile, link, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { ConcurrencyConflict, EventIdReused, SqliteEventStore, StoreUnusable, type EventStore } from '#event-store';
import { KeyStore, NotSealed, sealedData, SealedEventStore, SealingError, type Parting } from '#sealing';
import type { Configuration } from './configuration.js';
import { parting } from './parting.js';

/** What came of sealing a record. */
export interface Sealing {
  /** How many events were sealed; none where all were sealed before. */
  readonly events: number;
  /** The file that holds them as they were before: whoever has it reads everything. */
  readonly unsealed?: string;
}

/** @throws NotSealed where the record was begun by a version that sealed nothing */
export async function mustBeSealed(store: EventStore): Promise<void> {
  for await (const { id, data } of store.readAll({ limit: 1 })) sealedData(id, data);
}

/**
 * Puts a sealed copy in the place of an unsealed record: every event keeps its id, its place and its time. What an earlier
 * run left half done is gone on with, and the unsealed file stays where it is until the copy is whole.
 * @throws StoreUnusable where another program has the record open, or the copy is another record's
 */
export async function sealRecord(
  { data, keys }: Configuration,
  progress: (done: number) => void = () => {},
): Promise<Sealing> {
  const [events, unsealed] = [join(data, 'events.db'), join(data, 'events-unsealed.db')];
  const sealing = `${events}.sealing`;
  const old = await SqliteEventStore.open({ file: events });
  let count = 0;
  try {
    if (await isSealed(old)) return { events: 0 };
    count = await copySealed(old, sealing, keys, progress);
  } finally {
    await old.close();
  }
  for (const file of [events, sealing])
    if (existsSync(`${file}-wal`))
      throw new StoreUnusable(`Another program has ${file} open: stop it, and seal again.`);
  await keep(events, unsealed);
  await rename(sealing, events);
  return { events: count, unsealed };
}

async function isSealed(store: EventStore): Promise<boolean> {
  try {
    await mustBeSealed(store);
    return true;
  } catch (error) {
    if (error instanceof NotSealed) return false;
    throw error;
  }
}

async function copySealed(
  old: EventStore,
  file: string,
  where: Configuration['keys'],
  progress: (done: number) => void,
): Promise<number> {
  const keys = KeyStore.open(where);
  let at = new Date(0);
  const sealed = new SealedEventStore(await SqliteEventStore.open({ file, now: () => at }), keys, partingOfOld());
  let done = 0;
  try {
    for await (const { id, stream, revision, type, data, metadata, recordedAt } of old.readAll()) {
      at = recordedAt;
      // What an earlier run has sealed already is answered as it was then.
      const expected = revision === 0n ? 'no_stream' : revision - 1n;
      await sealed.append(stream, [{ id, type, data, metadata }], { expected });
      progress((done += 1));
    }
    if (!(await areAlike(old, sealed))) throw new StoreUnusable('an event differs');
    return done;
  } catch (error) {
    const isAnothers = [ConcurrencyConflict, EventIdReused, SealingError, StoreUnusable].some(
      (kind) => error instanceof kind,
    );
    if (!isAnothers || !(error instanceof Error)) throw error;
    const message = `${file} is no sealed copy of this record: ${error.message}. Remove it, and seal again.`;
    throw new StoreUnusable(message, { cause: error });
  } finally {
    await sealed.close();
    keys.close();
  }
}

/** The old file is about to be destroyed: what is opened from the copy must be what stands there, word for word. */
async function areAlike(old: EventStore, sealed: EventStore): Promise<boolean> {
  const copy = sealed.readAll()[Symbol.asyncIterator]();
  for await (const event of old.readAll()) if (!isDeepStrictEqual((await copy.next()).value, event)) return false;
  return (await copy.next()).done === true;
}

/** The second name of a file, which it may have from an earlier run. */
async function keep(file: string, name: string): Promise<void> {
  // Not every kind of disk lets a file have two names.
  if (!existsSync(name)) await link(file, name).catch(() => copyFile(file, name, constants.COPYFILE_EXCL));
  else if (statSync(name).ino !== statSync(file).ino)
    throw new StoreUnusable(`${name} is there already, and another record's: put it elsewhere, and seal again.`);
}

/**
 * In version 0.1.0 a claim in a closed casefile could be called public, as the casefile closed it: the documents that it cites
 * are not to be published.
 */
function partingOfOld(): Parting {
  const closed = new Set<string>();
  return {
    ...parting,
    part: (stream, event) => {
      const { casefile = '', protection } = event.data as { readonly casefile?: string; readonly protection?: string };
      if (event.type === 'CasefileOpened' && protection !== 'public') closed.add(stream);
      const parted = parting.part(stream, event);
      const isClosed = closed.has(stream) || closed.has(`casefile-${casefile}`);
      return isClosed ? { ...parted, sources: [] } : parted;
    },
  };
}
