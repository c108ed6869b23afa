import { Malformed } from '#record';

/** A cursor names the last item of the page before: opaque to its reader, and checked when it comes back. */
export function cursorOf(...parts: string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** @throws Malformed when it is no cursor of `length` parts */
export function cursorParts(cursor: string | undefined, length: number): string[] | undefined {
  if (cursor === undefined) return undefined;
  const parts = parsed(Buffer.from(cursor, 'base64url').toString('utf8'));
  if (Array.isArray(parts) && parts.length === length && parts.every((part) => typeof part === 'string')) return parts;
  throw new Malformed([{ field: 'cursor', message: 'is not a cursor that a page gave out' }]);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
