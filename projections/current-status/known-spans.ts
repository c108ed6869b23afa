import type { Fact, KnownSpans, Span, Stratum } from '#record';
import { stratumColumns } from '../case-view.js';
import type { Row, Value } from '../projection.js';

interface KnownRow {
  readonly [column: string]: Value;
  known_to: string | null;
  known_to_at: number | null;
}
interface Open {
  readonly span: Span;
  readonly row: KnownRow;
}

/** Spans with the stretch of the record in which they were known: opened by one fact, closed by a later one. */
export function knownSpanRows(stratum: Stratum, history: readonly KnownSpans[]): readonly Row[] {
  const { rank_from, rank_to } = stratumColumns(stratum);
  const rows: KnownRow[] = [];
  let open: readonly Open[] = [];
  for (const { from, spans } of history) {
    const known_from = from.position;
    const known_from_at = from.recordedAt.getTime();
    let seen = 0;
    const still: Open[] = [];
    for (const span of spans) {
      const at = placeOf(span, open, seen);
      const same = open[at];
      if (same !== undefined) {
        closeAll(open, seen, at, from);
        seen = at + 1;
        still.push(same);
        continue;
      }
      const { facet, value, from: from_day, to: to_day } = span;
      const row = {
        rank_from,
        rank_to,
        facet,
        value,
        from_day,
        to_day,
        known_from,
        known_from_at,
        known_to: null,
        known_to_at: null,
      };
      rows.push(row);
      still.push({ span, row });
    }
    closeAll(open, seen, open.length, from);
    open = still;
  }
  return rows;
}

/** Where the span stands among the open ones: both go facet by facet and day by day, so what is the same is in order. */
function placeOf(span: Span, open: readonly Open[], from: number): number {
  for (let at = from; at < open.length; at++) if (isSame(open[at]?.span, span)) return at;
  return -1;
}

function isSame(a: Span | undefined, b: Span): boolean {
  return a === b || (a?.facet === b.facet && a.from === b.from && a.to === b.to && a.value === b.value);
}

/** Ends what was known of the spans from one place up to another. */
function closeAll(open: readonly Open[], start: number, end: number, { position, recordedAt }: Fact): void {
  for (const { row } of open.slice(start, end)) {
    row.known_to = position;
    row.known_to_at = recordedAt.getTime();
  }
}
