import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parting } from '#api';
import { MemoryEventStore, type Json, type RecordedEvent } from '#event-store';
import { Evidence } from '#evidence';
import { KeyStore, SealedEventStore } from '#sealing';
import { SigningKey } from '#log-keeping';
import {
  concat,
  encodeEntries,
  entriesPath,
  entryBytes,
  formatCheckpoint,
  formatNote,
  formatNoteKey,
  leafHash,
  tilePath,
  tilesOf,
  TreeEdge,
  type PublishedCheckpoint,
  type PublishedLog,
  type StoredAnchor,
  loggedEvent,
} from '#transparency-log';

export const ORIGIN = 'log.example/record';

/** A log of what is in a store, published in memory. */
export class MemoryLog implements PublishedLog {
  readonly origin = ORIGIN;
  readonly key = SigningKey.generate(ORIGIN);
  readonly witness = SigningKey.generate('witness.example');
  readonly published: PublishedCheckpoint[] = [];
  readonly stored: StoredAnchor[] = [];
  readonly files = new Map<string, Uint8Array>();
  private readonly ids: string[] = [];

  get policy(): string {
    const witness = formatNoteKey(this.witness.cosigner);
    return `log ${formatNoteKey(this.key.key)}\nwitness w ${witness}\nquorum w\n`;
  }

  /** Publishes all that was recorded: tiles of just that size, and a checkpoint seen by the witness at a time. */
  async publish(events: AsyncIterable<RecordedEvent>, time = 1_790_000_000): Promise<void> {
    const entries: Uint8Array[] = [];
    const hashes: Uint8Array[][] = [];
    const edge = new TreeEdge();
    this.ids.length = 0;
    for await (const event of events) {
      const entry = entryBytes(ORIGIN, entries.length, loggedEvent(event));
      entries.push(entry);
      this.ids.push(event.id);
      for (const { level, hash } of edge.append(leafHash(entry)))
        if (level % 8 === 0) (hashes[level / 8] ??= []).push(hash);
    }
    this.files.clear();
    for (const { level, index, width } of tilesOf(edge.size)) {
      const [from, to] = [index * 256, index * 256 + width];
      this.files.set(tilePath(level, index, width), concat(...(hashes[level] ?? []).slice(from, to)));
      if (level === 0) this.files.set(entriesPath(index, width), encodeEntries(entries.slice(from, to)));
    }
    const checkpoint = { origin: ORIGIN, size: edge.size, root: edge.root(), extensions: [] };
    const text = formatCheckpoint(checkpoint);
    const note = formatNote({ text, signatures: [this.key.sign(text), this.witness.cosign(checkpoint, time)] });
    this.published.push({ size: edge.size, note });
  }

  async checkpoint(): Promise<string | undefined> {
    return this.published.at(-1)?.note;
  }

  async tile(path: string): Promise<Uint8Array | undefined> {
    return this.files.get(path);
  }

  indexOf(eventId: string): number | undefined {
    const index = this.ids.indexOf(eventId);
    return index < 0 ? undefined : index;
  }

  history(): readonly PublishedCheckpoint[] {
    return this.published;
  }

  anchors(): readonly StoredAnchor[] {
    return this.stored;
  }
}

const NOW = new Date('2026-09-01T12:00:00.000Z');

/** A small record in a temporary folder: sealed events, their keys, documents and a log. */
export class SealedRecord {
  readonly beneath = new MemoryEventStore({ now: () => NOW });
  readonly log = new MemoryLog();
  readonly sealed: SealedEventStore;
  private events = 0;

  private constructor(
    readonly folder: string,
    readonly keys: KeyStore,
    readonly evidence: Evidence,
  ) {
    this.sealed = new SealedEventStore(this.beneath, keys, parting);
  }

  static async open(): Promise<SealedRecord> {
    const folder = await mkdtemp(join(tmpdir(), 'litopys-record-'));
    const keys = KeyStore.open({ folder: join(folder, 'keys') });
    return new SealedRecord(folder, keys, await Evidence.open(join(folder, 'evidence')));
  }

  /** Records a fact; answers with its id. */
  async record(stream: string, type: string, data: Json, by = 'Anna'): Promise<string> {
    const id = `00000000-0000-4000-8000-${String((this.events += 1)).padStart(12, '0')}`;
    await this.sealed.append(stream, [{ id, type, data, metadata: { by } }], { expected: 'any' });
    return id;
  }

  /** A copy of the store beneath, each row as `change` has it (undefined drops it), and one row doubled under another id. */
  async copied(
    change: (event: RecordedEvent) => RecordedEvent | undefined,
    doubled?: { readonly after: string; readonly id: string },
  ): Promise<MemoryEventStore> {
    const copy = new MemoryEventStore({ now: () => NOW });
    for await (const event of this.beneath.readAll()) {
      const rows = [change(event), event.id === doubled?.after ? { ...event, id: doubled.id } : undefined];
      for (const row of rows.filter((one) => one !== undefined)) {
        const { id, type, data, metadata, stream } = row;
        await copy.append(stream, [{ id, type, data, metadata }], { expected: 'any' });
      }
    }
    return copy;
  }

  async close(): Promise<void> {
    await this.sealed.close();
    this.keys.close();
    await rm(this.folder, { recursive: true });
  }
}
