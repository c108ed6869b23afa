import { ripemd160, sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { AnchorProblem } from './anchor-problem.js';
import { countedBytes, type ProofBytes } from './proof-bytes.js';

const MOST_BYTES = 4_096;
export const APPEND = 0xf0;
export const SHA256 = 0x08;

/** One operation of an OpenTimestamps proof, which leads from one message to the next. */
export interface Step {
  readonly tag: number;
  /** What is put after or before the message, where the operation does that. */
  readonly argument?: Uint8Array;
}

type Operation = (message: Uint8Array, argument: Uint8Array) => Uint8Array;

const JOINING: ReadonlyMap<number, Operation> = new Map<number, Operation>([
  [APPEND, (message, argument) => concatBytes(message, argument)],
  [0xf1, (message, argument) => concatBytes(argument, message)],
]);
const CHANGING: ReadonlyMap<number, Operation> = new Map<number, Operation>([
  [0x02, (message) => sha1(message)],
  [0x03, (message) => ripemd160(message)],
  [SHA256, (message) => sha256(message)],
  [0x67, (message) => keccak_256(message)],
  [0xf2, (message) => message.toReversed()],
  [0xf3, (message) => utf8ToBytes(bytesToHex(message))],
]);

/** The step that begins with a tag already read. */
export function readStep(tag: number, bytes: ProofBytes): Step {
  if (CHANGING.has(tag)) return { tag };
  if (!JOINING.has(tag))
    throw new AnchorProblem('unsupported-anchor', `the operation 0x${tag.toString(16)} is not known`);
  const argument = bytes.counted(MOST_BYTES);
  if (argument.length === 0) throw new AnchorProblem('malformed-anchor', 'an operation adds nothing');
  return { tag, argument };
}

/** The message after a step; messages are at most 4,096 bytes long. */
export function after({ tag, argument = new Uint8Array() }: Step, message: Uint8Array): Uint8Array {
  const operation = CHANGING.get(tag) ?? JOINING.get(tag);
  const result = operation?.(message, argument);
  if (result === undefined || result.length === 0 || result.length > MOST_BYTES)
    throw new AnchorProblem(
      'malformed-anchor',
      `an operation does not lead to a message of at most ${MOST_BYTES} bytes`,
    );
  return new Uint8Array(result);
}

export function stepBytes({ tag, argument }: Step): number[] {
  return argument === undefined ? [tag] : [tag, ...countedBytes(argument)];
}
