import { type Day, isDay } from './day.js';
import { type Edtf, type IntervalEnd, type Shape, shapeOfRecorded } from './edtf.js';

/** The earliest and the latest day a date can be; null is open or unknown on that side. */
export interface Bounds {
  readonly earliest: Day | null;
  readonly latest: Day | null;
}

const UNBOUNDED: Bounds = Object.freeze({ earliest: null, latest: null });
const known = new WeakMap<Shape, Bounds>();

/**
 * The bounds of a recorded date. Qualifiers (`?`, `~`, `%`) do not move them; a time of day counts as the day that is
 * written; seasons are read widely (see division.ts); a year of four X bounds nothing. Throws RangeError when it is not EDTF.
 */
export function bounds(edtf: Edtf | null): Bounds {
  if (edtf === null) return UNBOUNDED;
  if (isDay(edtf)) return { earliest: edtf, latest: edtf };
  const shape = shapeOfRecorded(edtf);
  let found = known.get(shape);
  if (!found) {
    found = Object.freeze(boundsOf(shape));
    known.set(shape, found);
  }
  return found;
}

/** Whether two dates could be the same day: their bounds meet. No date at all could be any day. */
export function overlap(a: Edtf | null, b: Edtf | null): boolean {
  const [one, other] = [bounds(a), bounds(b)];
  return startsBeforeEnd(one.earliest, other.latest) && startsBeforeEnd(other.earliest, one.latest);
}

function startsBeforeEnd(earliest: Day | null, latest: Day | null): boolean {
  return earliest === null || latest === null || earliest <= latest;
}

function boundsOf(shape: Shape): Bounds {
  if (shape.kind === 'moment') return { earliest: shape.moment.first, latest: shape.moment.last };
  if (shape.kind === 'interval') return { earliest: firstOf(shape.start), latest: lastOf(shape.end) };
  const firsts = shape.members.flatMap((member) => member.map((moment) => moment.first));
  const lasts = shape.members.flatMap((member) => member.map((moment) => moment.last));
  return {
    earliest: shape.earlier ? null : extreme(firsts, (a, b) => a < b),
    latest: shape.later ? null : extreme(lasts, (a, b) => a > b),
  };
}

function firstOf(end: IntervalEnd): Day | null {
  return typeof end === 'string' ? null : end.first;
}

function lastOf(end: IntervalEnd): Day | null {
  return typeof end === 'string' ? null : end.last;
}

function extreme(days: readonly (Day | null)[], wins: (a: Day, b: Day) => boolean): Day | null {
  return days.reduce((best, day) => (best === null || day === null ? null : wins(day, best) ? day : best));
}
