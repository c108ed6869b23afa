import { base64, fromBase64 } from './bytes.js';
import { LogProblem } from './log-problem.js';
import { HASH_SIZE } from './merkle.js';

/** What a log says of itself: its name, how many leaves it has, and the root over them (c2sp.org/tlog-checkpoint). */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  readonly extensions: readonly string[];
}

/** Reads a checkpoint from the text of a note; throws malformed-checkpoint. */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin = '', sizeLine = '', rootLine = '', ...extensions] = text.replace(/\n$/, '').split('\n');
  const size = parseSize(sizeLine);
  if (size === undefined) throw malformed('its second line is not a number of leaves');
  const root = fromBase64(rootLine);
  if (root === undefined) throw malformed('its third line is not base64');
  const checkpoint = { origin, size, root, extensions };
  if (formatCheckpoint(checkpoint) !== text) throw malformed('it can be written in another way too');
  return checkpoint;
}

/** Writes the note text of a checkpoint; throws malformed-checkpoint. */
export function formatCheckpoint({ origin, size, root, extensions }: Checkpoint): string {
  if (!Number.isSafeInteger(size) || size < 0) throw malformed(`${size} is not a number of leaves`);
  if (root.length !== HASH_SIZE) throw malformed(`its root has ${root.length} bytes, not ${HASH_SIZE}`);
  if (![origin, ...extensions].every(isLine)) throw malformed('its origin or an extension is not one line of text');
  return [origin, String(size), base64(root), ...extensions].map((line) => `${line}\n`).join('');
}

/** A number of leaves, or the index of one, in decimal without leading zeros, at most 2^53-1; undefined for anything else. */
export function parseSize(text: string): number | undefined {
  const size = /^(0|[1-9]\d{0,15})$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(size) ? size : undefined;
}

function isLine(text: string): boolean {
  return /^\P{Cc}+$/u.test(text);
}

function malformed(why: string): LogProblem {
  return new LogProblem('malformed-checkpoint', `a checkpoint cannot be read: ${why}`);
}
