import canonicalize from 'canonicalize';
import { fromUtf8 } from './bytes.js';
import { isCertainlyCanonical } from './canonical-scan.js';
import { LogProblem } from './log-problem.js';

const MOST_LEVELS = 64;
const MOST_BYTES = 2 ** 20;

interface Place {
  readonly names: (string | number)[];
  readonly within: object[];
}

/** The canonical JSON (RFC 8785) of a value; throws malformed-json for what JSON would drop, round or write differently. */
export function canonicalJson(value: unknown): string {
  inspect(value, { names: [], within: [] });
  const text = canonicalize(value);
  if (text === undefined) throw new LogProblem('malformed-json', 'the value has no JSON');
  return text;
}

/** The value of canonical JSON bytes; throws malformed-json unless they are at most 1 MiB of UTF-8 and canonicalJson of it is the same text. */
export function parseCanonical(bytes: Uint8Array): unknown {
  if (bytes.length > MOST_BYTES) {
    throw new LogProblem('malformed-json', `the JSON has ${bytes.length} bytes, and can have ${MOST_BYTES}`);
  }
  const text = fromUtf8(bytes);
  if (text === undefined) throw new LogProblem('malformed-json', 'the bytes are not UTF-8');
  const value = parsed(text);
  if (isCertainlyCanonical(text, MOST_LEVELS)) return value;
  const canonical = canonicalJson(value);
  if (canonical === text) return value;
  throw new LogProblem('malformed-json', `the JSON is not canonical: ${difference(text, canonical)}`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new LogProblem('malformed-json', 'the text is not JSON', { cause });
  }
}

function isExact(value: number): boolean {
  return Number.isSafeInteger(value) || (Number.isFinite(value) && !Number.isInteger(value));
}

function inspect(value: unknown, place: Place): void {
  switch (typeof value) {
    case 'boolean':
      return;
    case 'string':
      if (!value.isWellFormed()) throw refused('is a text with half of a surrogate pair', place);
      return;
    case 'number':
      if (!isExact(value)) throw refused(`is ${value}, which is no exact JSON number`, place);
      if (Object.is(value, -0)) throw refused('is a negative zero', place);
      return;
    case 'object':
      if (value !== null) inspectMembers(value, place);
      return;
    case 'undefined':
    case 'bigint':
    case 'symbol':
    case 'function':
      throw refused(`is of the type ${typeof value}, which JSON has not`, place);
  }
}

function inspectMembers(value: object, place: Place): void {
  if (place.within.includes(value)) throw refused('contains itself', place);
  if (place.within.length === MOST_LEVELS) throw refused(`lies deeper than ${MOST_LEVELS} levels`, place);
  if (!isPlain(value)) throw refused('is neither a plain object nor a plain list', place);
  const members = Array.isArray(value) ? value.entries() : Object.entries(value);
  place.within.push(value);
  for (const [name, member] of members) {
    place.names.push(name);
    const isWellNamed = typeof name === 'number' || name.isWellFormed();
    if (!isWellNamed) throw refused('has half of a surrogate pair in its name', place);
    inspect(member, place);
    place.names.pop();
  }
  place.within.pop();
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  if ('toJSON' in value && typeof value.toJSON === 'function') return false;
  // Members that are hidden, named by a symbol or set on a list would be dropped without a word. (A hole is undefined.)
  const named = Reflect.ownKeys(value).length;
  if (Array.isArray(value)) return named === value.length + 1;
  // A null above the prototype tells Object.prototype also of another window or worker.
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) return false;
  return named === Object.keys(value).length;
}

/** A problem whose place is a JSON Pointer (RFC 6901). */
function refused(what: string, { names }: Place): LogProblem {
  const pointer = names.map((name) => `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  const where = pointer === '' ? 'the value' : `what stands at ${pointer.toWellFormed()}`;
  return new LogProblem('malformed-json', `${where} ${what}`);
}

function difference(text: string, canonical: string): string {
  let at = 0;
  while (at < text.length && text[at] === canonical[at]) at += 1;
  const seen = JSON.stringify(text.slice(at, at + 20));
  return `from character ${at} on ${seen} stands for ${JSON.stringify(canonical.slice(at, at + 20))}`;
}
