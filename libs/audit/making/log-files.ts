import {
  entriesPath,
  formatTlogProof,
  inclusionProof,
  tilePath,
  tilesOf,
  type HashReader,
  type PublishedCheckpoint,
  type StoredAnchor,
} from '#transparency-log';
import type { BundleWriter } from './bundle-writer.js';
import type { LogTiles } from './log-tiles.js';

/** Adds the checkpoints that were published before, up to the size of the one that the bundle goes up to. */
export async function addHistory(
  bundle: BundleWriter,
  history: readonly PublishedCheckpoint[],
  { note, tiles }: { readonly note: string; readonly tiles: LogTiles },
): Promise<void> {
  for (const published of history) {
    const path = pathOf(published.size);
    if (published.size > tiles.size || published.note === note || bundle.has(path)) continue;
    await bundle.add(path, published.note);
  }
}

/** Adds every tile and every bundle of entries (c2sp.org/tlog-tiles). */
export async function addTiles(bundle: BundleWriter, tiles: LogTiles, onTile: (done: number) => void): Promise<void> {
  let done = 0;
  for (const { level, index, width } of tilesOf(tiles.size)) {
    await bundle.add(`log/${tilePath(level, index, width)}`, await tiles.hashes(level, index, width));
    if (level === 0) await bundle.add(`log/${entriesPath(index, width)}`, await tiles.encodedEntries(index, width));
    done += 1;
    onTile(done);
  }
}

/** Adds one entry of the log, and the proof that it is in there (c2sp.org/tlog-proof). */
export async function addLeaf(
  bundle: BundleWriter,
  { seq, entry }: { readonly seq: number; readonly entry: Uint8Array },
  { size, reader, note }: { readonly size: number; readonly reader: HashReader; readonly note: string },
): Promise<void> {
  const hashes = await inclusionProof(seq, size, reader);
  await bundle.add(`log/entries/${seq}.json`, entry);
  await bundle.add(`log/proofs/${seq}.tlog-proof`, formatTlogProof({ index: seq, hashes, checkpoint: note }));
}

/** Adds what outside services said of the checkpoints that are in the bundle, the latest being of `size`. */
export async function addAnchors(bundle: BundleWriter, anchors: readonly StoredAnchor[], size: number): Promise<void> {
  for (const anchor of anchors)
    if (anchor.size === size || bundle.has(pathOf(anchor.size)))
      await bundle.add(`anchors/${anchor.file}`, anchor.bytes);
}

function pathOf(size: number): string {
  return `log/checkpoints/${size}`;
}
