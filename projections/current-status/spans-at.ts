import type { ExpressionBuilder } from 'kysely';
import { rankOf, type Perspective } from '#record';
import type { StatusTables } from './tables.js';

/** The condition that a span held on the day, as known then, for that reader. */
export function heldAt({ on, known, clearance }: Perspective) {
  const rank = rankOf(clearance);
  return (eb: ExpressionBuilder<StatusTables, 'status_span'>) =>
    eb.and([
      eb('status_span.rank_from', '<=', rank),
      eb('status_span.rank_to', '>=', rank),
      eb('status_span.from_day', '<=', on),
      eb.or([eb('status_span.to_day', 'is', null), eb('status_span.to_day', '>', on)]),
      ...wasKnown(eb, known),
    ]);
}

function wasKnown(eb: ExpressionBuilder<StatusTables, 'status_span'>, known: Perspective['known']) {
  if (known === undefined) return [eb('status_span.known_to', 'is', null)];
  if (typeof known === 'string')
    return [
      eb('status_span.known_from', '<=', known),
      eb.or([eb('status_span.known_to', 'is', null), eb('status_span.known_to', '>', known)]),
    ];
  const at = known.getTime();
  return [
    eb('status_span.known_from_at', '<=', at),
    eb.or([eb('status_span.known_to_at', 'is', null), eb('status_span.known_to_at', '>', at)]),
  ];
}
