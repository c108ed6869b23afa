import { decodeEntries, LogProblem, TILE_WIDTH } from '#transparency-log';
import type { AuditedFiles } from './audited-files.js';
import type { EntryReader } from './erased-digests.js';
import type { AboutBundle } from './steps/about.js';
import { entryPath } from './steps/proofs.js';
import { exactTiles } from './steps/tile-files.js';

/** Reads single entries of a bundle, whose hashes are checked elsewhere. */
export function entryReader(files: AuditedFiles, kind: AboutBundle['kind'], size: number): EntryReader {
  if (kind === 'casefile') return (seq) => files.read(entryPath(seq));
  const tiles = exactTiles(files);
  let atHand: { readonly index: number; readonly entries: readonly Uint8Array[] } | undefined;
  return async (seq) => {
    if (seq >= size) return undefined;
    const index = Math.floor(seq / TILE_WIDTH);
    if (atHand?.index !== index) {
      const count = Math.min(TILE_WIDTH, size - index * TILE_WIDTH);
      const bundle = await tiles.entries(index, count);
      atHand = { index, entries: bundle === undefined ? [] : taken(bundle, count) };
    }
    return atHand.entries[seq % TILE_WIDTH];
  };
}

/** A bundle that cannot be taken apart is told of where the tree is checked. */
function taken(bundle: Uint8Array, count: number): readonly Uint8Array[] {
  try {
    return decodeEntries(bundle, count);
  } catch (error) {
    if (error instanceof LogProblem) return [];
    throw error;
  }
}
