import { bounds } from './bounds.js';
import type { Edtf } from './edtf.js';

/** How exactly a date is known. `range` is every longer or open span, seasons and decades included. */
export type Precision = 'day' | 'month' | 'year' | 'range' | 'approximate' | 'unknown';

/** How exactly a date is known: `~` and `%` make it approximate, `?` does not count. Throws RangeError when it is not EDTF. */
export function precision(edtf: Edtf | null): Precision {
  const { earliest, latest } = bounds(edtf);
  if (edtf === null || (earliest === null && latest === null)) return 'unknown';
  if (isApproximate(edtf)) return 'approximate';
  if (earliest === null || latest === null) return 'range';
  if (earliest === latest) return 'day';
  if (earliest.slice(0, 7) === latest.slice(0, 7)) return 'month';
  const year = earliest.slice(0, 4);
  return earliest === `${year}-01-01` && latest === `${year}-12-31` ? 'year' : 'range';
}

/** Whether the date is exact to the day and not qualified in any way. Throws RangeError when it is not EDTF. */
export function isDayPrecise(edtf: Edtf | null): boolean {
  return precision(edtf) === 'day' && !edtf?.includes('?');
}

/**
 * Whether the date lies within one calendar month. A date that is approximate anywhere does not ("about October" may be
 * September); one that is only uncertain (`?`) does. Throws RangeError when it is not EDTF.
 */
export function isAtLeastMonthPrecise(edtf: Edtf | null): boolean {
  const how = precision(edtf);
  return how === 'day' || how === 'month';
}

/** Whether the date is marked approximate, wholly or in part. */
export function isApproximate(edtf: Edtf): boolean {
  return edtf.includes('~') || edtf.includes('%');
}
