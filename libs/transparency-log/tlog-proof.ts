import { acceptCheckpoint, type AcceptedCheckpoint } from './accepted-checkpoint.js';
import { base64, fromBase64 } from './bytes.js';
import { parseSize } from './checkpoint.js';
import { LogProblem } from './log-problem.js';
import { HASH_SIZE, leafHash, verifyInclusion } from './merkle.js';
import { parseNote } from './signed-note.js';
import type { Policy } from './tlog-policy.js';

const HEADER = 'c2sp.org/tlog-proof@v1';
const LONGEST = 1_000_000;
const MOST_HASHES = 63;

/** That an entry stands in a log, for keeping and for checking offline; `checkpoint` is the whole note, word for word. */
export interface TlogProof {
  readonly index: number;
  readonly hashes: readonly Uint8Array[];
  readonly checkpoint: string;
  /** What nobody has signed: it may help to find the entry, and proves nothing. */
  readonly extra?: Uint8Array;
}

/** A proof that holds: where the entry stands, and whose word there is for it. */
export interface ProvenEntry extends AcceptedCheckpoint {
  readonly index: number;
}

/** Reads a proof (c2sp.org/tlog-proof@v1) of at most 1,000,000 characters, without verifying it; throws malformed-proof. */
export function parseTlogProof(text: string): TlogProof {
  if (text.length > LONGEST) throw malformed(`it has more than ${LONGEST} characters`);
  const blank = text.indexOf('\n\n');
  if (blank < 0) throw malformed('no blank line stands before its checkpoint');
  const [header, ...lines] = text.slice(0, blank).split('\n', MOST_HASHES + 4);
  if (header !== HEADER) throw malformed(`its first line is not ${HEADER}`);
  const extraLine = lines[0]?.startsWith('extra ') === true ? lines.shift() : undefined;
  const extra = extraLine === undefined ? undefined : fromBase64(extraLine.slice('extra '.length));
  if (extraLine !== undefined && extra === undefined) throw malformed('its extra line is not base64');
  const indexLine = lines.shift() ?? '';
  const index = indexLine.startsWith('index ') ? parseSize(indexLine.slice('index '.length)) : undefined;
  if (index === undefined) throw malformed('it does not say at which index the entry stands');
  const hashes = lines.map((line) => fromBase64(line) ?? new Uint8Array(0));
  const proof = { index, hashes, checkpoint: text.slice(blank + 2), ...(extra !== undefined && { extra }) };
  if (formatTlogProof(proof) !== text) throw malformed('it can be written in another way too');
  return proof;
}

/** Writes a proof; throws malformed-proof. */
export function formatTlogProof({ index, hashes, checkpoint, extra }: TlogProof): string {
  if (!Number.isSafeInteger(index) || index < 0) throw malformed(`${index} is not the index of an entry`);
  if (hashes.length > MOST_HASHES) throw malformed(`it has more than ${MOST_HASHES} hashes`);
  if (hashes.some((hash) => hash.length !== HASH_SIZE)) throw malformed(`a hash in it has not ${HASH_SIZE} bytes`);
  if (extra?.length === 0) throw malformed('its extra line is empty');
  if (!checkpoint.endsWith('\n')) throw malformed('the last line of its checkpoint has no end');
  const head = [HEADER, ...(extra === undefined ? [] : [`extra ${base64(extra)}`]), `index ${index}`];
  return `${[...head, ...hashes.map(base64)].join('\n')}\n\n${checkpoint}`;
}

/**
 * Throws unless the entry's exact bytes stand in the log at the proof's index, under a checkpoint that the policy accepts:
 * malformed-note, malformed-checkpoint, wrong-signature, unknown-signer, quorum-not-reached, wrong-proof.
 */
export async function verifyTlogProof(proof: TlogProof, entry: Uint8Array, policy: Policy): Promise<ProvenEntry> {
  const accepted = await acceptCheckpoint(parseNote(proof.checkpoint), policy);
  const { size, root } = accepted.checkpoint;
  verifyInclusion({ index: proof.index, size, leaf: leafHash(entry), proof: proof.hashes, root });
  return { ...accepted, index: proof.index };
}

function malformed(why: string): LogProblem {
  return new LogProblem('malformed-proof', `a proof cannot be read: ${why}`);
}
