import {
  concat,
  formatAddCheckpoint,
  fromUtf8,
  LogProblem,
  type Note,
  type NoteKey,
  type NoteSignature,
  parseCheckpoint,
  parseSignatureLines,
  parseSize,
  verifyNote,
} from '#transparency-log';

const MOST_BYTES = 64 * 1024;
const MOST_TOLD = 200;
const PATIENCE_MS = 10_000;

/** A witness to ask: the address before `/add-checkpoint`, and its key for cosignatures. */
export interface WitnessAddress {
  readonly url: string;
  readonly key: NoteKey;
}

/** What a witness is asked to cosign, and how to prove it. */
export interface CosignatureRequest {
  readonly witness: WitnessAddress;
  readonly note: Note;
  /** The size this witness cosigned last, as far as is known; 0 when nothing is. */
  readonly oldSize: number;
  /** The hashes that prove that the log of one size begins the log of another. */
  readonly consistency: (oldSize: number, newSize: number) => Promise<readonly Uint8Array[]> | readonly Uint8Array[];
  readonly timeoutMs?: number;
}

/** A cosignature that was verified, with the time the witness gave (POSIX seconds). */
export interface ReceivedCosignature {
  readonly signature: NoteSignature;
  readonly time: number;
}

interface Answer {
  readonly status: number;
  readonly isSize: boolean;
  readonly body: string;
}

/**
 * Asks a witness to cosign a checkpoint (c2sp.org/tlog-witness), once more where it knows another size than was thought.
 * Throws log-unreachable, log-forked when the witness has seen another log than this, wrong-proof when it does not take the proof,
 * and malformed-note, malformed-cosignature, wrong-signature or unknown-signer when what it answers is not its cosignature.
 */
export async function requestCosignature(request: CosignatureRequest): Promise<ReceivedCosignature> {
  const { witness, note, oldSize } = request;
  const first = await post(request, oldSize);
  const known = first.status === 409 && first.isSize ? parseSize(first.body.replace(/\n$/, '')) : undefined;
  const answer = known === undefined || known === oldSize ? first : await post(request, known);
  if (answer.status !== 200) throw refusal(answer, witness);
  return received(note, answer.body, witness);
}

async function received(note: Note, body: string, { key }: WitnessAddress): Promise<ReceivedCosignature> {
  try {
    const [cosignature] = await verifyNote({ text: note.text, signatures: parseSignatureLines(body) }, [key]);
    if (cosignature?.time !== undefined) return { signature: cosignature.signature, time: cosignature.time };
  } catch (error) {
    if (!(error instanceof LogProblem)) throw error;
    throw new LogProblem(error.code, `the answer of the witness ${key.name}: ${excerpt(error.message)}`, {
      cause: error,
    });
  }
  throw new LogProblem('malformed-key', `the key of the witness ${key.name} is not one for cosignatures`);
}

async function post({ witness, note, consistency, timeoutMs = PATIENCE_MS }: CosignatureRequest, oldSize: number) {
  const { size } = parseCheckpoint(note.text);
  if (oldSize > size) {
    const seen = `the witness ${witness.key.name} has cosigned size ${oldSize}`;
    throw new LogProblem(
      'log-forked',
      `${seen}, and the log has only ${size}: it was cut short, or set back to an older copy`,
    );
  }
  const proof = oldSize === 0 || oldSize === size ? [] : await consistency(oldSize, size);
  const body = formatAddCheckpoint({ oldSize, proof, note });
  try {
    const response = await fetch(`${witness.url.replace(/\/$/, '')}/add-checkpoint`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const isSize = /^text\/x\.tlog\.size(;|$)/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, isSize, body: await bodyOf(response, witness) };
  } catch (error) {
    if (error instanceof LogProblem) throw error;
    throw unreachable(witness, `does not answer: ${excerpt(reason(error))}`, { cause: error });
  }
}

async function bodyOf(response: Response, witness: WitnessAddress): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > MOST_BYTES)
      throw unreachable(witness, `answers ${response.status} with more than ${MOST_BYTES} bytes`);
    parts.push(part);
  }
  const body = fromUtf8(concat(...parts));
  if (body === undefined) throw unreachable(witness, `answers ${response.status} with what is not UTF-8`);
  return body;
}

function refusal({ status, isSize, body }: Answer, witness: WitnessAddress): LogProblem {
  const said = `the witness ${witness.key.name} answers ${status}: ${excerpt(body)}`;
  if (status === 409 && !isSize) return new LogProblem('log-forked', said);
  if (status === 422) return new LogProblem('wrong-proof', said);
  return unreachable(witness, `answers ${status}: ${excerpt(body)}`);
}

function unreachable({ key }: WitnessAddress, what: string, options?: ErrorOptions): LogProblem {
  return new LogProblem('log-unreachable', `the witness ${key.name} ${what}`, options);
}

/** What fetch failed of: it says only «fetch failed», and why in the cause. */
function reason(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('message' in error)) return String(error);
  return [error.message, ...('cause' in error ? [reason(error.cause)] : [])].join(': ');
}

/** The beginning of what a stranger said, on one line. */
function excerpt(text: string): string {
  return text
    .slice(0, MOST_TOLD)
    .replaceAll(/\s+|\p{Cc}/gu, ' ')
    .trim();
}
