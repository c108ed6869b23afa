import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { concat, hex, sameBytes, utf8 } from './bytes.js';
import { LogProblem } from './log-problem.js';
import {
  EMPTY_ROOT,
  leafHash,
  nodeHash,
  verifyConsistency,
  verifyInclusion,
  type Consistency,
  type Inclusion,
} from './merkle.js';
import { TreeEdge } from './tree-edge.js';
import { consistencyProof, inclusionProof, rootOf, subtreesOf, type HashReader } from './tree-proofs.js';

const LEAVES = 300;
const leaves = Array.from({ length: LEAVES }, (_, at) => leafHash(utf8(`entry ${at}`)));
const kept = new Map<string, Uint8Array>();
const growing = new TreeEdge();
for (const leaf of leaves)
  for (const { level, index, hash } of growing.append(leaf)) kept.set(`${level}/${index}`, hash);

const read: HashReader = (level, index) => {
  const hash = kept.get(`${level}/${index}`);
  if (hash === undefined) throw new Error(`subtree ${index} of level ${level} is not complete`);
  return hash;
};

/** MTH of RFC 6962 §2.1, word for word. */
function naiveRoot(from: readonly Uint8Array[]): Uint8Array {
  const [only] = from;
  if (only === undefined) return EMPTY_ROOT;
  if (from.length === 1) return only;
  const split = splitOf(from.length);
  return nodeHash(naiveRoot(from.slice(0, split)), naiveRoot(from.slice(split)));
}

/** SUBPROOF of RFC 6962 §2.1.2, word for word. */
function naiveSubproof(size: number, of: readonly Uint8Array[], isWhole: boolean): Uint8Array[] {
  if (size === of.length) return isWhole ? [] : [naiveRoot(of)];
  const split = splitOf(of.length);
  const [left, right] = [of.slice(0, split), of.slice(split)];
  return size <= split
    ? [...naiveSubproof(size, left, isWhole), naiveRoot(right)]
    : [...naiveSubproof(size - split, right, false), naiveRoot(left)];
}

function splitOf(count: number): number {
  let split = 1;
  while (split * 2 < count) split *= 2;
  return split;
}

/** The hashes of a tree of any size whose leaves are all the same, except one. */
function allTheSameBut(leaf: number): HashReader {
  const [same, other] = [[leafHash(utf8('same'))], [leafHash(utf8('other'))]];
  return (level, index) => {
    for (let at = same.length; at <= level; at += 1) {
      const [usual, unusual] = [same[at - 1] ?? EMPTY_ROOT, other[at - 1] ?? EMPTY_ROOT];
      const isRight = Math.floor(leaf / 2 ** (at - 1)) % 2 === 1;
      same.push(nodeHash(usual, usual));
      other.push(isRight ? nodeHash(usual, unusual) : nodeHash(unusual, usual));
    }
    return (Math.floor(leaf / 2 ** level) === index ? other : same)[level] ?? EMPTY_ROOT;
  };
}

function isProven(check: () => void): boolean {
  try {
    check();
    return true;
  } catch (problem) {
    if (problem instanceof LogProblem && problem.code === 'wrong-proof') return false;
    throw problem;
  }
}

const includes = (claim: Inclusion) => isProven(() => verifyInclusion(claim));
const begins = (claim: Consistency) => isProven(() => verifyConsistency(claim));

async function inclusion(index: number, size: number): Promise<Inclusion & { leaf: Uint8Array }> {
  const leaf = await read(0, index);
  return { index, size, leaf, proof: await inclusionProof(index, size, read), root: await rootOf(size, read) };
}

async function consistency(oldSize: number, newSize: number): Promise<Consistency> {
  const [oldRoot, newRoot] = [await rootOf(oldSize, read), await rootOf(newSize, read)];
  return { oldSize, oldRoot, newSize, newRoot, proof: await consistencyProof(oldSize, newSize, read) };
}

function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const at = Math.floor(bit / 8) % bytes.length;
  return bytes.map((byte, nth) => (nth === at ? byte ^ (1 << (bit % 8)) : byte));
}

/** Every way to change a proof by one bit, one hash or one byte. */
function damaged(proof: readonly Uint8Array[], bit: number): Uint8Array[][] {
  const changed = proof.flatMap((hash, at) => [
    proof.with(at, flipped(hash, bit)),
    proof.with(at, hash.slice(1)),
    proof.with(at, concat(hash, Uint8Array.of(0))),
    proof.toSpliced(at, 1),
    proof.toSpliced(at, 0, hash),
  ]);
  const swapped = proof.slice(1).map((hash, at) => proof.with(at, hash).with(at + 1, proof[at] ?? hash));
  return [...changed, ...swapped, [...proof, EMPTY_ROOT], [EMPTY_ROOT, ...proof]];
}

const place = fc
  .integer({ min: 1, max: LEAVES })
  .chain((size) => fc.tuple(fc.integer({ min: 0, max: size - 1 }), fc.constant(size)));
const bit = fc.nat(255);

describe('the root of a tree', () => {
  it('is that of the definition, by its edge and by its complete subtrees, for every size', async () => {
    const edge = new TreeEdge();
    for (let size = 0; size <= 140; size += 1) {
      const root = hex(naiveRoot(leaves.slice(0, size)));
      expect(hex(edge.root())).toBe(root);
      expect(hex(await rootOf(size, read))).toBe(root);
      edge.append(leaves[size] ?? EMPTY_ROOT);
    }
  });
});

describe('the edge of a tree', () => {
  it('reports each complete subtree once, when its last leaf comes', () => {
    const edge = new TreeEdge();
    const reported = leaves.slice(0, 8).map((leaf) => edge.append(leaf).map(({ level, index }) => `${level}/${index}`));
    expect(reported).toEqual([
      ['0/0'],
      ['0/1', '1/0'],
      ['0/2'],
      ['0/3', '1/1', '2/0'],
      ['0/4'],
      ['0/5', '1/2'],
      ['0/6'],
      ['0/7', '1/3', '2/1', '3/0'],
    ]);
  });

  it('goes on from its size and hashes, or from the hashes that are kept, as if it had never stopped', async () => {
    await fc.assert(
      fc.asyncProperty(place, async ([stop, size]) => {
        const first = new TreeEdge();
        for (const leaf of leaves.slice(0, stop)) first.append(leaf);
        const edges = [new TreeEdge(first.size, first.hashes), await TreeEdge.read(stop, read)];
        for (const edge of edges) {
          for (const leaf of leaves.slice(stop, size)) edge.append(leaf);
          expect(edge.size).toBe(size);
          expect(hex(edge.root())).toBe(hex(await rootOf(size, read)));
        }
      }),
    );
  });

  it('is not made from hashes that do not fit the size', () => {
    expect(() => new TreeEdge(5, [EMPTY_ROOT])).toThrow(/a tree of 5 has 2 complete subtrees, not 1/);
    expect(() => new TreeEdge(1, [utf8('short')])).toThrow(/32 bytes, not 5/);
    expect(() => new TreeEdge(-1)).toThrow(LogProblem);
    expect(() => new TreeEdge().append(utf8('short'))).toThrow(LogProblem);
  });
});

describe('a proof of inclusion', () => {
  it('holds for every leaf, and fails when anything in it is changed', async () => {
    await fc.assert(
      fc.asyncProperty(place, bit, async ([index, size], at) => {
        const claim = await inclusion(index, size);
        expect(includes(claim)).toBe(true);
        const others: Inclusion[] = [
          ...damaged(claim.proof, at).map((proof) => ({ ...claim, proof })),
          { ...claim, leaf: flipped(claim.leaf, at) },
          { ...claim, root: flipped(claim.root, at) },
          { ...claim, leaf: claim.leaf.slice(1) },
          { ...claim, index: claim.size, size: claim.index },
        ];
        expect(others.filter(includes)).toEqual([]);
      }),
    );
  });

  it('fails for every other index, and for the root of every other size', async () => {
    await fc.assert(
      fc.asyncProperty(place, place, async ([index, size], [otherIndex, otherSize]) => {
        const claim = await inclusion(index, size);
        if (otherIndex !== index) expect(includes({ ...claim, index: otherIndex })).toBe(false);
        const other = { ...claim, size: otherSize, root: await rootOf(otherSize, read) };
        if (otherSize !== size) expect(includes(other)).toBe(false);
      }),
    );
  });

  it('is not made and does not hold for what is no leaf', async () => {
    const claim = await inclusion(3, 7);
    for (const index of [-1, 7, 3.5, Number.NaN, 2 ** 53]) {
      expect(() => verifyInclusion({ ...claim, index })).toThrow(/there is no such leaf/);
      await expect(inclusionProof(index, 7, read)).rejects.toThrow(LogProblem);
    }
    expect(() => verifyInclusion({ ...claim, index: 6, proof: [] })).toThrow(
      'that leaf 6 stands in the log of 7 is not proven: it has too few hashes',
    );
  });

  it('is right beyond 2^32 and up to the last exact whole number', async () => {
    const sizes = fc.integer({ min: 2 ** 32 + 1, max: Number.MAX_SAFE_INTEGER });
    const places = sizes.chain((size) => fc.tuple(fc.integer({ min: 2 ** 32, max: size - 1 }), fc.constant(size)));
    await fc.assert(
      fc.asyncProperty(places, async ([index, size]) => {
        const large = allTheSameBut(index);
        const [root, proof] = [await rootOf(size, large), await inclusionProof(index, size, large)];
        const claim: Inclusion = { index, size, leaf: await large(0, index), proof, root };
        expect(includes(claim)).toBe(true);
        expect(includes({ ...claim, index: index - 2 ** 32 })).toBe(false);
        expect(includes({ ...claim, index: index % 2 ** 32, size: (size % 2 ** 32) + 2 ** 32 })).toBe(false);
      }),
      { examples: [[[Number.MAX_SAFE_INTEGER - 1, Number.MAX_SAFE_INTEGER]], [[2 ** 52, 2 ** 52 + 1]]] },
    );
  });
});

describe('a proof of consistency', () => {
  it('is that of the definition', async () => {
    for (let size = 1; size <= 40; size += 1) {
      for (let old = 1; old <= size; old += 1) {
        const naive = naiveSubproof(old, leaves.slice(0, size), true);
        expect((await consistencyProof(old, size, read)).map(hex)).toEqual(naive.map(hex));
      }
    }
  });

  it('holds for every two sizes, and fails when anything in it is changed', async () => {
    await fc.assert(
      fc.asyncProperty(place, bit, async ([before, newSize], at) => {
        const claim = await consistency(before + 1, newSize);
        expect(begins(claim)).toBe(true);
        const others: Consistency[] = [
          ...damaged(claim.proof, at).map((proof) => ({ ...claim, proof })),
          { ...claim, oldRoot: flipped(claim.oldRoot, at) },
          { ...claim, newRoot: flipped(claim.newRoot, at) },
        ];
        expect(others.filter(begins)).toEqual([]);
      }),
    );
  });

  it('fails for other sizes', async () => {
    await fc.assert(
      fc.asyncProperty(place, place, async ([before, newSize], [otherBefore, otherNew]) => {
        const oldSize = before + 1;
        const claim = await consistency(oldSize, newSize);
        if (oldSize < newSize) expect(begins({ ...claim, oldSize: newSize, newSize: oldSize })).toBe(false);
        if (otherBefore + 1 !== oldSize) expect(begins({ ...claim, oldSize: otherBefore + 1 })).toBe(false);
        const other = { ...claim, newSize: otherNew, newRoot: await rootOf(otherNew, read) };
        if (otherNew !== newSize) expect(begins(other)).toBe(false);
      }),
    );
  });

  it('is right beyond 2^32 and up to the last exact whole number', async () => {
    const sizes = fc.integer({ min: 2 ** 32 + 1, max: Number.MAX_SAFE_INTEGER });
    const two = sizes.chain((size) => fc.tuple(fc.integer({ min: 2 ** 32, max: size - 1 }), fc.constant(size)));
    await fc.assert(
      fc.asyncProperty(two, async ([oldSize, newSize]) => {
        const large = allTheSameBut(oldSize - 1);
        const [oldRoot, newRoot] = [await rootOf(oldSize, large), await rootOf(newSize, large)];
        const claim = { oldSize, oldRoot, newSize, newRoot, proof: await consistencyProof(oldSize, newSize, large) };
        expect(begins(claim)).toBe(true);
        expect(begins({ ...claim, oldSize: oldSize - 2 ** 31 })).toBe(false);
      }),
    );
  });

  it('is empty from an empty tree, and says nothing there', async () => {
    expect(await consistencyProof(0, 5, read)).toEqual([]);
    const claim = await consistency(0, 5);
    expect(() => verifyConsistency(claim)).toThrow(
      'that the log of 0 begins the log of 5 is not proven: an empty log says nothing about another',
    );
    expect(begins({ ...claim, newSize: 0, newRoot: EMPTY_ROOT })).toBe(false);
  });

  it('is not made for sizes in the wrong order or that are none', async () => {
    await expect(consistencyProof(6, 5, read)).rejects.toThrow('a log of 6 cannot begin a log of 5');
    await expect(consistencyProof(-1, 5, read)).rejects.toThrow(LogProblem);
    await expect(rootOf(2 ** 53, read)).rejects.toThrow(LogProblem);
  });
});

describe('the complete subtrees of a tree', () => {
  it('are as many as its size has ones, the largest first', () => {
    expect(subtreesOf(0)).toEqual([]);
    expect(subtreesOf(13)).toEqual([
      { level: 3, index: 0 },
      { level: 2, index: 2 },
      { level: 0, index: 12 },
    ]);
    expect(subtreesOf(2 ** 40 + 1)).toEqual([
      { level: 40, index: 0 },
      { level: 0, index: 2 ** 40 },
    ]);
  });
});

describe('hashing', () => {
  it('takes entries of every length, one after another, and tells a leaf from a node', () => {
    const [left, right] = [leafHash(utf8('a')), leafHash(utf8('b'))];
    expect(sameBytes(nodeHash(left, right), leafHash(concat(left, right)))).toBe(false);
    expect(sameBytes(nodeHash(left, right), nodeHash(right, left))).toBe(false);
    const long = new Uint8Array(65_535).fill(7);
    const again = hex(leafHash(long));
    leafHash(utf8('short'));
    expect(hex(leafHash(long))).toBe(again);
    expect(() => nodeHash(left, utf8('short'))).toThrow(/not 32 and 5/);
  });
});
