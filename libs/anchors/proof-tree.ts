import { AnchorProblem } from './anchor-problem.js';
import { attestationBytes, readAttestation, type WrittenAttestation } from './attestation.js';
import { ProofBytes } from './proof-bytes.js';
import { after, readStep, stepBytes, type Step } from './proof-step.js';

const DEEPEST = 256;
const MOST_BRANCHES = 4_096;
const MORE = 0xff;

/** A message and what follows from it: attestations of it, and steps to further messages. */
export interface ProofTree {
  readonly message: Uint8Array;
  readonly branches: readonly Branch[];
}

/** One of the things that follow from a message. */
export type Branch =
  | { readonly kind: 'attestation'; readonly attestation: WrittenAttestation }
  | { readonly kind: 'step'; readonly step: Step; readonly next: ProofTree };

/** The tree over a message, to the very end of the bytes; at most 256 deep, with at most 4,096 branches. */
export function readTree(bytes: ProofBytes, message: Uint8Array): ProofTree {
  const left = { branches: MOST_BRANCHES };
  const tree = readBranches(bytes, message, DEEPEST, left);
  if (!bytes.isAtEnd) throw new AnchorProblem('malformed-anchor', 'something stands behind the proof');
  return tree;
}

function readBranches(bytes: ProofBytes, message: Uint8Array, depth: number, left: { branches: number }): ProofTree {
  if (depth === 0) throw new AnchorProblem('malformed-anchor', `the proof is deeper than ${DEEPEST} steps`);
  const branches: Branch[] = [];
  for (let isLast = false; !isLast;) {
    const tag = bytes.byte();
    isLast = tag !== MORE;
    left.branches -= 1;
    if (left.branches < 0)
      throw new AnchorProblem('malformed-anchor', `the proof has more than ${MOST_BRANCHES} branches`);
    branches.push(readBranch(isLast ? tag : bytes.byte(), bytes, message, depth, left));
  }
  if (new Set(branches.map(nameOf)).size !== branches.length)
    throw new AnchorProblem('malformed-anchor', 'the proof says the same twice');
  return { message, branches };
}

function readBranch(
  tag: number,
  bytes: ProofBytes,
  message: Uint8Array,
  depth: number,
  left: { branches: number },
): Branch {
  if (tag === 0x00) return { kind: 'attestation', attestation: readAttestation(bytes, message) };
  const step = readStep(tag, bytes);
  return { kind: 'step', step, next: readBranches(bytes, after(step, message), depth - 1, left) };
}

/** The bytes that a tree is read from. */
export function treeBytes({ branches }: ProofTree): number[] {
  return branches.flatMap((branch, at) => {
    const own =
      branch.kind === 'attestation'
        ? attestationBytes(branch.attestation)
        : [...stepBytes(branch.step), ...treeBytes(branch.next)];
    return at < branches.length - 1 ? [MORE, ...own] : own;
  });
}

/** What distinguishes a branch from the others of its message. */
function nameOf(branch: Branch): string {
  const bytes = branch.kind === 'attestation' ? attestationBytes(branch.attestation) : stepBytes(branch.step);
  return bytes.join(' ');
}

/** All that is attested, in the order of the proof. */
export function attestationsOf({ branches }: ProofTree): WrittenAttestation[] {
  return branches.flatMap((branch) =>
    branch.kind === 'attestation' ? [branch.attestation] : attestationsOf(branch.next),
  );
}

/** What two trees over the same message say together. */
export function merged(one: ProofTree, other: ProofTree): ProofTree {
  const branches = new Map(one.branches.map((branch) => [nameOf(branch), branch]));
  for (const branch of other.branches) {
    const known = branches.get(nameOf(branch));
    if (known === undefined) branches.set(nameOf(branch), branch);
    else if (known.kind === 'step' && branch.kind === 'step')
      branches.set(nameOf(branch), { ...known, next: merged(known.next, branch.next) });
  }
  return { message: one.message, branches: Array.from(branches.values()) };
}
