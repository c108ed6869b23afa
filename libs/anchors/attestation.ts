import { bytesToHex } from '@noble/hashes/utils.js';
import { AnchorProblem } from './anchor-problem.js';
import { ProofBytes, countedBytes } from './proof-bytes.js';

const PENDING = '83dfe30d2ef90c8e';
const BITCOIN = '0588960d73d71901';
const MOST_BYTES = 8_192;
const LONGEST_ADDRESS = 1_000;
const HIGHEST = 0x7fff_ffff;

/** What an OpenTimestamps proof ends in; the Merkle root is in the byte order in which Bitcoin tools print it. */
export type Attestation =
  | { readonly kind: 'pending'; readonly calendar: string }
  | { readonly kind: 'bitcoin'; readonly height: number; readonly merkleRoot: string }
  | { readonly kind: 'unknown'; readonly tag: string };

/** An attestation as it is written. */
export interface WrittenAttestation {
  readonly tag: Uint8Array;
  readonly payload: Uint8Array;
  readonly says: Attestation;
}

export function readAttestation(bytes: ProofBytes, message: Uint8Array): WrittenAttestation {
  const tag = bytes.take(8);
  const payload = bytes.counted(MOST_BYTES);
  return { tag, payload, says: saidBy(bytesToHex(tag), payload, message) };
}

function saidBy(tag: string, payload: Uint8Array, message: Uint8Array): Attestation {
  if (tag !== PENDING && tag !== BITCOIN) return { kind: 'unknown', tag };
  const bytes = new ProofBytes(payload);
  const says = tag === PENDING ? pending(bytes) : bitcoin(bytes, message);
  if (!bytes.isAtEnd) throw new AnchorProblem('malformed-anchor', 'something stands behind an attestation');
  return says;
}

/** The calendar; an address has neither query nor login nor escapes, as the format says. */
function pending(bytes: ProofBytes): Attestation {
  const calendar = String.fromCodePoint(...bytes.counted(LONGEST_ADDRESS));
  if (!/^[A-Za-z0-9\-._/:]+$/.test(calendar))
    throw new AnchorProblem('malformed-anchor', 'the address of a calendar has characters that it may not have');
  return { kind: 'pending', calendar };
}

function bitcoin(bytes: ProofBytes, message: Uint8Array): Attestation {
  if (message.length !== 32)
    throw new AnchorProblem('malformed-anchor', 'a Merkle root of a Bitcoin block has 32 bytes');
  return { kind: 'bitcoin', height: bytes.number(HIGHEST), merkleRoot: bytesToHex(message.toReversed()) };
}

export function attestationBytes({ tag, payload }: WrittenAttestation): number[] {
  return [0x00, ...tag, ...countedBytes(payload)];
}
