import { sha256 } from '@noble/hashes/sha2.js';

/** What is anchored of bytes: their SHA-256 (32 bytes). */
export function anchorOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(sha256(bytes));
}

/** Whether two byte strings are the same. What is compared here is public: time tells nothing. */
export function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
