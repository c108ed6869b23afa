import { HASH_SIZE, nodeHash } from './merkle.js';
import { LogProblem } from './log-problem.js';
import { rootOver, subtreesOf, type HashReader, type Subtree } from './tree-proofs.js';

/** A subtree that has all its leaves, and its hash. */
export interface CompleteSubtree extends Subtree {
  readonly hash: Uint8Array;
}

/** The right edge of a growing tree: one hash for each of its complete subtrees, which is all that appending needs. */
export class TreeEdge {
  private readonly nodes: Uint8Array[];
  private leaves: number;

  /** The edge of a tree of a size from the hashes of its complete subtrees, from the left; throws wrong-proof where they do not fit. */
  constructor(size = 0, hashes: readonly Uint8Array[] = []) {
    const expected = subtreesOf(size).length;
    if (hashes.length !== expected) {
      throw new LogProblem('wrong-proof', `a tree of ${size} has ${expected} complete subtrees, not ${hashes.length}`);
    }
    for (const hash of hashes) requireHash(hash);
    this.nodes = [...hashes];
    this.leaves = size;
  }

  /** The edge of the tree of a size whose hashes are kept somewhere. */
  static async read(size: number, read: HashReader): Promise<TreeEdge> {
    const hashes = await Promise.all(subtreesOf(size).map(async ({ level, index }) => read(level, index)));
    return new TreeEdge(size, hashes);
  }

  /** How many leaves the tree has. */
  get size(): number {
    return this.leaves;
  }

  /** The hashes of the complete subtrees, from the left: the edge is made anew from them and the size. */
  get hashes(): readonly Uint8Array[] {
    return [...this.nodes];
  }

  /** The root of the tree so far. */
  root(): Uint8Array {
    return rootOver(this.nodes);
  }

  /** Adds the hash of a leaf; answers with every subtree that it completes, the leaf itself first. */
  append(leaf: Uint8Array): CompleteSubtree[] {
    requireHash(leaf);
    let node: CompleteSubtree = { level: 0, index: this.leaves, hash: leaf };
    const complete = [node];
    for (let left = this.leftOf(node); left !== undefined; left = this.leftOf(node)) {
      node = { level: node.level + 1, index: (node.index - 1) / 2, hash: nodeHash(left, node.hash) };
      complete.push(node);
    }
    this.nodes.push(node.hash);
    this.leaves += 1;
    return complete;
  }

  /** Takes the hash to the left of a subtree off the edge, if the two complete a larger one. */
  private leftOf({ index }: Subtree): Uint8Array | undefined {
    return index % 2 === 1 ? this.nodes.pop() : undefined;
  }
}

function requireHash(hash: Uint8Array): void {
  if (hash.length !== HASH_SIZE) {
    throw new LogProblem('wrong-proof', `a hash in the tree has ${HASH_SIZE} bytes, not ${hash.length}`);
  }
}
