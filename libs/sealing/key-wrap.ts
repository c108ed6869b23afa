import { createCipheriv, createDecipheriv, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { KeyStoreUnusable } from './problems.js';

/** The initial value of RFC 3394 §2.2.3.1: unwrapping with another key than wrapped fails on it. */
const INITIAL = Buffer.alloc(8, 0xa6);

/** Bytes in whole blocks of eight, wrapped by the key-encryption key (RFC 3394, AES-256). */
export function wrapped(kek: KeyObject, secret: Buffer): Buffer {
  const cipher = createCipheriv('id-aes256-wrap', kek, INITIAL);
  return Buffer.concat([cipher.update(secret), cipher.final()]);
}

/** @throws KeyStoreUnusable */
export function unwrapped(kek: KeyObject, box: Buffer): Buffer {
  try {
    const decipher = createDecipheriv('id-aes256-wrap', kek, INITIAL);
    return Buffer.concat([decipher.update(box), decipher.final()]);
  } catch (cause) {
    throw new KeyStoreUnusable(
      'The keys were wrapped by another key-encryption key than the one given, or were changed since.',
      { cause },
    );
  }
}

/**
 * The key-encryption key in a file: 64 hexadecimal digits. It is made only beside a key store that is new.
 * @throws KeyStoreUnusable
 */
export function keyEncryptionKey(file: string, mayMake: boolean): KeyObject {
  if (!existsSync(file)) {
    if (!mayMake)
      throw new KeyStoreUnusable('The file of the key-encryption key is missing: without it no key can be used.');
    make(file);
  }
  const text = readFileSync(file, 'latin1').trim();
  if (!/^[0-9a-f]{64}$/.test(text))
    throw new KeyStoreUnusable('The file of the key-encryption key does not hold 64 hexadecimal digits.');
  return createSecretKey(text, 'hex');
}

/** Another process may make it at the same moment: whoever comes second takes the one that is there, which is whole. */
function make(file: string): void {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(own, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(own);
  }
  // What it wraps is durable: its own name in the folder must be, too.
  const folder = openSync(dirname(file), 'r');
  fsyncSync(folder);
  closeSync(folder);
}
