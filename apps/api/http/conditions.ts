import type { IncomingHttpHeaders } from 'node:http';
import { Malformed, type Asked } from '#record';
import type { Caller } from '../access/tokens.js';

const KEY = /^[\x20-\x7e]{1,200}$/;
const REVISION = /^"(\d{1,15})"$/;

/** Who asks, and the conditions that the headers lay down. @throws Malformed */
export function askedIn(headers: IncomingHttpHeaders, { name, roles }: Caller): Asked {
  const key = headers['idempotency-key'];
  const match = headers['if-match'];
  if (key !== undefined && (typeof key !== 'string' || !KEY.test(key)))
    throw malformed('Idempotency-Key', 'must be 1 to 200 printable ASCII characters');
  const revision = match === undefined ? undefined : REVISION.exec(match)?.[1];
  if (match !== undefined && revision === undefined)
    throw malformed('If-Match', 'must be one strong entity tag that is a revision, such as "3"');
  return {
    by: name,
    roles,
    ...(key === undefined ? {} : { key }),
    ...(revision === undefined ? {} : { revision: Number(revision) }),
  };
}

const malformed = (field: string, message: string) => new Malformed([{ field, message }]);
