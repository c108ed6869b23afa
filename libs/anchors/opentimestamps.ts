import { anchorOf, isSame } from './anchor-of.js';
import { AnchorProblem } from './anchor-problem.js';
import type { Attestation } from './attestation.js';
import { readProofFile } from './proof-file.js';
import { attestationsOf } from './proof-tree.js';

/** How far an attestation was checked: `contradicted` is one whose block has another Merkle root than the proof leads to. */
export type AttestationVerdict = 'confirmed' | 'contradicted' | 'not-checked' | 'pending';

/** What a proof attests, each with how far it was checked, and the best that can be said of the whole. */
export interface VerifiedProof {
  readonly verdict: AttestationVerdict;
  readonly attestations: readonly (Attestation & { readonly verdict: AttestationVerdict })[];
}

/** The Merkle root (hex as Bitcoin tools print it) of the block of a height, as far as the asker knows it. */
export type BitcoinHeaders = (height: number) => string | undefined;

const BEST_FIRST: readonly AttestationVerdict[] = ['confirmed', 'contradicted', 'not-checked', 'pending'];

/** What a detached proof (`.ots`) is about and attests, without checking either. Throws AnchorProblem. */
export function readOpenTimestamps(ots: Uint8Array): {
  readonly digest: Uint8Array;
  readonly attestations: readonly Attestation[];
} {
  const tree = readProofFile(ots);
  return { digest: tree.message, attestations: attestationsOf(tree).map(({ says }) => says) };
}

/**
 * How far a detached proof (`.ots`) about bytes could be checked. A block is believed only where its Merkle root is
 * given; nothing is asked of a network. Throws AnchorProblem where the proof is malformed or about other bytes.
 */
export function verifyOpenTimestamps(
  ots: Uint8Array,
  bytes: Uint8Array,
  { bitcoinHeaders }: { readonly bitcoinHeaders?: BitcoinHeaders } = {},
): VerifiedProof {
  const { digest, attestations } = readOpenTimestamps(ots);
  if (!isSame(digest, anchorOf(bytes))) throw new AnchorProblem('wrong-imprint', 'the proof is about other bytes');
  const checked = attestations.map((says) => ({ ...says, verdict: verdictOn(says, bitcoinHeaders) }));
  const verdict = BEST_FIRST.find((best) => checked.some((attestation) => attestation.verdict === best));
  return { verdict: verdict ?? 'not-checked', attestations: checked };
}

function verdictOn(says: Attestation, bitcoinHeaders: BitcoinHeaders | undefined): AttestationVerdict {
  if (says.kind === 'pending') return 'pending';
  const root = says.kind === 'bitcoin' ? bitcoinHeaders?.(says.height) : undefined;
  if (says.kind === 'unknown' || root === undefined) return 'not-checked';
  return root.toLowerCase() === says.merkleRoot ? 'confirmed' : 'contradicted';
}
