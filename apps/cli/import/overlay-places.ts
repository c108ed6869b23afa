import type { Expected, Position, RecordedEvent, StreamRange } from '#event-store';

/** Whether a position is one of the store above: the head below, and the place above. */
export function isLifted(position: Position | undefined): boolean {
  return position?.includes('+') ?? false;
}

/** A position of the store above as one that sorts, as text, after every position below. */
export function liftedPosition(position: Position, head: Position | undefined): Position {
  return `${head ?? ''}+${position}` as Position;
}

/** An event of the store above as one that goes on where its stream below ends. */
export function lifted(event: RecordedEvent, last: bigint, head: Position | undefined): RecordedEvent {
  return { ...event, revision: last + 1n + event.revision, position: liftedPosition(event.position, head) };
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

/** The part of a stream that is asked for. */
export function partOf(whole: RecordedEvent[], { from, limit, backwards = false }: StreamRange): RecordedEvent[] {
  const chosen = backwards
    ? whole.slice(0, from === undefined ? undefined : Math.max(0, Number(from) + 1)).toReversed()
    : whole.slice(Math.max(0, Number(from ?? 0n)));
  return chosen.slice(0, limit);
}

/** The streams that events up to a position belong to, each once. */
export async function* streamsIn(events: AsyncIterable<RecordedEvent>, upTo?: Position): AsyncGenerator<string[]> {
  const named = new Set<string>();
  for await (const { stream, position } of events) {
    if (upTo !== undefined && position > upTo) return;
    if (named.size < named.add(stream).size) yield [stream];
  }
}
