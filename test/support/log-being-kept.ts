import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventStore } from '#event-store';
import {
  KeptLog,
  LastCheckpoint,
  LogFolder,
  LogIndex,
  Sequencer,
  SigningKey,
  type SequencerOptions,
} from '#log-keeping';
import { entryBytes, loggedEvent } from '#transparency-log';

export const ORIGIN = 'log.example/record';

/** A log kept in a temporary folder, and its second place in another. */
export class LogBeingKept {
  readonly key = SigningKey.generate(ORIGIN);
  /** Whatever was told to go wrong. */
  readonly troubles: unknown[] = [];
  private open: { readonly index: LogIndex; readonly last: LastCheckpoint } | undefined;

  private constructor(readonly place: string) {}

  static async make(): Promise<LogBeingKept> {
    return new LogBeingKept(await mkdtemp(join(tmpdir(), 'litopys-log-')));
  }

  get folder(): LogFolder {
    return new LogFolder(join(this.place, 'log'));
  }

  get index(): LogIndex {
    return this.parts().index;
  }

  get last(): LastCheckpoint {
    return this.parts().last;
  }

  get kept(): KeptLog {
    return new KeptLog(ORIGIN, this.folder, this.index);
  }

  /** Begins as a new process does: whatever the one before had open is closed, and it knows nothing. */
  begin(store: EventStore, more: Partial<SequencerOptions> = {}): Sequencer {
    this.end();
    const { index, last, folder, key } = this;
    const onTrouble = (trouble: unknown) => this.troubles.push(trouble);
    return new Sequencer({ origin: ORIGIN, key, store, folder, index, last, onTrouble, ...more });
  }

  /** As a process ends. */
  end(): void {
    this.open?.index.close();
    this.open?.last.close();
    this.open = undefined;
  }

  /** The published files, by their paths. */
  files(): Map<string, Buffer> {
    const folder = join(this.place, 'log');
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    return new Map(paths.toSorted().map((path) => [path.slice(folder.length + 1), readFileSync(path)]));
  }

  async close(): Promise<void> {
    this.end();
    await rm(this.place, { recursive: true });
  }

  private parts(): { readonly index: LogIndex; readonly last: LastCheckpoint } {
    this.open ??= {
      index: LogIndex.open(join(this.place, 'log.db')),
      last: LastCheckpoint.open(join(this.place, 'second'), ORIGIN),
    };
    return this.open;
  }
}

/** The entries that the events of a store make. */
export async function entriesOf(store: EventStore): Promise<Uint8Array[]> {
  const entries: Uint8Array[] = [];
  for await (const event of store.readAll()) entries.push(entryBytes(ORIGIN, entries.length, loggedEvent(event)));
  return entries;
}

/** The Merkle tree hash of entries, by its definition (RFC 6962 §2.1). */
export function treeHash(entries: readonly Uint8Array[]): Buffer {
  const hash = (...parts: readonly Uint8Array[]) => {
    const sum = createHash('sha256');
    for (const part of parts) sum.update(part);
    return sum.digest();
  };
  const [first] = entries;
  if (first === undefined) return hash();
  if (entries.length === 1) return hash(Uint8Array.of(0), first);
  const left = 2 ** Math.ceil(Math.log2(entries.length) - 1);
  return hash(Uint8Array.of(1), treeHash(entries.slice(0, left)), treeHash(entries.slice(left)));
}

/** The files that c2sp.org/tlog-tiles prescribes for entries, but the checkpoint: each computed from the entries alone. */
export function tilesFor(entries: readonly Uint8Array[]): Map<string, Buffer> {
  const tiles = new Map<string, Buffer>();
  const pathOf = (kind: string, index: number, width: number) => {
    const groups =
      String(index)
        .padStart(Math.ceil(String(index).length / 3) * 3, '0')
        .match(/\d{3}/g) ?? [];
    const path = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
    return `tile/${kind}/${path}${width === 256 ? '' : `.p/${width}`}`;
  };
  let under = 1;
  for (let level = 0; entries.length >= under; level++, under *= 256) {
    const hashes = Array.from({ length: Math.floor(entries.length / under) }, (_, at) =>
      treeHash(entries.slice(at * under, (at + 1) * under)),
    );
    for (let from = 0; from < hashes.length; from += 256) {
      const part = hashes.slice(from, from + 256);
      tiles.set(pathOf(String(level), from / 256, part.length), Buffer.concat(part));
    }
  }
  for (let from = 0; from < entries.length; from += 256) {
    const part = entries.slice(from, from + 256);
    const lengths = part.map((entry) => Buffer.from([entry.length >> 8, entry.length & 255]));
    const bundle = part.flatMap((entry, at) => [lengths[at] ?? Buffer.alloc(0), entry]);
    tiles.set(pathOf('entries', from / 256, part.length), Buffer.concat(bundle));
  }
  return tiles;
}
