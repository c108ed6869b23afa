import { sha256 as digest } from '@noble/hashes/sha2.js';
import { utf8, type Bytes } from './bytes.js';

/** SHA-256. */
export function sha256(bytes: Uint8Array): Bytes {
  return new Uint8Array(digest(bytes));
}

/** SHA-256 of the UTF-8 of a text, in base64url without padding (RFC 4648 §5). */
export function digestOf(text: string): string {
  const binary = Array.from(digest(utf8(text)), (byte) => String.fromCodePoint(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** Whether an Ed25519 signature (RFC 8032) over the message is by the holder of the 32-byte public key. */
export async function isSignedBy(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  const key = await crypto.subtle.importKey('raw', new Uint8Array(publicKey), 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', key, new Uint8Array(signature), new Uint8Array(message));
}
