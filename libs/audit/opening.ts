import { LogProblem, parseCanonical } from '#transparency-log';
import { digestOf } from '#hash';
import { fromBase64url } from './base64url.js';

/** A field as it was disclosed (RFC 9901 §4.2.1), and the digest that stands for it in the log. */
export interface ReadOpening {
  readonly name: string;
  readonly value: unknown;
  readonly digest: string;
}

/** The field of a tombstone that lists the digests of what was erased. */
export const ERASED_DIGESTS = 'digests';

const SALT = /^[A-Za-z0-9_-]{22}$/;

/** Reads an opening: base64url(UTF-8(JCS([salt of 16 bytes, name, value]))). @throws LogProblem `malformed-json` */
export function parseOpening(text: string): ReadOpening {
  const bytes = fromBase64url(text);
  if (bytes === undefined) throw malformed('it is not base64url');
  const fields = parseCanonical(bytes);
  if (!Array.isArray(fields) || fields.length !== 3) throw malformed('it is no list of salt, name and value');
  const [salt, name, value] = fields as readonly unknown[];
  if (typeof salt !== 'string' || !SALT.test(salt)) throw malformed('its salt has not 16 bytes');
  if (typeof name !== 'string') throw malformed('its name is no text');
  return { name, value, digest: digestOf(text) };
}

// A salt has 22 characters, so a name begins at a whole group of base64: at character 36.
const NAME_AT = 36;
const LISTS_DIGESTS = 'ZGlnZXN0cyIs';

/** Whether an opening, if it can be read, is named `digests`: seen without reading it. */
export function isListOfDigests(text: string): boolean {
  return text.startsWith(LISTS_DIGESTS, NAME_AT);
}

function malformed(why: string): LogProblem {
  return new LogProblem('malformed-json', `an opening cannot be read: ${why}`);
}
