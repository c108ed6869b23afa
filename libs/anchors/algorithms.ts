import { CryptoEngine, type AlgorithmIdentifier, type PublicKeyInfo } from 'pkijs';
import { Sequence, fromBER, type BitString, type OctetString } from 'asn1js';
import { AnchorProblem } from './anchor-problem.js';
import { isDer } from './der.js';

/** The hashes by which an anchor may speak of bytes. */
export type Hash = 'SHA-256' | 'SHA-384' | 'SHA-512';

export const SHA_256 = '2.16.840.1.101.3.4.2.1';
const HASHES: ReadonlyMap<string, Hash> = new Map([
  [SHA_256, 'SHA-256'],
  ['2.16.840.1.101.3.4.2.2', 'SHA-384'],
  ['2.16.840.1.101.3.4.2.3', 'SHA-512'],
]);

const RSA = '1.2.840.113549.1.1.1';
const ECDSA = '1.2.840.10045.4.3.';
// RSA and ECDSA, each with SHA-256, SHA-384 and SHA-512.
const SIGNATURES = new Set([
  '1.2.840.113549.1.1.11',
  '1.2.840.113549.1.1.12',
  '1.2.840.113549.1.1.13',
  `${ECDSA}2`,
  `${ECDSA}3`,
  `${ECDSA}4`,
]);

const engine = new CryptoEngine({ name: 'webcrypto', crypto: globalThis.crypto });

/** The hash that an identifier names; SHA-1 and what is older are not accepted. */
export function hashOf(algorithm: AlgorithmIdentifier): Hash {
  const hash = HASHES.get(algorithm.algorithmId);
  if (hash === undefined)
    throw new AnchorProblem('unsupported-anchor', `the hash ${algorithm.algorithmId} is not accepted`);
  return hash;
}

export async function digestOf(hash: Hash | 'SHA-1', bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest(hash, new Uint8Array(bytes)));
}

/** What is said to be signed, and by which key. */
export interface Signed {
  readonly data: Uint8Array;
  readonly signature: BitString | OctetString;
  readonly algorithm: AlgorithmIdentifier;
  readonly key: PublicKeyInfo;
  /** The hash, where the algorithm is plain RSA and does not name it (RFC 3370 §3.2). */
  readonly hash?: Hash;
}

/** Whether a signature in RSA (PKCS #1 v1.5) or ECDSA with SHA-2 holds. */
export async function isSigned({ data, signature, algorithm, key, hash }: Signed): Promise<boolean> {
  const bytes = new Uint8Array(data);
  if (algorithm.algorithmId === RSA)
    return hash !== undefined && holds(engine.verifyWithPublicKey(bytes, signature, key, algorithm, hash));
  if (!SIGNATURES.has(algorithm.algorithmId)) return false;
  const isElliptic = algorithm.algorithmId.startsWith(ECDSA);
  if (isElliptic && !isPairOfNumbers(signature.valueBlock.valueHexView)) return false;
  return holds(engine.verifyWithPublicKey(bytes, signature, key, algorithm));
}

/** Whether bytes are two INTEGERs in DER (RFC 3279 §2.2.3): the engine would take other types for them, and tails. */
function isPairOfNumbers(bytes: Uint8Array): boolean {
  if (!isDer(bytes)) return false;
  const { result } = fromBER(bytes);
  const fields = result instanceof Sequence ? result.valueBlock.value : [];
  return fields.length === 2 && fields.every(({ idBlock }) => idBlock.tagClass === 1 && idBlock.tagNumber === 2);
}

/** A key or a signature of the wrong shape, at which the engine fails, signs nothing. */
async function holds(verdict: Promise<boolean>): Promise<boolean> {
  return verdict.catch(() => false);
}
