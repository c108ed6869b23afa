import type { Expected, Position } from '#event-store';

/** Whether a position is one of the store above: the head below, and the place above. */
export function isLifted(position: Position | undefined): boolean {
  return position?.includes('+') ?? false;
}

/** Where to go on above, given where a reader is. */
export function afterAbove(position: Position | undefined): { after?: Position } {
  return position !== undefined && isLifted(position)
    ? { after: position.slice(position.indexOf('+') + 1) as Position }
    : {};
}

/** What an append expects, counted from what stands below; undefined when that contradicts it already. */
export function seenFromAbove(expected: Expected, last: bigint): Expected | undefined {
  if (last < 0n || expected === 'any') return expected;
  if (expected === 'stream_exists') return 'any';
  if (expected === 'no_stream' || (expected >= 0n && expected < last)) return undefined;
  if (expected < 0n) return expected;
  return expected === last ? 'no_stream' : expected - last - 1n;
}
