import { base64, fromBase64, sameBytes } from './bytes.js';
import { parseCheckpoint, parseSize, type Checkpoint } from './checkpoint.js';
import { LogProblem } from './log-problem.js';
import { EMPTY_ROOT, HASH_SIZE, verifyConsistency } from './merkle.js';
import type { NoteKey } from './note-key.js';
import { formatNote, parseNote, verifyNote, type Note } from './signed-note.js';

const MOST_HASHES = 63;

/** What a log sends a witness: its checkpoint, and the proof that it continues the one the witness saw last (c2sp.org/tlog-witness). */
export interface AddCheckpoint {
  readonly oldSize: number;
  readonly proof: readonly Uint8Array[];
  readonly note: Note;
}

/** What a witness is asked, and what it knows of that log: its keys, and the last checkpoint it cosigned. */
export interface WitnessQuestion {
  readonly request: AddCheckpoint;
  readonly keys: readonly NoteKey[] | undefined;
  readonly known: Pick<Checkpoint, 'size' | 'root'> | undefined;
}

/** What a witness does: cosign (200), say which size it knows (409), or refuse with the status of c2sp.org/tlog-witness. */
export type WitnessVerdict =
  | { readonly status: 200; readonly checkpoint: Checkpoint }
  | { readonly status: 409; readonly knownSize: number }
  | { readonly status: 400 | 403 | 404 | 409 | 422; readonly reason: string };

/** Reads the body of an add-checkpoint request; throws malformed-proof or malformed-note. */
export function parseAddCheckpoint(body: string): AddCheckpoint {
  const blank = body.indexOf('\n\n');
  if (blank < 0) throw malformed('no blank line stands before the checkpoint');
  const [oldLine = '', ...lines] = body.slice(0, blank).split('\n', MOST_HASHES + 2);
  const oldSize = oldLine.startsWith('old ') ? parseSize(oldLine.slice(4)) : undefined;
  if (oldSize === undefined) throw malformed('its first line does not say the old size');
  const proof = lines.map((line) => fromBase64(line) ?? new Uint8Array(0));
  const request = { oldSize, proof, note: parseNote(body.slice(blank + 2)) };
  if (formatAddCheckpoint(request) !== body) throw malformed('it can be written in another way too');
  return request;
}

/** Writes the body of an add-checkpoint request; throws malformed-proof or malformed-note. */
export function formatAddCheckpoint({ oldSize, proof, note }: AddCheckpoint): string {
  if (!Number.isSafeInteger(oldSize) || oldSize < 0) throw malformed(`${oldSize} is not an old size`);
  if (proof.length > MOST_HASHES) throw malformed(`it has more than ${MOST_HASHES} hashes`);
  if (proof.some((hash) => hash.length !== HASH_SIZE)) throw malformed(`a hash in it has not ${HASH_SIZE} bytes`);
  return `${[`old ${oldSize}`, ...proof.map(base64)].join('\n')}\n\n${formatNote(note)}`;
}

/** Decides on a request, in the order of c2sp.org/tlog-witness; no problem of the request is thrown. */
export async function judgeCheckpoint({ request, keys, known }: WitnessQuestion): Promise<WitnessVerdict> {
  try {
    const checkpoint = parseCheckpoint(request.note.text);
    if (keys === undefined) return { status: 404, reason: 'unknown log' };
    return (await signatureProblem(request.note, keys)) ?? continuation(request, checkpoint, known);
  } catch (error) {
    if (error instanceof LogProblem) return { status: 400, reason: error.message };
    throw error;
  }
}

async function signatureProblem(note: Note, keys: readonly NoteKey[]): Promise<WitnessVerdict | undefined> {
  try {
    await verifyNote(note, keys);
    return undefined;
  } catch (error) {
    if (error instanceof LogProblem) return { status: 403, reason: `invalid signature: ${error.message}` };
    throw error;
  }
}

function continuation(
  { oldSize, proof }: AddCheckpoint,
  checkpoint: Checkpoint,
  known: WitnessQuestion['known'],
): WitnessVerdict {
  const { size: knownSize, root: knownRoot } = known ?? { size: 0, root: EMPTY_ROOT };
  const { size, root } = checkpoint;
  if (oldSize > size) return { status: 400, reason: `the old size ${oldSize} is beyond the checkpoint's ${size}` };
  if (oldSize !== knownSize) return { status: 409, knownSize };
  // No proof leads on from nothing, and the first checkpoint of a log is taken on its signature.
  const isUnproven = oldSize === 0 || oldSize === size;
  if (size === 0 && !sameBytes(root, EMPTY_ROOT)) return { status: 422, reason: 'the root of an empty log is another' };
  if (oldSize === size && !sameBytes(root, knownRoot)) {
    return { status: 409, reason: `another root was cosigned at size ${size}: the log has forked` };
  }
  if (isUnproven && proof.length > 0)
    return { status: 422, reason: 'the consistency proof has hashes, and needs none' };
  if (isUnproven) return { status: 200, checkpoint };
  try {
    verifyConsistency({ oldSize, oldRoot: knownRoot, newSize: size, newRoot: root, proof });
  } catch (error) {
    if (error instanceof LogProblem) return { status: 422, reason: `consistency proof: ${error.message}` };
    throw error;
  }
  return { status: 200, checkpoint };
}

function malformed(why: string): LogProblem {
  return new LogProblem('malformed-proof', `a request to a witness cannot be read: ${why}`);
}
