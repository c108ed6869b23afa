import {
  base64,
  type Checkpoint,
  checkText,
  concat,
  cosignedMessage,
  cosignerKey,
  formatCheckpoint,
  formatCosignature,
  fromBase64,
  LogProblem,
  material,
  type NoteKey,
  noteKey,
  type NoteKeyType,
  type NoteSignature,
  typeOf,
  utf8,
} from '#transparency-log';
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { inspect } from 'node:util';

const SEED_BYTES = 32;
const LONGEST = 4096;
// RFC 8410: what stands before the 32 bytes of an Ed25519 private key in its PKCS #8 form, and of a public one in its SPKI form.
const PKCS8 = Uint8Array.of(48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32);
const SPKI_PREFIX = 12;

/** A private Ed25519 key that signs notes under a name. Nothing but `exported` ever shows the private half. */
export class SigningKey {
  /** The public half, under the type the key was made for. */
  readonly key: NoteKey;
  /** The public half for cosignatures: what a witness hands to logs and auditors. */
  readonly cosigner: NoteKey;
  readonly #private: KeyObject;

  private constructor(name: string, type: NoteKeyType, privateKey: KeyObject) {
    const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
    this.key = noteKey(name, type, spki.subarray(SPKI_PREFIX));
    this.cosigner = cosignerKey(this.key);
    this.#private = privateKey;
  }

  /** A new key; throws malformed-key when the name cannot name a key. */
  static generate(name: string, type: NoteKeyType = 'ed25519'): SigningKey {
    return new SigningKey(name, type, generateKeyPairSync('ed25519').privateKey);
  }

  /** Reads `PRIVATE+KEY+name+id+base64(type || seed)` (golang.org/x/mod/sumdb/note); throws malformed-key. */
  static parse(text: string): SigningKey {
    const [, name = '', id = '', encoded = ''] =
      text.length > LONGEST ? [] : (/^PRIVATE\+KEY\+([^+]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(text) ?? []);
    const bytes = fromBase64(encoded);
    if (bytes?.[0] === undefined) throw malformed('it is not written as PRIVATE+KEY+name+id+key');
    if (bytes.length !== 1 + SEED_BYTES) throw malformed(`an Ed25519 key has ${SEED_BYTES} bytes`);
    const der = Buffer.from(concat(PKCS8, bytes.subarray(1)));
    const type = typeOf(bytes[0]);
    const key = new SigningKey(name, type, createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
    if (key.key.keyId !== id) throw malformed(`its id is ${id} and should be ${key.key.keyId}`);
    return key;
  }

  /** The private key in writing, for the one file it is kept in. */
  exported(): string {
    const seed = this.#private.export({ format: 'der', type: 'pkcs8' }).subarray(PKCS8.length);
    return `PRIVATE+KEY+${this.key.name}+${this.key.keyId}+${base64(material(this.key.type, seed))}`;
  }

  /** Signs the text of a note; throws malformed-note, and malformed-key where the key is for cosignatures only. */
  sign(text: string): NoteSignature {
    checkText(text);
    if (this.key.type !== 'ed25519') throw malformed(`${this.key.name} is for cosignatures only`);
    return signatureOf(this.key, sign(null, utf8(text), this.#private));
  }

  /** Cosigns a checkpoint seen at a time (POSIX seconds); throws malformed-checkpoint or malformed-cosignature. */
  cosign(checkpoint: Checkpoint, time: number): NoteSignature {
    const signature = sign(null, cosignedMessage(formatCheckpoint(checkpoint), time), this.#private);
    return signatureOf(this.cosigner, formatCosignature({ time, signature: new Uint8Array(signature) }));
  }

  toString(): string {
    return `the private key of ${this.key.name}+${this.key.keyId}`;
  }

  toJSON(): string {
    return this.toString();
  }

  [inspect.custom](): string {
    return this.toString();
  }
}

function signatureOf({ name, keyId }: NoteKey, signature: Uint8Array): NoteSignature {
  return { name, keyId, signature: new Uint8Array(signature) };
}

function malformed(why: string): LogProblem {
  return new LogProblem('malformed-key', `a private key cannot be used: ${why}`);
}
