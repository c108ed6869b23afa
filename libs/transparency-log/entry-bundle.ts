import { MOST_ENTRY_BYTES } from './entry.js';
import { LogProblem } from './log-problem.js';
import { TILE_WIDTH } from './tile-path.js';

/** The bundle of 1 to 256 entries (c2sp.org/tlog-tiles, Log entries); throws malformed-entry or malformed-tile. */
export function encodeEntries(entries: readonly Uint8Array[]): Uint8Array {
  requireCount(entries.length);
  const bundle = new Uint8Array(entries.reduce((length, entry) => length + 2 + entry.length, 0));
  const view = new DataView(bundle.buffer);
  let at = 0;
  for (const entry of entries) {
    if (entry.length > MOST_ENTRY_BYTES) {
      throw new LogProblem('malformed-entry', `an entry has ${entry.length} bytes, and can have ${MOST_ENTRY_BYTES}`);
    }
    view.setUint16(at, entry.length);
    bundle.set(entry, at + 2);
    at += 2 + entry.length;
  }
  return bundle;
}

/** The entries in a bundle of so many, as views of its bytes; throws malformed-tile if it holds fewer, more or a part of one. */
export function decodeEntries(bundle: Uint8Array, expectedCount: number): Uint8Array[] {
  requireCount(expectedCount);
  const view = new DataView(bundle.buffer, bundle.byteOffset, bundle.byteLength);
  const entries: Uint8Array[] = [];
  let at = 0;
  while (entries.length < expectedCount) {
    const start = at + 2;
    const end = start > bundle.length ? start : start + view.getUint16(at);
    if (end > bundle.length) {
      throw new LogProblem('malformed-tile', `the bundle ends within entry ${entries.length + 1} of ${expectedCount}`);
    }
    entries.push(bundle.subarray(start, end));
    at = end;
  }
  if (at < bundle.length) {
    throw new LogProblem(
      'malformed-tile',
      `${bundle.length - at} bytes follow the ${expectedCount} entries of the bundle`,
    );
  }
  return entries;
}

function requireCount(count: number): void {
  if (!Number.isSafeInteger(count) || count < 1 || count > TILE_WIDTH) {
    throw new LogProblem('malformed-tile', `a bundle holds 1 to ${TILE_WIDTH} entries, not ${count}`);
  }
}
