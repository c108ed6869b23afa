import { concat, utf8, type Bytes } from './bytes.js';
import { LogProblem } from './log-problem.js';

const TIME_BYTES = 8;
const SIGNATURE_BYTES = 64;

/** What a cosigner puts behind its key id: when it saw the checkpoint (POSIX seconds), and its Ed25519 signature. */
export interface Cosignature {
  readonly time: number;
  readonly signature: Bytes;
}

/** What a cosigner signs: that it saw this checkpoint's note text at this time (c2sp.org/tlog-cosignature, Ed25519). */
export function cosignedMessage(text: string, time: number): Bytes {
  return utf8(`cosignature/v1\ntime ${checkedTime(time)}\n${text}`);
}

/** Reads a timestamped signature (8 bytes of time, 64 of signature); throws malformed-cosignature. */
export function parseCosignature(bytes: Uint8Array): Cosignature {
  if (bytes.length !== TIME_BYTES + SIGNATURE_BYTES) {
    throw malformed(`it has ${bytes.length} bytes, not ${TIME_BYTES + SIGNATURE_BYTES}`);
  }
  const time = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0);
  return { time: checkedTime(Number(time)), signature: new Uint8Array(bytes.subarray(TIME_BYTES)) };
}

/** The bytes of a timestamped signature; throws malformed-cosignature. */
export function formatCosignature({ time, signature }: Cosignature): Bytes {
  if (signature.length !== SIGNATURE_BYTES) throw malformed(`its signature has ${signature.length} bytes`);
  const bytes = new Uint8Array(TIME_BYTES);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(checkedTime(time)));
  return concat(bytes, signature);
}

// Zero is for cosigners that say nothing about when: a witness always says when.
function checkedTime(time: number): number {
  if (!Number.isSafeInteger(time) || time < 1) throw malformed(`${time} is not its time in seconds since 1970`);
  return time;
}

function malformed(why: string): LogProblem {
  return new LogProblem('malformed-cosignature', `a cosignature cannot be read: ${why}`);
}
