import { accountsInConflict } from './accounts-in-conflict.js';
import type { Check, Checkable } from './check.js';
import { impossibleOrder } from './impossible-order.js';
import { oneDocumentAsTwoRoots } from './one-document-as-two-roots.js';
import { placesOutOfOrder } from './places.js';
import { sentenceWithoutCharge } from './sentence-without-charge.js';
import { termShouldHaveEnded } from './term-should-have-ended.js';
import { weekdayMismatch } from './weekday-mismatch.js';

const ALL: readonly ((reading: Checkable) => Check[])[] = [
  impossibleOrder,
  placesOutOfOrder,
  sentenceWithoutCharge,
  termShouldHaveEnded,
  weekdayMismatch,
  accountsInConflict,
  oneDocumentAsTwoRoots,
];

/** Everything in a casefile that wants a look. */
export function checksOf(reading: Checkable): Check[] {
  return ALL.flatMap((check) => check(reading));
}

export type { Check } from './check.js';
