import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  hex,
  utf8,
  LogProblem,
  EMPTY_ROOT,
  leafHash,
  nodeHash,
  verifyConsistency,
  verifyInclusion,
  TreeEdge,
  inclusionProof,
  rootOf,
  type HashReader,
} from '#transparency-log';

const folder = fileURLToPath(new URL('../../../shared/vectors', import.meta.url));
const whereVectorsAre = existsSync(folder) ? describe : describe.skip;

interface Case {
  readonly file: string;
  readonly wantErr: boolean;
  readonly proof: readonly string[] | null;
}

interface InclusionCase extends Case {
  readonly leafIdx: number;
  readonly treeSize: number;
  readonly root: string | null;
  readonly leafHash: string | null;
}

interface SubtreeInclusionCase extends Omit<InclusionCase, 'treeSize'> {
  readonly start: number;
  readonly end: number;
}

interface ConsistencyCase extends Case {
  readonly size1: number;
  readonly size2: number;
  readonly root1: string | null;
  readonly root2: string | null;
}

interface SubtreeConsistencyCase extends Omit<ConsistencyCase, 'size1' | 'size2'> {
  readonly start: number;
  readonly end: number;
  readonly size: number;
}

function cases<C extends Case>(name: string): C[] {
  const root = join(folder, 'transparency-dev-merkle/testdata', name);
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({ ...JSON.parse(readFileSync(join(root, file), 'utf8')), file }) as C);
}

function transcribed(name: string) {
  return JSON.parse(readFileSync(join(folder, 'transcribed', `${name}.json`), 'utf8'));
}

function bytes(base64: string | null): Uint8Array {
  return new Uint8Array(Buffer.from(base64 ?? '', 'base64'));
}

function holds(check: () => void): boolean {
  try {
    check();
    return true;
  } catch (problem) {
    if (problem instanceof LogProblem && problem.code === 'wrong-proof') return false;
    throw problem;
  }
}

function judgedOtherwise<C extends Case>(all: readonly C[], verdict: (one: C) => boolean): string[] {
  return all.filter((one) => verdict(one) === one.wantErr).map(({ file }) => file);
}

/** What draft-ietf-plants-merkle-tree-certs calls a subtree: the record knows only those that begin at 0. */
function isSubtree(start: number, end: number): boolean {
  let width = 1;
  while (width < end - start) width *= 2;
  return start <= end && start % width === 0;
}

function isInSubtree({ leafIdx, start, end, root, leafHash: leaf, proof }: SubtreeInclusionCase): boolean {
  const index = leafIdx - start;
  const [size, path] = [end - start, (proof ?? []).map(bytes)];
  return (
    isSubtree(start, end) &&
    holds(() => verifyInclusion({ index, size, leaf: bytes(leaf), proof: path, root: bytes(root) }))
  );
}

function isBeginning({ size1, size2, root1, root2, proof }: ConsistencyCase): boolean {
  const [oldRoot, newRoot, path] = [bytes(root1), bytes(root2), (proof ?? []).map(bytes)];
  return holds(() => verifyConsistency({ oldSize: size1, oldRoot, newSize: size2, newRoot, proof: path }));
}

whereVectorsAre('the proofs of transparency-dev/merkle', () => {
  it('of inclusion are judged as there', () => {
    const all = cases<InclusionCase>('inclusion');
    expect(all).toHaveLength(98);
    expect(judgedOtherwise(all, (one) => isInSubtree({ ...one, start: 0, end: one.treeSize }))).toEqual([]);
  });

  it('of inclusion in a subtree are judged as there, once the subtree is one', () => {
    const all = cases<SubtreeInclusionCase>('subtreeinclusion');
    expect(all).toHaveLength(204);
    expect(judgedOtherwise(all, isInSubtree)).toEqual([]);
  });

  it('of consistency are judged as there, also that nothing is consistent with an empty tree', () => {
    const all = cases<ConsistencyCase>('consistency');
    expect(all).toHaveLength(98);
    expect(judgedOtherwise(all, isBeginning)).toEqual([]);
    expect(all.filter(({ size1, wantErr }) => size1 === 0 && !wantErr)).toEqual([]);
  });

  it('of consistency of a subtree that begins at 0 are judged as there', () => {
    const all = cases<SubtreeConsistencyCase>('subtreeconsistency').filter(({ start, end }) => start === 0 && end > 0);
    expect(all.length).toBeGreaterThan(80);
    expect(judgedOtherwise(all, (one) => isBeginning({ ...one, size1: one.end, size2: one.size }))).toEqual([]);
  });

  // oxlint-disable-next-line jest/no-disabled-tests -- the skip names its reason
  it.skip('of consistency of other subtrees (the record proves whole logs only)', () => undefined);
});

whereVectorsAre('the hashes of RFC 6962', () => {
  const wanted = () => transcribed('rfc6962-hashes');

  it('are those of leaves and nodes', () => {
    const { leafInputsHex, leafHashes, hasher } = wanted();
    const leaves = leafInputsHex.map((input: string) => hex(leafHash(new Uint8Array(Buffer.from(input, 'hex')))));
    expect(leaves).toEqual(leafHashes);
    expect(hex(leafHash(utf8('L123456')))).toBe(hasher.leafOfAscii_L123456);
    expect(hex(leafHash(utf8('')))).toBe(hasher.emptyLeaf);
    expect(hex(EMPTY_ROOT)).toBe(hasher.emptyRoot);
    expect(() => nodeHash(utf8('N123'), utf8('N456'))).toThrow(LogProblem);
  });

  it('are those of the subtrees and roots up to 8 leaves', () => {
    const { leafHashes, level1, level2, level3, rootsBySize } = wanted();
    const edge = new TreeEdge();
    const levels: string[][] = [[], [], [], []];
    const roots = [hex(edge.root())];
    for (const leaf of leafHashes) {
      for (const { level, hash } of edge.append(Uint8Array.from(Buffer.from(leaf, 'hex'))))
        levels[level]?.push(hex(hash));
      roots.push(hex(edge.root()));
    }
    expect(levels).toEqual([leafHashes, level1, level2, level3]);
    expect(roots).toEqual(rootsBySize);
  });
});

whereVectorsAre('all subtrees of all trees up to 130 leaves', () => {
  const MOST = 130;
  const complete = new Map<string, Uint8Array>();
  const edge = new TreeEdge();
  for (let leaf = 0; leaf < MOST; leaf += 1) {
    for (const { level, index, hash } of edge.append(leafHash(Uint8Array.of(leaf))))
      complete.set(`${level}/${index}`, hash);
  }
  const from =
    (start: number): HashReader =>
    (level, index) =>
      complete.get(`${level}/${index + start / 2 ** level}`) ?? EMPTY_ROOT;
  const subtrees: [start: number, end: number][] = [];
  for (let end = 0; end <= MOST; end += 1) {
    for (let start = 0; start <= end; start += 1) if (isSubtree(start, end)) subtrees.push([start, end]);
  }

  it('have the roots of draft-ietf-plants-merkle-tree-certs', async () => {
    const lines = createHash('sha256');
    for (const [start, end] of subtrees) {
      lines.update(`[${start}, ${end}) ${hex(await rootOf(end - start, from(start)))}\n`);
    }
    expect(lines.digest('hex')).toBe(transcribed('merkle-accumulated-130').want.subtreeHash);
  });

  it('have the proofs of inclusion of draft-ietf-plants-merkle-tree-certs', async () => {
    const lines = createHash('sha256');
    for (const [start, end] of subtrees) {
      for (let leaf = start; leaf < end; leaf += 1) {
        const proof = await inclusionProof(leaf - start, end - start, from(start));
        lines.update(`${[`${leaf} [${start}, ${end})`, ...proof.map(hex)].join(' ')}\n`);
      }
    }
    expect(lines.digest('hex')).toBe(transcribed('merkle-accumulated-130').want.subtreeInclusion);
  });

  // oxlint-disable-next-line jest/no-disabled-tests -- the skip names its reason
  it.skip('have the proofs of consistency of the draft (the record proves whole logs only)', () => undefined);
});
