import type { EventStore, RecordedEvent } from '#event-store';
import { type Checkpoint, entryBytes, LogProblem, sameBytes, loggedEvent } from '#transparency-log';
import { GrowingTiles, type TileWriter } from './growing-tiles.js';
import type { LogFolder } from './log-folder.js';
import type { LogIndex } from './log-index.js';

/** A log as it is kept, and the store of the events that are to be in it. */
export interface CountedLog {
  readonly origin: string;
  readonly store: EventStore;
  readonly folder: LogFolder;
  readonly index: LogIndex;
}

/**
 * Goes over the events from the first on, and holds both the checkpoint that was signed last and the files of the log to
 * them. It writes nothing. Answers with what is not as the events make it, if it can be made anew from them.
 * @throws LogProblem `log-forked` when the events are not those that the checkpoint was signed over
 */
export async function recount(log: CountedLog, signed: Checkpoint | undefined): Promise<string | undefined> {
  const { store, folder, index } = log;
  const { size, position } = index.progress;
  const files = new Comparison(folder);
  const tiles = GrowingTiles.empty(files);
  let isIndexed = size === 0;
  for await (const event of store.readAll()) {
    if (tiles.size >= Math.max(size, signed?.size ?? 0)) break;
    if (tiles.size === size - 1) isIndexed = event.position === position && index.indexOf(event.id) === tiles.size;
    await tiles.append(entryOf(event, tiles.size, log, signed));
    if (tiles.size === size) await files.end(tiles);
    if (tiles.size === signed?.size && !sameBytes(tiles.root(), signed.root))
      throw forked(
        `The first ${signed.size} events are not those that the last checkpoint of ${log.origin} was signed over: one was changed or removed.`,
      );
  }
  if (signed !== undefined && tiles.size < signed.size)
    throw forked(
      `The last signed checkpoint of ${log.origin} is of ${signed.size} events, and the record holds ${tiles.size}: it was restored from an older copy, or events were removed.`,
    );
  return files.different ?? (isIndexed ? undefined : 'the index');
}

function entryOf(
  event: RecordedEvent,
  seq: number,
  { origin }: CountedLog,
  signed: Checkpoint | undefined,
): Uint8Array {
  try {
    return entryBytes(origin, seq, loggedEvent(event));
  } catch (cause) {
    if (!(cause instanceof LogProblem) || seq >= (signed?.size ?? 0)) throw cause;
    throw forked(`Event ${event.id} was changed after ${origin} had signed for it. ${cause.message}`, { cause });
  }
}

function forked(what: string, options?: ErrorOptions): LogProblem {
  return new LogProblem('log-forked', `${what} Nothing is signed until that is settled.`, options);
}

/** Stands where tiles would be written, and notes the first that is not there as it should be. */
class Comparison implements TileWriter {
  different: string | undefined;
  private isOver = false;

  constructor(private readonly folder: LogFolder) {}

  async write(path: string, bytes: Uint8Array): Promise<void> {
    if (this.isOver || this.different !== undefined || (await this.folder.holds(path, bytes))) return;
    this.different = path;
  }

  async dropPartial(): Promise<void> {
    // What was replaced may still be there: it does no harm.
  }

  /** The log reaches no further than this. */
  async end(tiles: GrowingTiles): Promise<void> {
    await tiles.flush();
    this.isOver = true;
  }
}
