import { LogProblem } from '#transparency-log';
import type { AuditedFiles } from './audited-files.js';
import { DIGEST_LENGTH, readLeaves } from './leaves.js';
import { ERASED_DIGESTS, isListOfDigests, parseOpening, type ReadOpening } from './opening.js';
import { openingsLines } from './steps/openings.js';
import { VerdictInWriting } from './verdict.js';

/** Gives the exact bytes of the entry at a leaf, unless it is not there. */
export type EntryReader = (seq: number) => Promise<Uint8Array | undefined>;

/** The digests that tombstones cover, and at which leaf the last tombstone stands that covers each: about 150 bytes a digest. */
export type ErasedDigests = ReadonlyMap<string, number>;

/**
 * Looks for the lists of digests that tombstones commit to. What a tombstone covers stands before it, so all of them must
 * be known before the first leaf is accounted for; whatever is wrong with them is said when their own leaf is.
 */
export async function readErasedDigests(
  files: AuditedFiles,
  origin: string,
  entryAt: EntryReader,
): Promise<ErasedDigests> {
  const erased = new Map<string, number>();
  const silent = new VerdictInWriting();
  for await (const { seq, texts } of openingsLines(files, silent)) {
    for (const list of texts.filter(isListOfDigests).flatMap(listIn)) {
      const entry = await entryAt(seq);
      const [tombstone] = entry ? readLeaves(origin, seq, [entry]).leaves.tombstones : [];
      const isCovered = tombstone?.commitment === list.digest && tombstone.count === list.digests.length;
      for (const digest of isCovered ? list.digests : []) erased.set(digest, seq);
    }
  }
  return erased;
}

/** The digests that an opening lists, unless it lists none. */
export function digestsIn({ name, value }: ReadOpening): readonly string[] | undefined {
  const isDigest = (item: unknown) => typeof item === 'string' && item.length === DIGEST_LENGTH;
  return name === ERASED_DIGESTS && Array.isArray(value) && value.every(isDigest) ? (value as string[]) : undefined;
}

function listIn(text: string): { readonly digest: string; readonly digests: readonly string[] }[] {
  try {
    const opening = parseOpening(text);
    const digests = digestsIn(opening);
    return digests === undefined ? [] : [{ digest: opening.digest, digests }];
  } catch (error) {
    if (error instanceof LogProblem) return [];
    throw error;
  }
}
