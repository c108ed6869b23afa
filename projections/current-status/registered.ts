import { rankOf, type Perspective } from '#record';
import type { Desk } from '../desk.js';
import type { StatusTables } from './tables.js';

/** The casefiles that a reader may know of and that were on record then. */
export function registered(desk: Desk, { known, clearance }: Perspective) {
  const rank = rankOf(clearance);
  const visible = desk
    .rows<StatusTables>('current-status')
    .selectFrom('status')
    .where('status.rank_from', '<=', rank)
    .where('status.rank_to', '>=', rank);
  if (known === undefined) return visible;
  return typeof known === 'string'
    ? visible.where('status.known_from', '<=', known)
    : visible.where('status.known_from_at', '<=', known.getTime());
}
