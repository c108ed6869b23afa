import type { EventStore, Position, RecordedEvent } from '#event-store';
import { sameBytes } from '../bytes.js';
import { formatCheckpoint, parseCheckpoint } from '../checkpoint.js';
import { entryBytes } from '../entry.js';
import { LogProblem } from '../log-problem.js';
import { loggedEvent } from '../logged-event.js';
import { formatNote, parseNote, type Note } from '../signed-note.js';
import type { SigningKey } from '../signing-key.js';
import { consistencyProof, rootOf } from '../tree-proofs.js';
import { requestCosignature, type WitnessAddress } from '../witness-client.js';
import { GrowingTiles } from './growing-tiles.js';
import type { LastCheckpoint } from './last-checkpoint.js';
import type { LogFolder } from './log-folder.js';
import type { LogIndex } from './log-index.js';

/** What a sequencer works with. */
export interface SequencerOptions {
  readonly origin: string;
  readonly key: SigningKey;
  /** The store that holds the sealed events: no key is needed to log them. */
  readonly store: EventStore;
  readonly folder: LogFolder;
  readonly index: LogIndex;
  readonly last: LastCheckpoint;
  readonly witnesses?: readonly WitnessAddress[];
  /** Told of what went wrong and is tried again: a witness that does not answer, a disk that is full. */
  readonly onTrouble: (error: unknown) => void;
  /** Told of every checkpoint, once it is published. */
  readonly onPublished?: (size: number, note: Note) => Promise<void>;
}

/** How many events are logged between two looks at what else there is to do: it bounds the memory. */
const CHUNK = 4096;

/** Gives every event its place in the log, in the order of the event store, and signs how far the log has come. */
export class Sequencer {
  private tiles: GrowingTiles | undefined;
  private signed: string | undefined;
  private working: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: SequencerOptions) {}

  /**
   * Logs everything recorded so far and publishes a checkpoint of it. Where another process does so already, it does
   * nothing. Asked while it is at work, it is done again after.
   * @throws LogProblem `log-forked` when the record no longer holds what it once signed: it then signs nothing
   */
  async sequence(): Promise<void> {
    const turn = this.working.then(
      () => this.work(),
      () => this.work(),
    );
    this.working = turn;
    return turn;
  }

  /** Whether everything in the store is logged, and published. */
  async isUpToDate(): Promise<boolean> {
    const { index, store } = this.options;
    const { size, position } = index.progress;
    return position === ((await store.head()) ?? '') && size === (index.history().at(-1)?.size ?? 0);
  }

  private async work(): Promise<void> {
    const { last, index } = this.options;
    if (!last.hold()) return;
    let tiles = await this.upToDate();
    if (this.signed === undefined) {
      const promised = last.read();
      // Tiles can be damaged where events are not: before anyone is accused, they are made anew from the events.
      if (promised !== undefined && !(await this.extendsPromise(promised))) tiles = await this.remade();
      if (promised !== undefined) await this.mustExtend(promised);
      this.signed = promised;
    }
    if (tiles.size > 0) await this.publish(tiles);
    else if (index.history().length > 0)
      throw new LogProblem('log-forked', 'The record holds no events, and has published a log of some.');
  }

  /** The tiles with everything in them that was recorded so far. */
  private async upToDate(): Promise<GrowingTiles> {
    const tiles = (this.tiles ??= await this.tilesSoFar());
    await this.logWhatIsNew(tiles);
    return tiles;
  }

  private async tilesSoFar(): Promise<GrowingTiles> {
    const { folder, index, onTrouble } = this.options;
    try {
      return await GrowingTiles.read(folder, index.progress.size);
    } catch (error) {
      if (!(error instanceof LogProblem)) throw error;
      onTrouble(error);
      await this.clear();
      return GrowingTiles.read(folder, 0);
    }
  }

  private async remade(): Promise<GrowingTiles> {
    await this.clear();
    return this.upToDate();
  }

  /** All tiles can be made anew from the events. */
  private async clear(): Promise<void> {
    this.tiles = undefined;
    this.options.index.clear();
    await this.options.folder.clear();
  }

  private async logWhatIsNew(tiles: GrowingTiles): Promise<void> {
    for (;;) {
      const { store, index } = this.options;
      const { position } = index.progress;
      const after = position === '' ? {} : { after: position as Position };
      const events: RecordedEvent[] = [];
      for await (const event of store.readAll({ ...after, limit: CHUNK })) events.push(event);
      if (events.length === 0) return;
      try {
        await this.log(tiles, events);
      } catch (error) {
        // What is in memory may be ahead of what is on disk now.
        this.tiles = undefined;
        throw error;
      }
      if (events.length < CHUNK) return;
    }
  }

  private async log(tiles: GrowingTiles, events: readonly RecordedEvent[]): Promise<void> {
    const { origin, index } = this.options;
    for (const event of events) await tiles.append(entryBytes(origin, tiles.size, loggedEvent(event)));
    await tiles.flush();
    index.extend(
      events.map(({ id }) => id),
      events.at(-1)?.position ?? '',
    );
  }

  private async extendsPromise(note: string): Promise<boolean> {
    const { folder, index } = this.options;
    const { size, root } = parseCheckpoint(parseNote(note).text);
    const has = index.progress.size;
    return has >= size && sameBytes(await rootOf(size, folder.hashes(has)), root);
  }

  /** Before anything is signed: the log must begin with what was signed last. */
  private async mustExtend(note: string): Promise<void> {
    const { index, origin } = this.options;
    const { size } = parseCheckpoint(parseNote(note).text);
    const has = index.progress.size;
    if (has < size)
      throw new LogProblem(
        'log-forked',
        `The last signed checkpoint of ${origin} is of ${size} events, and the record holds ${has}: it was restored from an older copy, or events were removed. Nothing is signed until that is settled.`,
      );
    if (!(await this.extendsPromise(note)))
      throw new LogProblem(
        'log-forked',
        `The first ${size} events are not those that the last checkpoint of ${origin} was signed over: one was changed or removed. Nothing is signed until that is settled.`,
      );
  }

  private async publish(tiles: GrowingTiles): Promise<void> {
    const { origin, key, last, folder, index, onPublished } = this.options;
    const text = formatCheckpoint({ origin, size: tiles.size, root: tiles.root(), extensions: [] });
    const signed: Note = { text, signatures: [key.sign(text)] };
    const note = formatNote(signed);
    if (note !== this.signed) last.replace(this.signed, note);
    this.signed = note;
    const cosigned = await this.cosigned(signed, tiles.size);
    const published = formatNote(cosigned);
    index.publish({ size: tiles.size, note: published });
    await folder.write('checkpoint', Buffer.from(published, 'utf8'));
    await onPublished?.(tiles.size, signed);
  }

  private async cosigned(note: Note, size: number): Promise<Note> {
    const { witnesses = [], folder, index, onTrouble } = this.options;
    const oldSize = index.history().findLast((published) => published.size <= size)?.size ?? 0;
    const answers = await Promise.allSettled(
      witnesses.map((witness) =>
        requestCosignature({
          witness,
          note,
          oldSize,
          consistency: (from, to) => consistencyProof(from, to, folder.hashes(to)),
          timeoutMs: 5000,
        }),
      ),
    );
    const cosignatures = answers.flatMap((answer) => {
      if (answer.status === 'fulfilled') return [answer.value.signature];
      onTrouble(answer.reason);
      return [];
    });
    return { text: note.text, signatures: [...note.signatures, ...cosignatures] };
  }
}
