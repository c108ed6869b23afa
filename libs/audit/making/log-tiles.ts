import {
  decodeEntries,
  encodeEntries,
  entriesPath,
  HASH_SIZE,
  hashReaderOver,
  TILE_WIDTH,
  tilePath,
  type HashReader,
  type PublishedLog,
} from '#transparency-log';
import { BundleProblem } from './bundle-problem.js';

/** The tiles of a log as it stood at a size. The log may go on growing while they are read. */
export class LogTiles {
  private at = -1;
  private bundle: readonly Uint8Array[] = [];

  constructor(
    private readonly log: PublishedLog,
    readonly size: number,
  ) {}

  /** A tile of hashes, exactly as wide as asked. @throws BundleProblem `log-incomplete` */
  async hashes(level: number, index: number, width: number): Promise<Uint8Array> {
    const path = tilePath(level, index, width);
    // Once a tile has filled, the partial ones may be gone; it begins with what they held.
    const tile = (await this.log.tile(path)) ?? (await this.log.tile(tilePath(level, index)));
    if (tile === undefined || tile.length < width * HASH_SIZE) throw this.missing(path);
    return tile.subarray(0, width * HASH_SIZE);
  }

  /** A bundle of entries, with exactly as many as asked. @throws BundleProblem `log-incomplete`; LogProblem `malformed-tile` */
  async entries(index: number, width: number): Promise<readonly Uint8Array[]> {
    const path = entriesPath(index, width);
    const partial = await this.log.tile(path);
    if (partial !== undefined) return decodeEntries(partial, width);
    const full = await this.log.tile(entriesPath(index));
    if (full === undefined) throw this.missing(path);
    return decodeEntries(full, TILE_WIDTH).slice(0, width);
  }

  /** A bundle of entries as it is published. */
  async encodedEntries(index: number, width: number): Promise<Uint8Array> {
    return encodeEntries(await this.entries(index, width));
  }

  /** The bytes of one entry; read in order, each bundle is fetched once. */
  async entry(seq: number): Promise<Uint8Array> {
    const index = Math.floor(seq / TILE_WIDTH);
    if (index !== this.at) {
      this.bundle = await this.entries(index, Math.min(TILE_WIDTH, this.size - index * TILE_WIDTH));
      this.at = index;
    }
    return this.bundle[seq % TILE_WIDTH] ?? missingEntry(seq, this.size);
  }

  /** Hashes of complete subtrees, for proofs. */
  get reader(): HashReader {
    return hashReaderOver((level, index, width) => this.hashes(level, index, width), this.size);
  }

  private missing(path: string): BundleProblem {
    return new BundleProblem('log-incomplete', `The log is signed up to size ${this.size}, and has no ${path}.`);
  }
}

function missingEntry(seq: number, size: number): never {
  throw new TypeError(`A log of ${size} has no entry ${seq}`);
}
