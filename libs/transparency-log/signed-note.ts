import { isSignedBy } from '#hash';
import { base64, concat, fromBase64, fromUtf8, hex, sameBytes, utf8, type Bytes } from './bytes.js';
import { cosignedMessage, parseCosignature } from './cosignature.js';
import { LogProblem } from './log-problem.js';
import { isKeyName, type NoteKey } from './note-key.js';

const MOST_BYTES = 1_000_000;
const MOST_SIGNATURES = 100;
const KEY_ID_BYTES = 4;
const MOST_NAMED = 160;

/** One signature of a note; `keyId` is written in 8 hexadecimal digits. */
export interface NoteSignature {
  readonly name: string;
  readonly keyId: string;
  readonly signature: Bytes;
}

/** A text, ending in a newline, and who is said to have signed it (c2sp.org/signed-note). */
export interface Note {
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** A signature that holds; a cosignature also says when it was given (POSIX seconds). */
export interface VerifiedSignature {
  readonly key: NoteKey;
  readonly signature: NoteSignature;
  readonly time: number | undefined;
}

/** Reads a signed note of at most 1,000,000 bytes and 100 signatures; what it says is not yet verified. Throws malformed-note. */
export function parseNote(note: string | Uint8Array): Note {
  if (note.length > MOST_BYTES) throw malformed(`it has more than ${MOST_BYTES} bytes`);
  const whole = typeof note === 'string' ? note : fromUtf8(note);
  if (whole === undefined) throw malformed('it is not UTF-8');
  checkText(whole);
  const blank = whole.lastIndexOf('\n\n');
  if (blank < 0) throw malformed('no blank line stands between its text and its signatures');
  const parsed = { text: whole.slice(0, blank + 1), signatures: parseSignatureLines(whole.slice(blank + 2)) };
  if (formatNote(parsed) !== whole) throw malformed('it can be written in another way too');
  return parsed;
}

/** Writes a signed note; throws malformed-note. */
export function formatNote({ text, signatures }: Note): string {
  checkText(text);
  if (signatures.length === 0) throw malformed('it has no signature');
  if (signatures.length > MOST_SIGNATURES) throw malformed(`it has more than ${MOST_SIGNATURES} signatures`);
  const whole = `${text}\n${signatures.map(formatSignatureLine).join('')}`;
  if (utf8(whole).length > MOST_BYTES) throw malformed(`it has more than ${MOST_BYTES} bytes`);
  return whole;
}

/** Reads signature lines, `— name base64(key id || signature)`, each ending in a newline; throws malformed-note. */
export function parseSignatureLines(lines: string): NoteSignature[] {
  if (!lines.endsWith('\n')) throw malformed('its last signature line has no end');
  const each = lines.slice(0, -1).split('\n', MOST_SIGNATURES + 1);
  if (each.length > MOST_SIGNATURES) throw malformed(`it has more than ${MOST_SIGNATURES} signatures`);
  return each.map(parseSignatureLine);
}

/** Writes one signature line, with its newline; throws malformed-note. */
export function formatSignatureLine({ name, keyId, signature }: NoteSignature): string {
  const id = /^[0-9a-f]{8}$/.test(keyId) ? (keyId.match(/../g) ?? []).map((digits) => Number.parseInt(digits, 16)) : [];
  if (!isKeyName(name) || id.length !== KEY_ID_BYTES || signature.length === 0) {
    throw malformed('one of its signatures has no proper name, key id or bytes');
  }
  return `— ${name} ${base64(concat(Uint8Array.from(id), signature))}\n`;
}

function parseSignatureLine(line: string, at: number): NoteSignature {
  const [dash, name = '', encoded = '', ...rest] = line.split(' ', 4);
  const bytes = fromBase64(encoded);
  if (dash !== '—' || !isKeyName(name) || bytes === undefined || bytes.length <= KEY_ID_BYTES || rest.length > 0) {
    throw malformed(`its signature line ${at + 1} is not written as — name base64`);
  }
  return { name, keyId: hex(bytes.subarray(0, KEY_ID_BYTES)), signature: bytes.slice(KEY_ID_BYTES) };
}

/**
 * The signatures by known keys, one of each key; those of others are ignored. Throws wrong-signature or malformed-cosignature
 * when any signature of a known key does not hold, and unknown-signer when no known key has signed.
 */
export async function verifyNote(note: Note, keys: readonly NoteKey[]): Promise<VerifiedSignature[]> {
  const verified = new Map<string, VerifiedSignature>();
  for (const signature of note.signatures) {
    const key = knownKey(signature, keys);
    if (key === undefined) continue;
    const time = await verifiedTime(note.text, signature, key);
    const id = `${key.name}+${key.keyId}`;
    if (!verified.has(id)) verified.set(id, { key, signature, time });
  }
  if (verified.size === 0) {
    const signers = note.signatures
      .map(({ name, keyId }) => `${name}+${keyId}`)
      .join(', ')
      .slice(0, MOST_NAMED);
    throw new LogProblem('unknown-signer', `the note is signed by no known key, only by ${signers}`);
  }
  return [...verified.values()];
}

function knownKey({ name, keyId }: NoteSignature, keys: readonly NoteKey[]): NoteKey | undefined {
  const [key, ...others] = keys.filter((known) => known.name === name && known.keyId === keyId);
  if (key === undefined) return undefined;
  if (others.some((other) => !sameBytes(other.publicKey, key.publicKey))) {
    throw new LogProblem('malformed-key', `two different keys are both known as ${name}+${keyId}`);
  }
  return key;
}

async function verifiedTime(text: string, { signature }: NoteSignature, key: NoteKey): Promise<number | undefined> {
  const { time, signature: bytes } = isTimed(key) ? parseCosignature(signature) : { time: undefined, signature };
  const message = time === undefined ? utf8(text) : cosignedMessage(text, time);
  if (await isSignedBy(key.publicKey, message, bytes)) return time;
  throw new LogProblem('wrong-signature', `the signature of ${key.name}+${key.keyId} is not of this note`);
}

function isTimed(key: NoteKey): boolean {
  return key.type === 'cosignature/v1';
}

/** Throws malformed-note unless this may be the text of a note: it ends in a newline and has no other control character. */
export function checkText(text: string): void {
  if (!text.endsWith('\n')) throw malformed('its last line has no end');
  if (!text.isWellFormed()) throw malformed('it is not UTF-8');
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) < 0x20 && text[at] !== '\n') throw malformed(`it has a control character at ${at}`);
  }
}

function malformed(why: string): LogProblem {
  return new LogProblem('malformed-note', `a note cannot be read: ${why}`);
}
