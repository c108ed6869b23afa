const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const MEDIA_TYPE = /^[\w!#$&^.+-]{1,60}\/[\w!#$&^.+-]{1,60}(; ?[\w-]+=("[\w :./+-]*"|[\w:./+-]+))*$/;

/** What was sent is no document; the message says why, and holds no path of this machine. */
export class NoDocument extends Error {
  override readonly name = 'NoDocument';
}

/** Whether a text is a media type that can stand in a header (RFC 9110 §8.3.1). */
export function isMediaType(text: string): boolean {
  return MEDIA_TYPE.test(text);
}

/** The bytes of a document that was sent as a text. @throws NoDocument */
export function bytesOfText(text: unknown): Buffer {
  if (typeof text !== 'string' || text === '') throw new NoDocument('must be a text that is not empty');
  if (!text.isWellFormed()) throw new NoDocument('must be well-formed Unicode (it has half of a surrogate pair)');
  return Buffer.from(text, 'utf8');
}

/** The bytes of a document that was sent as base64. @throws NoDocument */
export function bytesOfBase64(base64: unknown): Buffer {
  if (typeof base64 !== 'string' || base64 === '' || !BASE64.test(base64))
    throw new NoDocument('must be base64 (RFC 4648 §4), padded and not empty');
  return Buffer.from(base64, 'base64');
}
