import type { EventStore, Position, RecordedEvent } from '#event-store';
import {
  type Checkpoint,
  consistencyProof,
  entryBytes,
  formatCheckpoint,
  formatNote,
  LogProblem,
  type Note,
  type NoteSignature,
  parseCheckpoint,
  parseNote,
  utf8,
  loggedEvent,
} from '#transparency-log';
import type { SigningKey } from './signing-key.js';
import { requestCosignature, type WitnessAddress } from './witness-client.js';
import { GrowingTiles } from './growing-tiles.js';
import type { LastCheckpoint } from './last-checkpoint.js';
import type { LogFolder } from './log-folder.js';
import type { LogIndex } from './log-index.js';
import { recount } from './recount.js';

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
/** A checkpoint is published at most ten seconds after an event, and a witness may be asked twice; in milliseconds. */
const PATIENCE_MS = 4000;

/** Gives every event its place in the log, in the order of the event store, and signs how far the log has come. */
export class Sequencer {
  private tiles: GrowingTiles | undefined;
  private hasRecounted = false;
  private signed: string | undefined;
  private working: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: SequencerOptions) {}

  /**
   * Logs everything recorded so far and publishes a checkpoint of it. Where another process does so already, it does
   * nothing. Asked while it is at work, it is done again after.
   * @throws LogProblem `log-forked` when the record no longer holds what it once signed: it then signs nothing
   */
  sequence(): Promise<void> {
    const work = () => this.work();
    const turn = this.working.then(work, work);
    this.working = turn;
    return turn;
  }

  /** Whether everything in the store is logged, and published. */
  async isUpToDate(): Promise<boolean> {
    const { index, store } = this.options;
    const { size, position } = index.progress;
    return position === ((await store.head()) ?? '') && size === (index.latest()?.size ?? 0);
  }

  private async work(): Promise<void> {
    const { last, folder, index } = this.options;
    if (!last.hold()) return;
    if (!this.hasRecounted) await this.recount();
    try {
      const tiles = (this.tiles ??= await GrowingTiles.read(folder, index.progress.size));
      await this.logWhatIsNew(tiles);
      if (tiles.size > 0) await this.publish(tiles);
    } catch (error) {
      // What is in memory may be ahead of what is on disk now.
      this.tiles = undefined;
      if (error instanceof LogProblem && error.code === 'malformed-tile') this.hasRecounted = false;
      throw error;
    }
  }

  /** Before anything is signed: the log begins with what was signed last, and its files are as the events make them. */
  private async recount(): Promise<void> {
    const { last, index, onTrouble } = this.options;
    const signed = last.read();
    // The second place may be new: then what was published stands for what was signed.
    const note = signed ?? index.latest()?.note;
    const different = await recount(this.options, note === undefined ? undefined : checkpointIn(note));
    if (different !== undefined) {
      onTrouble(
        new LogProblem(
          'malformed-tile',
          `Of the log, ${different} was missing or damaged: it is made anew from the events.`,
        ),
      );
      index.rewind();
    }
    this.signed = signed;
    this.hasRecounted = true;
  }

  private async logWhatIsNew(tiles: GrowingTiles): Promise<void> {
    const { store, index } = this.options;
    for (;;) {
      const { position } = index.progress;
      const after = position === '' ? {} : { after: position as Position };
      const events: RecordedEvent[] = [];
      for await (const event of store.readAll({ ...after, limit: CHUNK })) events.push(event);
      if (events.length > 0) await this.log(tiles, events);
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

  private async publish(tiles: GrowingTiles): Promise<void> {
    const { origin, key, last, folder, index, onPublished } = this.options;
    const text = formatCheckpoint({ origin, size: tiles.size, root: tiles.root(), extensions: [] });
    const signed: Note = { text, signatures: [key.sign(text)] };
    const note = formatNote(signed);
    if (note !== this.signed) last.replace(this.signed, note);
    this.signed = note;
    const published = formatNote(await this.cosigned(signed, tiles.size));
    index.publish({ size: tiles.size, note: published });
    await folder.write('checkpoint', utf8(published));
    await onPublished?.(tiles.size, signed);
  }

  private async cosigned({ text, signatures }: Note, size: number): Promise<Note> {
    const { witnesses = [], folder, index, onTrouble } = this.options;
    const before = index.latest();
    const answers = await Promise.allSettled(
      witnesses.map((witness) =>
        requestCosignature({
          witness,
          note: { text, signatures },
          oldSize: before?.size ?? 0,
          consistency: (from, to) => consistencyProof(from, to, folder.hashes(to)),
          timeoutMs: PATIENCE_MS,
        }),
      ),
    );
    // A cosignature that was given once for this checkpoint stays, also when its witness is away now.
    const cosignatures = new Map(before?.size === size ? ofOthers(parseNote(before.note), text, signatures) : []);
    for (const answer of answers)
      if (answer.status === 'fulfilled') cosignatures.set(...byKey(answer.value.signature));
      else onTrouble(answer.reason);
    return { text, signatures: [...signatures, ...cosignatures.values()] };
  }
}

function checkpointIn(note: string): Checkpoint {
  return parseCheckpoint(parseNote(note).text);
}

function byKey(signature: NoteSignature): [key: string, signature: NoteSignature] {
  return [`${signature.name}+${signature.keyId}`, signature];
}

/** The signatures under the same text that are not these. */
function ofOthers(note: Note, text: string, own: readonly NoteSignature[]): [key: string, signature: NoteSignature][] {
  const ownKeys = new Set(own.map((signature) => byKey(signature)[0]));
  return note.text === text ? note.signatures.map(byKey).filter(([key]) => !ownKeys.has(key)) : [];
}
