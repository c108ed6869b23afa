import type { KnownSpans, Span, Stratum } from '#record';
import { stratumColumns } from '../case-view.js';
import type { Row } from '../projection.js';

type KnownRow = Record<string, string | number | null>;
interface Open {
  readonly span: Span;
  readonly row: KnownRow;
}

/** Spans with the stretch of the record in which they were known: opened by one fact, closed by a later one. */
export function knownSpanRows(stratum: Stratum, history: readonly KnownSpans[]): Row[] {
  const columns = stratumColumns(stratum);
  const rows: KnownRow[] = [];
  let open: readonly Open[] = [];
  for (const { from, spans } of history) {
    const [position, at] = [from.position, from.recordedAt.getTime()];
    let seen = 0;
    const still = spans.map((span) => {
      // Both lists go facet by facet and day by day, so what is the same stands in the same order.
      const same = open.findIndex((known, place) => place >= seen && isSame(known.span, span));
      if (same >= 0) {
        close(open.slice(seen, same), position, at);
        seen = same + 1;
        return open[same] as Open;
      }
      const row: KnownRow = {
        ...columns,
        facet: span.facet,
        value: span.value,
        from_day: span.from,
        to_day: span.to,
        known_from: position,
        known_from_at: at,
        known_to: null,
        known_to_at: null,
      };
      rows.push(row);
      return { span, row };
    });
    close(open.slice(seen), position, at);
    open = still;
  }
  return rows;
}

function isSame(a: Span, b: Span): boolean {
  return a.facet === b.facet && a.from === b.from && a.to === b.to && a.value === b.value;
}

function close(spans: readonly Open[], position: string, at: number): void {
  for (const { row } of spans) Object.assign(row, { known_to: position, known_to_at: at });
}
