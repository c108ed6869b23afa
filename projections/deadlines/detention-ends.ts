import { bounds, type Reading } from '#record';
import type { Deadline } from './deadline.js';

const ORDERS = new Set(['Remanded', 'DetentionExtended']);
/** An examination by force does not end the order that a person is held under. */
const UNDER_ORDER = new Set(['remand', 'psychiatric']);

/**
 * The last day of the order that a person is held under. It is that of the latest order: where that one does not say until
 * when, nobody knows the day, and that of an order before it would be the wrong one.
 */
export function detentionEnds({ steps }: Reading): Deadline[] {
  for (const { occurrence, after } of steps.toReversed()) {
    if (!UNDER_ORDER.has(after.liberty)) return [];
    const { kind, account } = occurrence;
    if (!ORDERS.has(kind.name) || account.when === null) continue;
    const { until } = account.fields;
    const day = typeof until === 'string' ? bounds(until).latest : null;
    return day === null ? [] : [{ kind: 'detention-ends', day, claim: account.claim }];
  }
  return [];
}
