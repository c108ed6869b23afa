import { sha256 } from '#hash';
import { sameBytes, type Bytes } from './bytes.js';
import { LogProblem } from './log-problem.js';

/** The length of every hash in the tree, in bytes. */
export const HASH_SIZE = 32;

/** The root of a tree without leaves: SHA-256 of nothing (RFC 6962 §2.1). */
export const EMPTY_ROOT: Bytes = sha256(new Uint8Array(0));

const LEAF = 0;
const NODE = 1;

// What is hashed is laid out in the same room each time: an audit does it a million times.
const roomForNode = Uint8Array.of(NODE, ...new Uint8Array(2 * HASH_SIZE));
let roomForLeaf = new Uint8Array(1024);

/** The hash of a leaf: SHA-256(0x00 || entry) (RFC 6962 §2.1). */
export function leafHash(entry: Uint8Array): Bytes {
  if (entry.length >= roomForLeaf.length) roomForLeaf = new Uint8Array(2 * entry.length + 1);
  roomForLeaf[0] = LEAF;
  roomForLeaf.set(entry, 1);
  return sha256(roomForLeaf.subarray(0, entry.length + 1));
}

/** The hash of a node over two others: SHA-256(0x01 || left || right) (RFC 6962 §2.1); throws wrong-proof unless both have 32 bytes. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Bytes {
  if (left.length !== HASH_SIZE || right.length !== HASH_SIZE) {
    const lengths = `${left.length} and ${right.length}`;
    throw new LogProblem('wrong-proof', `a node is over two hashes of ${HASH_SIZE} bytes, not ${lengths}`);
  }
  roomForNode.set(left, 1);
  roomForNode.set(right, 1 + HASH_SIZE);
  return sha256(roomForNode);
}

/** That a leaf stands at an index of the tree of a size: `leaf` is its hash. */
export interface Inclusion {
  readonly index: number;
  readonly size: number;
  readonly leaf: Uint8Array;
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
}

/** That the tree of one size is the beginning of the tree of another. */
export interface Consistency {
  readonly oldSize: number;
  readonly oldRoot: Uint8Array;
  readonly newSize: number;
  readonly newRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/** Throws wrong-proof unless the proof leads from the leaf hash to the root (RFC 9162 §2.1.3.2). */
export function verifyInclusion({ index, size, leaf, proof, root }: Inclusion): void {
  const wrong = (why: string): LogProblem =>
    new LogProblem('wrong-proof', `that leaf ${index} stands in the log of ${size} is not proven: ${why}`);
  if (!isSize(index) || !isSize(size) || index >= size) throw wrong('there is no such leaf');
  if (leaf.length !== HASH_SIZE) throw wrong(`the hash of the leaf has ${leaf.length} bytes`);
  let hash = leaf;
  const path = pathUp(index, size - 1, proof, wrong);
  for (const { sibling, isLeft } of path) hash = isLeft ? nodeHash(sibling, hash) : nodeHash(hash, sibling);
  if (!sameBytes(hash, root)) throw wrong('it leads to another root');
}

/**
 * Throws wrong-proof unless the old tree is the beginning of the new one (RFC 9162 §2.1.4.2).
 * An old size of 0 is refused too: everything begins with nothing, so such a proof would say nothing.
 */
export function verifyConsistency({ oldSize, oldRoot, newSize, newRoot, proof }: Consistency): void {
  const wrong = (why: string): LogProblem =>
    new LogProblem('wrong-proof', `that the log of ${oldSize} begins the log of ${newSize} is not proven: ${why}`);
  if (!isSize(oldSize) || !isSize(newSize) || oldSize > newSize) throw wrong('there are no such sizes');
  if (oldSize === 0) throw wrong('an empty log says nothing about another');
  if (oldSize === newSize) {
    if (proof.length > 0) throw wrong(`it has ${proof.length} hashes, and needs none`);
    if (!sameBytes(oldRoot, newRoot)) throw wrong('logs of one size have two roots');
    return;
  }
  let node = oldSize - 1;
  let last = newSize - 1;
  while (node % 2 === 1) [node, last] = [half(node), half(last)];
  // A whole power of two has its own root for a beginning, and the proof does not repeat it.
  const [start, ...rest] = node === 0 ? [oldRoot, ...proof] : proof;
  if (start === undefined) throw wrong('it is empty');
  if (start.length !== HASH_SIZE) throw wrong(`it begins with a hash of ${start.length} bytes`);
  let [before, after] = [start, start];
  for (const { sibling, isLeft } of pathUp(node, last, rest, wrong)) {
    if (isLeft) before = nodeHash(sibling, before);
    after = isLeft ? nodeHash(sibling, after) : nodeHash(after, sibling);
  }
  if (!sameBytes(before, oldRoot)) throw wrong('it leads to another old root');
  if (!sameBytes(after, newRoot)) throw wrong('it leads to another new root');
}

interface Step {
  readonly sibling: Uint8Array;
  readonly isLeft: boolean;
}

/** The hashes of a proof from a node up to the root, each with the side it stands on; `last` is the last node of the same level. */
function pathUp(
  from: number,
  lastOfLevel: number,
  proof: readonly Uint8Array[],
  wrong: (why: string) => LogProblem,
): Step[] {
  let [node, last] = [from, lastOfLevel];
  const steps = proof.map((sibling): Step => {
    if (last === 0) throw wrong('it has too many hashes');
    if (sibling.length !== HASH_SIZE) throw wrong(`one of its hashes has ${sibling.length} bytes`);
    const isLeft = node % 2 === 1 || node === last;
    // A last node that stands alone rises until it has a left neighbour.
    while (isLeft && node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    [node, last] = [half(node), half(last)];
    return { sibling, isLeft };
  });
  if (last !== 0) throw wrong('it has too few hashes');
  return steps;
}

/** Sizes go beyond 2^32, where the bit operators do not. */
function half(number: number): number {
  return Math.floor(number / 2);
}

function isSize(number: number): boolean {
  return Number.isSafeInteger(number) && number >= 0;
}
