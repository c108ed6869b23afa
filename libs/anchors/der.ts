import { fromBER, type AsnType } from 'asn1js';
import { AnchorProblem, reading } from './anchor-problem.js';

const MOST_BYTES = 65_536;
const DEEPEST = 32;

/** One value in DER (X.690 §10), at most 64 KiB and 32 deep, with nothing behind it. The parser would take any BER. */
export function readDer(bytes: Uint8Array, what: string): AsnType {
  if (!isDer(bytes))
    throw new AnchorProblem('malformed-anchor', `${what} is not one value in DER of at most ${MOST_BYTES} bytes`);
  const { offset, result } = reading(what, () => fromBER(bytes));
  if (offset !== bytes.length) throw new AnchorProblem('malformed-anchor', `${what} cannot be read: ${result.error}`);
  return result;
}

/** Whether bytes are one such value, as far as tags and lengths go. */
export function isDer(bytes: Uint8Array): boolean {
  return bytes.length <= MOST_BYTES && endOfElement(bytes, 0, bytes.length, 1) === bytes.length;
}

/** Where the element that begins at `at` ends; undefined where it is not DER. */
function endOfElement(bytes: Uint8Array, at: number, limit: number, depth: number): number | undefined {
  const [tag, first] = bytes.subarray(at, at + 2);
  if (tag === undefined || first === undefined || depth > DEEPEST) return undefined;
  const number = tag % 32;
  const isConstructed = tag % 64 >= 32;
  const isCollection = number === 16 || number === 17;
  // Tag numbers above 30 occur in none of these formats; in DER only collections are constructed of universal types.
  if (number === 31 || (tag < 64 && isCollection !== isConstructed)) return undefined;
  const content = at + 2 + (first < 128 ? 0 : first - 128);
  const length = first < 128 ? first : longLength(bytes.subarray(at + 2, content));
  if (length === undefined || content + length > limit) return undefined;
  let next: number | undefined = content;
  while (isConstructed && next !== undefined && next < content + length)
    next = endOfElement(bytes, next, content + length, depth + 1);
  return next === undefined ? undefined : content + length;
}

/** A length of 128 or more, in as few bytes as it needs (X.690 §10.1). */
function longLength(digits: Uint8Array): number | undefined {
  if (digits.length === 0 || digits.length > 3) return undefined;
  const length = digits.reduce((sum, digit) => sum * 256 + digit, 0);
  return length < 128 || length < 256 ** (digits.length - 1) ? undefined : length;
}
