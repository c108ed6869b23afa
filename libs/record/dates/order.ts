import { bounds } from './bounds.js';
import type { Day } from './day.js';
import type { Edtf } from './edtf.js';

/**
 * Orders dates by earliest day, then by latest day; negative when `a` comes first, 0 when the bounds are the same. An
 * open or unknown start comes before every day and such an end after every day. What bounds nothing (null, or a
 * year of four X) comes last. Throws RangeError when a date is not EDTF.
 */
export function compareEdtf(a: Edtf | null, b: Edtf | null): number {
  const [one, other] = [bounds(a), bounds(b)];
  const oneIsUndated = one.earliest === null && one.latest === null;
  const otherIsUndated = other.earliest === null && other.latest === null;
  if (oneIsUndated || otherIsUndated) return Number(oneIsUndated) - Number(otherIsUndated);
  return compareDays(one.earliest, other.earliest, -1) || compareDays(one.latest, other.latest, 1);
}

function compareDays(a: Day | null, b: Day | null, whereNullGoes: -1 | 1): number {
  if (a === b) return 0;
  if (a === null) return whereNullGoes;
  if (b === null) return -whereNullGoes;
  return a < b ? -1 : 1;
}
