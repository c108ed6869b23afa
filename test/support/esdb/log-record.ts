/** An event as it is proposed. */
export interface Proposed {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** An event as the log holds it; commit and prepare are one position, as for every append to a single stream. */
export interface LogRecord extends Proposed {
  readonly stream: string;
  readonly revision: bigint;
  readonly position: bigint;
  readonly created: Date;
}

/** The revision of a tombstone, and the $tb of a stream that was deleted. */
export const FOREVER = 2n ** 63n - 1n;

/** What the server counts against the largest append. */
export function sizeOf({ type, data, metadata }: Proposed): number {
  return data.length + metadata.length + 2 * type.length;
}

/** The first index at which the answer is yes; it must stay yes from there on. */
export function firstIndex<T>(sorted: readonly T[], yes: (item: T) => boolean): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    const item = sorted[middle];
    if (item === undefined || yes(item)) to = middle;
    else from = middle + 1;
  }
  return from;
}
