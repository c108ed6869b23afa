import { setImmediate as turn } from 'node:timers/promises';
import type { Filter, LogRange, RecordedEvent, Stretch } from './event-store.js';
import { ordinalOf } from './position.js';

const PAGE = 1000;

/** Whether an event of this stream and type is asked for. */
export type Wanted = (stream: string, type: string) => boolean;

/** A stretch of the log; `last` is the ordinal of the last event scanned, or where the reading began. */
export interface Page {
  readonly events: RecordedEvent[];
  readonly last: number;
  readonly atHead: boolean;
}

/** What reading along the whole log needs from an adapter, in ordinals. */
export interface PagedLog {
  head(): number;
  page(after: number, limit: number, wants?: Wanted): Page;
  /** The streams with an event in (from, to] and none in (after, from], in order. */
  newStreams(after: number, from: number, to: number): string[];
}

/** The filter as a predicate; `undefined` if it lets everything pass. */
export function wanted({ streamPrefixes, types }: Filter): Wanted | undefined {
  if (!streamPrefixes && !types) return undefined;
  const kinds = types && new Set(types);
  return (stream, type) =>
    (!kinds || kinds.has(type)) && (!streamPrefixes || streamPrefixes.some((prefix) => stream.startsWith(prefix)));
}

/** The events of the log in order, page by page; between pages other work gets its turn. */
export async function* readPages(
  log: PagedLog,
  { after, limit = Infinity, streamPrefixes }: LogRange,
): AsyncGenerator<RecordedEvent> {
  const wants = wanted(streamPrefixes ? { streamPrefixes } : {});
  let at = ordinalOf(after);
  let left = limit;
  while (left > 0) {
    const page = log.page(at, PAGE, wants);
    for (const event of page.events) {
      if (left-- <= 0) return;
      yield event;
    }
    if (page.atHead) return;
    at = page.last;
    await turn();
  }
}

/** The streams touched in a stretch of the log; no name is kept, so memory stays flat however many there are. */
export async function* streamPages(log: PagedLog, { after, upTo }: Stretch): AsyncGenerator<string[]> {
  const start = ordinalOf(after);
  const end = upTo === undefined ? log.head() : Math.min(log.head(), ordinalOf(upTo));
  for (let from = start; from < end; from += PAGE) {
    const names = log.newStreams(start, from, Math.min(end, from + PAGE));
    if (names.length > 0) yield names;
    await turn();
  }
}
