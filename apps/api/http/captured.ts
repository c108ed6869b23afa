import type { FastifyRequest } from 'fastify';
import type { Evidence, Kept } from '#evidence';
import { Malformed } from '#record';
import { bytesOfBase64, bytesOfText, isMediaType, NoDocument } from '../sent-document.js';
import { bodyOf } from './sent.js';

type Fields = Record<string, unknown>;

/** Keeps the bytes of a document that was sent, and hands back the fields of its capture. @throws Malformed */
export async function receiveDocument(request: FastifyRequest, evidence: Evidence): Promise<Fields> {
  const fields = request.isMultipart() ? await fromParts(request, evidence) : await fromJson(bodyOf(request), evidence);
  const { mediaType } = fields;
  if (typeof mediaType === 'string' && !isMediaType(mediaType))
    throw wrong('mediaType', 'must be a media type, such as text/html');
  return fields;
}

async function fromJson({ text, base64, ...fields }: Fields, evidence: Evidence): Promise<Fields> {
  refuseOwn(fields);
  if ((text === undefined) === (base64 === undefined)) throw wrong('text', 'or base64 must be there, and not both');
  const bytes = text === undefined ? bytesIn('base64', bytesOfBase64, base64) : bytesIn('text', bytesOfText, text);
  return { ...fields, ...(await evidence.keep([bytes])) };
}

/** @throws Malformed at the field that is no document */
function bytesIn(field: string, bytesOf: (sent: unknown) => Uint8Array, sent: unknown): Uint8Array {
  try {
    return bytesOf(sent);
  } catch (error) {
    throw error instanceof NoDocument ? wrong(field, error.message) : error;
  }
}

async function fromParts(request: FastifyRequest, evidence: Evidence): Promise<Fields> {
  const { fields, kept, typed } = await partsOf(request, evidence).catch((error: unknown) => {
    throw isOfParser(error) ? wrong('', 'the form could not be read to its end') : error;
  });
  refuseOwn(fields);
  if (kept === undefined || kept.size === 0) throw wrong('file', 'must be there, and not empty');
  return { mediaType: typed, ...fields, ...kept };
}

interface Parts {
  readonly fields: Fields;
  kept?: Kept;
  typed: string;
}

async function partsOf(request: FastifyRequest, evidence: Evidence): Promise<Parts> {
  const parts: Parts = { fields: {}, typed: 'application/octet-stream' };
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      if (part.fieldname !== 'file') throw wrong(part.fieldname, 'is not a file here');
      parts.kept = await evidence.keep(part.file);
      parts.typed = part.mimetype;
    } else {
      if (part.valueTruncated || part.fieldnameTruncated) throw wrong(part.fieldname, 'is too long');
      if (Object.hasOwn(parts.fields, part.fieldname)) throw wrong(part.fieldname, 'stands there twice');
      // An empty field of a form is one that was not filled in.
      if (part.value !== '')
        Object.defineProperty(parts.fields, part.fieldname, { value: part.value, enumerable: true });
    }
  }
  return parts;
}

/** The parser of forms complains of what was sent with bare errors; those of the disk have a code, ours a name. */
function isOfParser(error: unknown): boolean {
  return error instanceof Error && error.name === 'Error' && !('code' in error);
}

/** The hash and the size are worked out here; whoever sends them has another document in mind. */
function refuseOwn(fields: Fields): void {
  const own = ['sha256', 'size'].filter((name) => Object.hasOwn(fields, name));
  if (own.length > 0) throw new Malformed(own.map((field) => ({ field, message: 'is worked out from the bytes' })));
}

const wrong = (field: string, message: string) => new Malformed([{ field, message }]);
