import { json } from '../json.js';
import type { AuditedFiles } from '../audited-files.js';
import type { VerdictInWriting } from '../verdict.js';

/** What a bundle says of itself; nothing of it is believed that the log does not bear out. */
export interface AboutBundle {
  readonly kind: 'full' | 'public' | 'casefile';
  readonly origin: string;
  readonly size: number;
  readonly madeAt: string;
  readonly casefile?: string;
  /** In a bundle about one casefile: the leaves that are in it, in order. */
  readonly leaves: readonly number[];
  readonly documents: readonly { readonly sha256: string; readonly included: boolean }[];
}

const FORMAT = 'litopys-audit-bundle/1';
const SHA256 = /^[0-9a-f]{64}$/;

/** Reads bundle.json; what is wrong with it becomes a finding. */
export async function readAbout(files: AuditedFiles, verdict: VerdictInWriting): Promise<AboutBundle | undefined> {
  const text = await files.text('bundle.json');
  const about = text === undefined ? 'it is not there' : parsed(text);
  if (typeof about !== 'string') return about;
  verdict.find('malformed-bundle', `bundle.json does not say what this is: ${about}.`);
  return undefined;
}

function parsed(text: string): AboutBundle | string {
  const about = json(text);
  if (!isObject(about)) return 'it is no JSON object';
  const { format, kind, origin, size, madeAt, casefile, leaves = [], documents } = about;
  if (format !== FORMAT) return `its format is not ${FORMAT}`;
  if (kind !== 'full' && kind !== 'public' && kind !== 'casefile') return 'its kind is none that is known';
  if (typeof origin !== 'string' || typeof madeAt !== 'string' || Number.isNaN(Date.parse(madeAt)))
    return 'it does not say of which log it is, or when it was made';
  if (!isCount(size)) return 'it does not say up to which size it goes';
  if (!isList(leaves, isCount) || leaves.some((leaf, at) => leaf >= size || leaf <= (leaves[at - 1] ?? -1)))
    return 'its leaves are not in order, or beyond its size';
  if (!isList(documents, isDocument)) return 'its documents are no list of hashes';
  if (kind === 'casefile' && typeof casefile !== 'string') return 'it does not say about which casefile it is';
  return { kind, origin, size, madeAt, leaves, documents, ...(typeof casefile === 'string' && { casefile }) };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const isList = <T>(value: unknown, is: (item: unknown) => item is T): value is readonly T[] =>
  Array.isArray(value) && value.every(is);
const isDocument = (value: unknown): value is AboutBundle['documents'][number] =>
  isObject(value) &&
  typeof value['sha256'] === 'string' &&
  SHA256.test(value['sha256']) &&
  typeof value['included'] === 'boolean';
