import { EMPTY_ROOT, nodeHash } from './merkle.js';
import { LogProblem } from './log-problem.js';

/** Gives the hash of the complete subtree of 2^level leaves whose first leaf is index × 2^level. */
export type HashReader = (level: number, index: number) => Uint8Array | Promise<Uint8Array>;

/** A complete subtree: 2^level leaves from index × 2^level on. */
export interface Subtree {
  readonly level: number;
  readonly index: number;
}

type Range = readonly [start: number, end: number];

/** The root of the tree of a size (RFC 6962 §2.1). */
export async function rootOf(size: number, read: HashReader): Promise<Uint8Array> {
  requireSize(size);
  return hashOf([0, size], read);
}

/** The hashes that lead from a leaf to the root of the tree of a size (RFC 6962 §2.1.1); throws wrong-proof if it has no such leaf. */
export async function inclusionProof(index: number, size: number, read: HashReader): Promise<Uint8Array[]> {
  requireSize(size);
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) {
    throw new LogProblem('wrong-proof', `a log of ${size} has no leaf ${index}`);
  }
  const ranges: Range[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + largestPowerBelow(end - start);
    ranges.unshift(index < middle ? [middle, end] : [start, middle]);
    [start, end] = index < middle ? [start, middle] : [middle, end];
  }
  return Promise.all(ranges.map(async (range) => hashOf(range, read)));
}

/** The hashes that show the tree of the old size to begin that of the new one (RFC 6962 §2.1.2); none from an empty tree. */
export async function consistencyProof(oldSize: number, newSize: number, read: HashReader): Promise<Uint8Array[]> {
  requireSize(oldSize);
  requireSize(newSize);
  if (oldSize > newSize) throw new LogProblem('wrong-proof', `a log of ${oldSize} cannot begin a log of ${newSize}`);
  if (oldSize === 0) return [];
  const ranges: Range[] = [];
  let [start, end] = [0, newSize];
  while (end !== oldSize) {
    const middle = start + largestPowerBelow(end - start);
    ranges.unshift(oldSize <= middle ? [middle, end] : [start, middle]);
    [start, end] = oldSize <= middle ? [start, middle] : [middle, end];
  }
  if (start > 0) ranges.unshift([start, end]);
  return Promise.all(ranges.map(async (range) => hashOf(range, read)));
}

/** The complete subtrees that a tree of a size consists of, from the left: at most one of each level. */
export function subtreesOf(size: number): Subtree[] {
  requireSize(size);
  return subtreesIn([0, size]);
}

/** The hash over the hashes of the complete subtrees of a tree, from the left. */
export function rootOver(hashes: readonly Uint8Array[]): Uint8Array {
  return hashes.length === 0 ? EMPTY_ROOT : hashes.reduceRight((right, left) => nodeHash(left, right));
}

async function hashOf(range: Range, read: HashReader): Promise<Uint8Array> {
  return rootOver(await Promise.all(subtreesIn(range).map(async ({ level, index }) => read(level, index))));
}

function subtreesIn([start, end]: Range): Subtree[] {
  const subtrees: Subtree[] = [];
  for (let at = start; at < end;) {
    let [level, width] = [0, 1];
    while (at % (2 * width) === 0 && at + 2 * width <= end) [level, width] = [level + 1, 2 * width];
    subtrees.push({ level, index: at / width });
    at += width;
  }
  return subtrees;
}

function largestPowerBelow(length: number): number {
  let power = 1;
  while (2 * power < length) power *= 2;
  return power;
}

function requireSize(size: number): void {
  if (!Number.isSafeInteger(size) || size < 0) throw new LogProblem('wrong-proof', `no log has the size ${size}`);
}
