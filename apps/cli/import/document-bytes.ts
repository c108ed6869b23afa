import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { bytesOfBase64, bytesOfText, isMediaType, NoDocument } from '#api';
import { MOST_BYTES } from '#evidence';
import type { FieldProblem } from '#record';
import { fileBeside } from './beside.js';
import { mediaTypeOf } from './media-type.js';

type Fields = Readonly<Record<string, unknown>>;

/** A document that a line brings: the fields of its capture, and its bytes as often as they are wanted. */
export interface Brought {
  readonly fields: Fields;
  readonly problems: readonly FieldProblem[];
  readonly bytes?: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

const WAYS = ['file', 'text', 'base64'] as const;
const WORKED_OUT = ['sha256', 'size'] as const;
// Stands in for what could not be read, so that the other fields are looked at too.
const NOTHING = { sha256: '0'.repeat(64), size: 1, mediaType: 'application/octet-stream' };

/** Hashes the document that a line names or holds. */
export async function broughtBy(sent: Fields, folder: string): Promise<Brought> {
  const fields = Object.fromEntries(
    Object.entries(sent).filter(([name]) => ![...WAYS, ...WORKED_OUT].some((way) => way === name)),
  );
  const problems: FieldProblem[] = WORKED_OUT.filter((name) => Object.hasOwn(sent, name)).map((field) => ({
    field,
    message: 'is worked out from the bytes',
  }));
  if (typeof fields['mediaType'] === 'string' && !isMediaType(fields['mediaType']))
    problems.push({ field: 'mediaType', message: 'must be a media type, such as text/html' });
  const ways = WAYS.filter((way) => sent[way] !== undefined);
  const [way] = ways;
  if (way === undefined || ways.length > 1) {
    problems.push({
      field: way ?? 'file',
      message: 'must be there: one of file, text and base64, and not two of them',
    });
    return { fields: { ...NOTHING, ...fields }, problems };
  }
  try {
    const { bytes, ...found } = await FOUND[way](sent[way], folder);
    return { fields: { ...found, ...fields }, problems, bytes };
  } catch (error) {
    if (!(error instanceof NoDocument)) throw error;
    return { fields: { ...NOTHING, ...fields }, problems: [...problems, { field: way, message: error.message }] };
  }
}

type Found = { sha256: string; size: number; mediaType?: string; bytes: NonNullable<Brought['bytes']> };

const FOUND: Readonly<Record<(typeof WAYS)[number], (sent: unknown, folder: string) => Promise<Found>>> = {
  file: async (sent, folder) => {
    const { path, size } = await fileBeside(folder, sent);
    if (size > MOST_BYTES) throw new NoDocument(`has more than ${MOST_BYTES / 1024 / 1024} MB`);
    const bytes = () => createReadStream(path) as AsyncIterable<Buffer>;
    return { ...(await measured(bytes())), mediaType: mediaTypeOf(path), bytes };
  },
  text: async (sent) => held(bytesOfText(sent)),
  base64: async (sent) => held(bytesOfBase64(sent)),
};

async function held(document: Buffer): Promise<Found> {
  const bytes = () => [document];
  return { ...(await measured(bytes())), bytes };
}

async function measured(
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of bytes) {
    hash.update(chunk);
    size += chunk.length;
  }
  return { sha256: hash.digest('hex'), size };
}
