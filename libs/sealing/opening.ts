import canonicalize from 'canonicalize';
import { hash, type KeyObject } from 'node:crypto';
import { DECOY, LogProblem } from '#transparency-log';
import { digestOf } from '#hash';

/** A field of an event in the form in which it is disclosed (RFC 9901 §4.2.1): whoever holds it can check its digest in the log. */
export interface Opening {
  readonly name: string;
  readonly value: unknown;
  /** base64url(UTF-8(JCS([salt, name, value]))) */
  readonly text: string;
  /** base64url(SHA-256(ASCII(text))) */
  readonly digest: string;
}

const FEWEST = 4;
/** A value that has no more members than this is disclosed member by member, one level deep. */
const MOST_MEMBERS = 16;
const SALT_BYTES = 16;
const BLOCK = 64;
const HASH = 32;

/**
 * The openings of one share of an event's data, under the key of the subject that it is about. The data is what JSON
 * made of it: whoever opens it later has nothing else. @throws LogProblem `malformed-json`
 */
export function openingsOf(key: KeyObject | Buffer, eventId: string, data: unknown): Opening[] {
  const saltOf = salts(key, eventId);
  return fieldsIn(data).map(([name, value]) => opening(saltOf(name), name, value));
}

/** As many decoys as bring the number of digests to 4, 8, 16 and so on: the n-th is the same whenever it is made. */
export function decoys(key: KeyObject | Buffer, eventId: string, digests: number): Opening[] {
  const wanted = 2 ** Math.max(Math.log2(FEWEST), Math.ceil(Math.log2(digests))) - digests;
  if (wanted === 0) return [];
  const salt = salts(key, eventId)(DECOY);
  return Array.from({ length: wanted }, (_, at) => opening(salt, DECOY, at));
}

function opening(salt: string, name: string, value: unknown): Opening {
  const text = Buffer.from(`["${salt}",${canonical(name)},${canonical(value)}]`, 'utf8').toString('base64url');
  return { name, value, text, digest: digestOf(text) };
}

/** JCS (RFC 8785), which for all but objects and lists is what JSON.stringify makes of them. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' && !(typeof value === 'string' && !value.isWellFormed())) return JSON.stringify(value);
  try {
    return canonicalize(value) ?? 'null';
  } catch (cause) {
    throw new LogProblem('malformed-json', 'a text in it has half of a surrogate pair', { cause });
  }
}

/**
 * The salts of an event's fields: HMAC-SHA-256 (RFC 2104 §2) over "salt", the event and the field. Worked out as two
 * hashes, for Node takes twice as long to make an Hmac as to use it, and every field of every event has one.
 */
function salts(key: KeyObject | Buffer, eventId: string): (name: string) => string {
  const bytes = Buffer.isBuffer(key) ? key : key.export();
  const inner = Buffer.alloc(BLOCK, 0x36);
  const outer = Buffer.alloc(BLOCK + HASH, 0x5c);
  for (const [at, byte] of bytes.entries()) {
    inner[at] = 0x36 ^ byte;
    outer[at] = 0x5c ^ byte;
  }
  return (name) => {
    const message = Buffer.concat([inner, Buffer.from(`salt\0${eventId}\0${name}`, 'utf8')]);
    outer.write(hash('sha256', message, 'binary'), BLOCK, 'latin1');
    return Buffer.from(hash('sha256', outer, 'binary'), 'latin1').toString('base64url', 0, SALT_BYTES);
  };
}

function fieldsIn(data: unknown): [name: string, value: unknown][] {
  if (!isPlain(data)) return [['', data]];
  const fields: [string, unknown][] = [];
  for (const [name, value] of Object.entries(data)) {
    const members = membersOf(value);
    if (members.length === 0 || members.length > MOST_MEMBERS) fields.push([escaped(name), value]);
    else for (const [member, inner] of members) fields.push([`${escaped(name)}.${escaped(member)}`, inner]);
  }
  return fields;
}

/** The members of an object, or the items of a list of objects: a list of texts is one thing. */
function membersOf(value: unknown): [name: string, value: unknown][] {
  if (Array.isArray(value)) return value.every(isPlain) ? Object.entries(value) : [];
  return isPlain(value) ? Object.entries(value) : [];
}

/** Two fields never share a name, and none is called as decoys are: as in JSON Pointer (RFC 6901 §3). */
function escaped(name: string): string {
  return /[~.]/.test(name) ? name.replaceAll('~', '~0').replaceAll('.', '~1') : name;
}

function isPlain(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}
