import { say } from '../../../words/index.js';
import type { Check, Checkable } from './check.js';

/** The arithmetic says that a term is over, and no release is on record. */
export function termShouldHaveEnded({ on, expectedEnd }: Checkable): Check[] {
  if (expectedEnd === undefined || expectedEnd.day >= on) return [];
  const message = say`The term should have ended on ${expectedEnd.day} (an estimate); no release is on record.`;
  return [{ code: 'term-should-have-ended', message, claims: expectedEnd.claims }];
}
