import { createCipheriv, createDecipheriv, createHmac, randomFillSync, type KeyObject } from 'node:crypto';
import type { Envelope } from '#transparency-log';
import type { Json } from '#event-store';
import type { SubjectKey } from './key-store.js';
import { decoys, openingsOf } from './opening.js';
import type { Parted } from './parting.js';
import { BoxDamaged, NotSealed } from './problems.js';

/** One share of an event, sealed: AES-256-GCM under the key of that number, nonce and tag around it, in base64. */
export interface Box {
  readonly key: number;
  readonly box: string;
}

/** What the event store holds of a sealed event as its data. */
export type SealedData = Envelope & { readonly boxes: readonly Box[] };

/** What is in a box: a share of the data; in the first one also the type, where it is personal, and the digest of the request. */
export interface Boxed {
  readonly data: Json;
  readonly type?: string;
  readonly request?: string;
}

const NONCE = 12;
const TAG = 16;
const nonces = Buffer.alloc(NONCE * 512);
let used = nonces.length;

/**
 * Seals what an event says, under the key of each subject that it is about. The data is what JSON made of it.
 * @throws LogProblem `malformed-json`
 */
export function seal(
  id: string,
  type: string,
  { parts, commits, hidesStream, published, sources, ...parted }: Parted,
  keyOf: (subject: string) => SubjectKey,
  request?: string,
): SealedData {
  const [own, ...others] = parts.map(({ subject, data }) => ({ subject, data: data as Json, ...keyOf(subject) }));
  if (own === undefined) throw new TypeError(`Event ${id} is about nobody: it cannot be sealed`);
  const personal = type === parted.type ? {} : { type };
  const boxed: Boxed = { data: own.data, ...personal, ...(request === undefined ? {} : { request }) };
  const boxes = [boxOf(own, aad(id, parted.type, 0), boxed)];
  let openings = openingsOf(own.key, id, withType(own.data, personal.type));
  for (const [at, share] of others.entries()) {
    boxes.push(boxOf(share, aad(id, parted.type, at + 1), { data: share.data }));
    for (const opening of openingsOf(share.key, id, share.data)) openings.push(opening);
  }
  const commitment = commits === undefined ? undefined : openings.find(({ name }) => name === commits)?.digest;
  openings = openings.concat(decoys(own.key, id, openings.length));
  return {
    pub: published,
    ...(sources.length === 0 ? {} : { src: sources }),
    sd: openings.map(({ digest }) => digest).toSorted(),
    ...(parted.corrects === undefined ? {} : { corrects: parted.corrects }),
    ...(commitment === undefined ? {} : { commitment }),
    ...(hidesStream ? { stream: hiddenName(own) } : {}),
    boxes,
  };
}

/** The shares of a sealed event: each opened, or undefined where its key has been destroyed. @throws BoxDamaged, KeyLost */
export function opened(
  id: string,
  type: string,
  boxes: readonly Box[],
  keyNumbered: (number: number) => KeyObject | 'erased',
): (Boxed | undefined)[] {
  return boxes.map(({ key: number, box }, at) => {
    const key = keyNumbered(number);
    return key === 'erased' ? undefined : contentOf(key, id, aad(id, type, at), box);
  });
}

/** The data of a sealed event, as the store beneath hands it back. @throws NotSealed */
export function sealedData(id: string, data: unknown): SealedData {
  if (typeof data === 'object' && data !== null && 'boxes' in data && 'sd' in data && 'pub' in data)
    return data as SealedData;
  throw new NotSealed(id);
}

/** Where the type of an event is personal it is a field like others. */
export function withType(data: Json, type: string | undefined): Json {
  return type === undefined ? data : { ...(data as object), type };
}

/** A box is good for one event, as one type, and in its own place among the boxes. */
function aad(id: string, type: string, at: number): Buffer {
  return Buffer.from(at === 0 ? id + type : `${id}${type}\0${at}`, 'utf8');
}

function boxOf({ number, key }: SubjectKey, bound: Buffer, boxed: Boxed): Box {
  if (used === nonces.length) {
    randomFillSync(nonces);
    used = 0;
  }
  const nonce = nonces.subarray(used, (used += NONCE));
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG });
  cipher.setAAD(bound);
  const sealed = cipher.update(JSON.stringify(boxed), 'utf8');
  cipher.final();
  return { key: number, box: Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64') };
}

function contentOf(key: KeyObject, id: string, bound: Buffer, box: string): Boxed {
  try {
    const bytes = Buffer.from(box, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), { authTagLength: TAG });
    decipher.setAAD(bound);
    decipher.setAuthTag(bytes.subarray(bytes.length - TAG));
    const text = decipher.update(bytes.subarray(NONCE, bytes.length - TAG));
    // Only this says whether the box is whole; counter mode leaves nothing to add.
    decipher.final();
    return JSON.parse(text.toString('utf8')) as Boxed;
  } catch (cause) {
    throw new BoxDamaged(id, { cause });
  }
}

/** A name for a stream whose own name says too much, the same for all its events: `document-` and 32 hexadecimal digits. */
function hiddenName({ key, subject }: { readonly key: KeyObject; readonly subject: string }): string {
  const mac = createHmac('sha256', key).update('stream').digest('hex').slice(0, 32);
  return `${subject.slice(0, subject.indexOf('-'))}-${mac}`;
}
