import { createPublicKey, hash, verify } from 'node:crypto';
import { concat, type Bytes } from './bytes.js';

// RFC 8410: what stands before the 32 bytes of an Ed25519 public key in its SubjectPublicKeyInfo.
const SPKI = Uint8Array.of(48, 42, 48, 5, 6, 3, 43, 101, 112, 3, 33, 0);

/** SHA-256. */
export function sha256(bytes: Uint8Array): Bytes {
  // Asked for as a text, Node hands the digest over in half the time that it takes to make a Buffer for it.
  const digest = hash('sha256', bytes, 'binary');
  const copy = new Uint8Array(32);
  for (let at = 0; at < 32; at++) copy[at] = digest.charCodeAt(at);
  return copy;
}

/** SHA-256 of the UTF-8 of a text, in base64url without padding (RFC 4648 §5). */
export function digestOf(text: string): string {
  return hash('sha256', text, 'base64url');
}

/** Whether an Ed25519 signature (RFC 8032) over the message is by the holder of the 32-byte public key. */
export async function isSignedBy(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  const der = Buffer.from(concat(SPKI, publicKey));
  return verify(null, message, createPublicKey({ key: der, format: 'der', type: 'spki' }), signature);
}
