import {
  type Bytes,
  formatTlogProof,
  fromUtf8,
  type HashReader,
  inclusionProof,
  parseCheckpoint,
  parseNote,
  type PublishedCheckpoint,
  type PublishedLog,
  type StoredAnchor,
  TILE_WIDTH,
} from '#transparency-log';
import type { LogFolder } from './log-folder.js';
import type { LogIndex } from './log-index.js';

/** Some megabytes: a bundle has 256 entries of a kilobyte or two. */
const MOST_BUNDLES = 32;

/** Where an event stands in the log, and the way from its entry to the root of a checkpoint. */
export interface Place {
  readonly event: string;
  readonly index: number;
  /** The exact bytes of the entry: canonical JSON. */
  readonly entry: string;
  /** The inclusion proof (RFC 6962, section 2.1.1). */
  readonly hashes: readonly Bytes[];
}

/** What has been published, read from where it is kept; it may be asked while a sequencer goes on. */
export class KeptLog implements PublishedLog {
  private readonly bundles = new Map<string, readonly Uint8Array[]>();
  private reading: { readonly size: number; readonly hashes: HashReader } | undefined;

  constructor(
    readonly origin: string,
    private readonly folder: LogFolder,
    private readonly index: LogIndex,
  ) {}

  async checkpoint(): Promise<string | undefined> {
    const bytes = await this.folder.read('checkpoint');
    return bytes && fromUtf8(bytes);
  }

  tile(path: string): Promise<Bytes | undefined> {
    return this.folder.read(path);
  }

  indexOf(eventId: string): number | undefined {
    return this.index.indexOf(eventId);
  }

  history(): readonly PublishedCheckpoint[] {
    return this.index.history();
  }

  anchors(): readonly StoredAnchor[] {
    return this.index.anchors();
  }

  /** The first checkpoint that covered a leaf: it was recorded no later than that was signed. */
  firstCovering(index: number): PublishedCheckpoint | undefined {
    return this.index.covering(index);
  }

  /** The exact bytes of an entry; undefined where no published checkpoint covers one. @throws LogProblem `malformed-tile` */
  async entryAt(index: number): Promise<Bytes | undefined> {
    const size = this.index.latest()?.size ?? 0;
    if (index < 0 || index >= size) return undefined;
    return this.entryOf(index, size);
  }

  /**
   * The proof that an event is in the log (c2sp.org/tlog-proof), under the latest checkpoint, with the entry itself in its
   * extra line; undefined while no checkpoint covers it.
   */
  async proofOf(eventId: string): Promise<string | undefined> {
    const index = this.indexOf(eventId);
    const checkpoint = await this.checkpoint();
    if (index === undefined || checkpoint === undefined) return undefined;
    const { size } = parseCheckpoint(parseNote(checkpoint).text);
    if (index >= size) return undefined;
    const hashes = await inclusionProof(index, size, this.hashesAt(size));
    const entry = await this.entryAt(index);
    return formatTlogProof({ index, hashes, checkpoint, ...(entry === undefined ? {} : { extra: entry }) });
  }

  /** Where events stand, each proved under one checkpoint; those that it does not cover are left out. */
  async placesOf(eventIds: readonly string[], { size }: Pick<PublishedCheckpoint, 'size'>): Promise<Place[]> {
    const places: Place[] = [];
    for (const event of eventIds) {
      const index = this.indexOf(event);
      if (index === undefined || index >= size) continue;
      const hashes = await inclusionProof(index, size, this.hashesAt(size));
      places.push({ event, index, entry: fromUtf8(await this.entryOf(index, size)) ?? '', hashes });
    }
    return places;
  }

  /** An entry of a log of a size. Bundles that were read last are kept: events that are asked for together stand in few of them. */
  private async entryOf(index: number, size: number): Promise<Bytes> {
    const bundle = Math.floor(index / TILE_WIDTH);
    const width = Math.min(TILE_WIDTH, size - bundle * TILE_WIDTH);
    const key = `${bundle}/${width}`;
    const entries = await (this.bundles.get(key) ?? this.folder.entries(bundle, width));
    this.bundles.delete(key);
    this.bundles.set(key, entries);
    const [oldest] = this.bundles.keys();
    if (oldest !== undefined && this.bundles.size > MOST_BUNDLES) this.bundles.delete(oldest);
    return entries[index % TILE_WIDTH] ?? new Uint8Array();
  }

  /** Proofs of one checkpoint share what they are made of. */
  private hashesAt(size: number): HashReader {
    if (this.reading?.size !== size) this.reading = { size, hashes: this.folder.hashes(size) };
    return this.reading.hashes;
  }
}
