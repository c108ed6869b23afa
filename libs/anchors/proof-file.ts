import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { isSame } from './anchor-of.js';
import { AnchorProblem } from './anchor-problem.js';
import { ProofBytes } from './proof-bytes.js';
import { SHA256 } from './proof-step.js';
import { readTree, treeBytes, type ProofTree } from './proof-tree.js';

const MAGIC = hexToBytes('004f70656e54696d657374616d7073000050726f6f6600bf89e2e884e89294');
const VERSION = 1;
const MOST_BYTES = 65_536;

/** The proof in a detached file (`.ots`, version 1) over a SHA-256, of at most 64 KiB. */
export function readProofFile(ots: Uint8Array): ProofTree {
  if (ots.length > MOST_BYTES)
    throw new AnchorProblem('malformed-anchor', `the proof is larger than ${MOST_BYTES} bytes`);
  const bytes = new ProofBytes(ots);
  if (ots.length < MAGIC.length || !isSame(bytes.take(MAGIC.length), MAGIC))
    throw new AnchorProblem('malformed-anchor', 'this is no OpenTimestamps proof');
  const version = bytes.byte();
  if (version !== VERSION) throw new AnchorProblem('unsupported-anchor', `version ${version} of proofs is not known`);
  const hash = bytes.byte();
  if (hash !== SHA256)
    throw new AnchorProblem(
      'unsupported-anchor',
      `the proof is about the hash 0x${bytesToHex(Uint8Array.of(hash))}, not SHA-256`,
    );
  const tree = readTree(bytes, bytes.take(32));
  if (!isSame(proofFile(tree), ots))
    throw new AnchorProblem('malformed-anchor', 'the proof is not written as the format says');
  return tree;
}

/** The detached file of a proof. */
export function proofFile(tree: ProofTree): Uint8Array {
  return Uint8Array.from([...MAGIC, VERSION, SHA256, ...tree.message, ...treeBytes(tree)]);
}
