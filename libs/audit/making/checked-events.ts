import type { EventStore, RecordedEvent } from '#event-store';
import {
  entryBytes,
  leafHash,
  parseEntry,
  sameBytes,
  TreeEdge,
  type Checkpoint,
  type Entry,
  loggedEvent,
} from '#transparency-log';
import { BundleProblem } from './bundle-problem.js';
import type { LogTiles } from './log-tiles.js';

/** An event of the store beneath that is, byte for byte, what the log says it is. */
export interface CheckedEvent {
  readonly seq: number;
  readonly event: RecordedEvent;
  /** The bytes of its entry. */
  readonly entry: Uint8Array;
}

/** The events that a checkpoint covers, each checked against its leaf, and in the end all leaves against the signed root. */
export class CheckedEvents implements AsyncIterable<CheckedEvent> {
  /** How many events were recorded since the checkpoint; known in the end. */
  uncovered = 0;

  constructor(
    /** The store that holds the sealed events. */
    private readonly store: EventStore,
    private readonly tiles: LogTiles,
    private readonly checkpoint: Checkpoint,
  ) {}

  /** @throws BundleProblem `event-edited`, `event-removed`, `event-added`, `log-incomplete` */
  async *[Symbol.asyncIterator](): AsyncGenerator<CheckedEvent> {
    const { size, root } = this.checkpoint;
    const edge = new TreeEdge();
    for await (const event of this.store.readAll()) {
      const seq = edge.size;
      if (seq === size) {
        this.uncovered += 1;
        continue;
      }
      const entry = await this.tiles.entry(seq);
      if (!this.isEntryOf(event, seq, entry)) throw await this.difference(event, parseEntry(entry));
      edge.append(leafHash(entry));
      yield { seq, event, entry };
    }
    if (edge.size < size) throw removed(parseEntry(await this.tiles.entry(edge.size)));
    if (!sameBytes(edge.root(), root))
      throw new BundleProblem(
        'log-incomplete',
        `The entries of the log do not give the root that it signed at size ${size}.`,
      );
  }

  private isEntryOf(event: RecordedEvent, seq: number, entry: Uint8Array): boolean {
    return sameBytes(entryBytes(this.checkpoint.origin, seq, loggedEvent(event)), entry);
  }

  private async difference({ id }: RecordedEvent, entry: Entry): Promise<BundleProblem> {
    if (entry.id === id)
      return new BundleProblem(
        'event-edited',
        `Event ${id} was changed after it was recorded: it is not what leaf ${entry.seq} of the log says.`,
      );
    if ((await this.store.readEvent(entry.id)) === undefined) return removed(entry);
    return new BundleProblem(
      'event-added',
      `Event ${id} stands where leaf ${entry.seq} of the log is event ${entry.id}: it was put there later.`,
    );
  }
}

function removed({ id, seq }: Entry): BundleProblem {
  return new BundleProblem('event-removed', `Event ${id}, leaf ${seq} of the log, is no longer in the record.`);
}
