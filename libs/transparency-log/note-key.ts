import { sha256 } from '#hash';
import { base64, concat, fromBase64, hex, utf8, type Bytes } from './bytes.js';
import { LogProblem } from './log-problem.js';

/** The type bytes of keys (c2sp.org/signed-note). */
const TYPES = { ed25519: 0x01, 'cosignature/v1': 0x04 } as const;
const PUBLIC_KEY_BYTES = 32;
const LONGEST = 4096;
const NAME = /^[^\p{White_Space}\p{Cc}\p{Cs}+]+$/u;

/** What a key signs: note texts as they are, or checkpoints with the time they were seen at. */
export type NoteKeyType = keyof typeof TYPES;

/** A public key that signs notes under a name; `keyId` is written in 8 hexadecimal digits. */
export interface NoteKey {
  readonly name: string;
  readonly keyId: string;
  readonly type: NoteKeyType;
  readonly publicKey: Bytes;
}

/** The note key of a 32-byte Ed25519 public key; throws malformed-key. */
export function noteKey(name: string, type: NoteKeyType, publicKey: Uint8Array): NoteKey {
  if (!isKeyName(name)) throw malformed('its name is empty, or has a space, a plus or a control character');
  if (publicKey.length !== PUBLIC_KEY_BYTES) throw malformed(`an Ed25519 key has ${PUBLIC_KEY_BYTES} bytes`);
  const id = sha256(concat(utf8(`${name}\n`), material(type, publicKey))).subarray(0, 4);
  return { name, keyId: hex(id), type, publicKey: new Uint8Array(publicKey) };
}

/** Reads a verifier key, `name+id+base64(type || public key)` (c2sp.org/signed-note); throws malformed-key. */
export function parseNoteKey(text: string): NoteKey {
  const [, name = '', id = '', encoded = ''] =
    text.length > LONGEST ? [] : (/^([^+]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(text) ?? []);
  const bytes = fromBase64(encoded);
  if (bytes?.[0] === undefined) throw malformed('it is not written as name+id+key');
  const key = noteKey(name, typeOf(bytes[0]), bytes.subarray(1));
  if (key.keyId !== id || formatNoteKey(key) !== text) throw malformed(`its id is ${id} and should be ${key.keyId}`);
  return key;
}

/** Writes a verifier key (c2sp.org/signed-note). */
export function formatNoteKey({ name, keyId, type, publicKey }: NoteKey): string {
  return `${name}+${keyId}+${base64(material(type, publicKey))}`;
}

/** The key under which the holder of a key cosigns: the same name and the same public key, of the type for cosignatures. */
export function cosignerKey({ name, publicKey }: NoteKey): NoteKey {
  return noteKey(name, 'cosignature/v1', publicKey);
}

/** Whether a text may name a key: not empty, no Unicode space, no plus, no control character. */
export function isKeyName(name: string): boolean {
  return NAME.test(name);
}

/** A key's type byte and then its bytes, as verifier keys and signing keys spell them. */
export function material(type: NoteKeyType, bytes: Uint8Array): Bytes {
  return concat(Uint8Array.of(TYPES[type]), bytes);
}

/** The type of a key by its type byte; throws malformed-key for those that are not checked here (ML-DSA, ECDSA and others). */
export function typeOf(byte: number): NoteKeyType {
  if (byte === TYPES.ed25519) return 'ed25519';
  if (byte === TYPES['cosignature/v1']) return 'cosignature/v1';
  throw malformed(`keys of type ${byte} are not checked here, only Ed25519 (1) and Ed25519 cosignatures (4)`);
}

function malformed(why: string): LogProblem {
  return new LogProblem('malformed-key', `a key cannot be read: ${why}`);
}
