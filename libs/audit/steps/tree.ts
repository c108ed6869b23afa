import { base64, entriesPath, HASH_SIZE, sameBytes, TILE_WIDTH, tilePath } from '#transparency-log';
import type { Depth, HashedEntries, Hashing } from '../hashing.js';
import { inOrder } from '../in-order.js';
import type { Leaves } from '../leaves.js';
import type { VerdictInWriting } from '../verdict.js';
import type { Finding } from '../finding.js';
import type { SignedCheckpoint } from './history.js';
import { RecomputedTree, type RecomputedTile } from './recomputed-tree.js';
import type { TileFiles } from './tile-files.js';

/** What the tree is made anew from, and what it is compared with. */
export interface TreeToCheck {
  readonly tiles: TileFiles;
  /** All checkpoints, in order of their sizes, the latest last: it says of which log, and up to which size. */
  readonly checkpoints: readonly SignedCheckpoint[];
  readonly depth: Depth;
  readonly hashing: Hashing;
  readonly onLeaves: (leaves: Leaves) => Promise<void>;
  readonly onProgress: (done: number, total: number) => void;
}

/** Hashes every entry up to the root; every tile and every checkpoint must be what comes of it. */
export async function checkTree(tree: TreeToCheck, verdict: VerdictInWriting): Promise<void> {
  const latest = tree.checkpoints.at(-1)?.checkpoint;
  if (latest === undefined) return;
  const { size } = latest;
  let holds = true;
  const find: Find = (code, message) => {
    holds = false;
    verdict.find(code, message);
  };
  const recomputed = new RecomputedTree(new Set(tree.checkpoints.map(({ checkpoint }) => checkpoint.size)));
  if (!(await recompute(tree, latest, recomputed, find))) return;
  for (const tile of recomputed.partial()) await compareTile(tree.tiles, tile, find);
  compareRoots(tree.checkpoints, recomputed.roots, find);
  const all = `Every entry (${size}) was hashed again: they give the root of the checkpoint, and every tile of hashes`;
  if (holds) verdict.check(`${all}.${historyOf(tree.checkpoints)}`);
}

type Find = (code: Finding['code'], message: string) => void;

async function recompute(
  { tiles, depth, hashing, onLeaves, onProgress }: TreeToCheck,
  { origin, size }: { readonly origin: string; readonly size: number },
  recomputed: RecomputedTree,
  find: Find,
): Promise<boolean> {
  const hash = async (first: number): Promise<HashedEntries | undefined> => {
    const [index, count] = [first / TILE_WIDTH, Math.min(TILE_WIDTH, size - first)];
    const [entries, tile] = await Promise.all([tiles.entries(index, count), tiles.tile(0, index, count)]);
    if (tile === undefined) find('file-missing', `There is no log/${tilePath(0, index, count)}.`);
    if (entries !== undefined) return hashing.hash({ origin, first, count, entries, tile, depth });
    find('file-missing', `There is no log/${entriesPath(index, count)}: leaves from ${first} on are missing.`);
    return undefined;
  };
  let isWhole = true;
  let done = 0;
  for await (const hashed of inOrder(firstLeaves(size), hashing.atOnce, hash)) {
    for (const { code, message } of hashed?.findings ?? []) find(code, message);
    isWhole &&= hashed?.hashes !== undefined;
    const filled = isWhole && hashed?.hashes ? recomputed.add(hashed.hashes, hashed.root) : [];
    for (const tile of filled) await compareTile(tiles, tile, find);
    if (hashed?.leaves) await onLeaves(hashed.leaves);
    onProgress((done = Math.min(size, done + TILE_WIDTH)), size);
  }
  return isWhole;
}

function* firstLeaves(size: number): Generator<number> {
  for (let first = 0; first < size; first += TILE_WIDTH) yield first;
}

async function compareTile(tiles: TileFiles, { level, index, bytes }: RecomputedTile, find: Find): Promise<void> {
  const width = bytes.length / HASH_SIZE;
  const path = `log/${tilePath(level, index, width)}`;
  const tile = await tiles.tile(level, index, width);
  if (tile === undefined) find('file-missing', `There is no ${path}.`);
  else if (!sameBytes(tile, bytes)) find('wrong-tile', `${path} is not what the entries below it give.`);
}

function compareRoots(
  checkpoints: readonly SignedCheckpoint[],
  roots: ReadonlyMap<number, Uint8Array>,
  find: Find,
): void {
  const latest = checkpoints.at(-1);
  let held = 0;
  for (const signed of checkpoints) {
    const { size, root } = signed.checkpoint;
    const given = roots.get(size);
    if (given !== undefined && sameBytes(given, root)) held = size;
    else if (given !== undefined) {
      const code = signed === latest ? 'wrong-root' : 'history-rewritten';
      const was = `The log signed the root ${base64(root)} at size ${size} (${signed.path})`;
      const where = `the first ${held} entries are as they were signed, and between leaf ${held} and leaf ${size - 1} something was changed`;
      find(code, `${was}, and the entries give ${base64(given)}: ${where}.`);
    }
  }
}

function historyOf(checkpoints: readonly SignedCheckpoint[]): string {
  const older = checkpoints.slice(0, -1).map(({ checkpoint }) => checkpoint.size);
  if (older.length === 0) return '';
  const which = older.length === 1 ? `size ${older[0]}` : `${older.length} sizes from ${older[0]} to ${older.at(-1)}`;
  return ` What the log had signed before, at ${which}, is the beginning of the same log.`;
}
