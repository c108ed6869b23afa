import { type Day, daysInMonth, formatDay, formatYear } from './day.js';
import { divisionDays, isDivision } from './division.js';

/** `?` uncertain is 1, `~` approximate is 2, `%` both is 3; 0 is unqualified. */
export type Qualifier = 0 | 1 | 2 | 3;

/** One EDTF date: what stands alone, at the end of an interval or in a set. */
export interface Moment {
  /** Year, month or division, day, as digits and X. */
  readonly masks: readonly string[];
  /** One for each mask. */
  readonly qualifiers: readonly Qualifier[];
  /** The division of the year, 21–41. */
  readonly division: number | null;
  /** How many digits of the year are significant (`1950S2`). */
  readonly significant: number | null;
  /** The time of day as written, with its zone. */
  readonly time: string | null;
  /** Null when the year is wholly unspecified. */
  readonly first: Day | null;
  readonly last: Day | null;
}

const MARKS = ['', '?', '~', '%'] as const;
const MOMENT =
  /^([?~%]?)([\dX]{4})(?:S([1-4]))?([?~%]?)(?:-([?~%]?)([\dX]{2})([?~%]?)(?:-([?~%]?)([\dX]{2})([?~%]?))?)?(?:T(.+))?$/;
// Whole minutes or seconds and a zone `Z` or `±hh:mm`: one spelling for an instant, and never 24:00, which is the next day.
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:Z|(?![+-]00:00)[+-]\d\d:\d\d)?$/;

/** Reads one date; null when it is none or no such day exists. Which forms are EDTF at all is the library's word. */
export function readMoment(text: string): Moment | null {
  const found = MOMENT.exec(text);
  if (!found) return null;
  const [, leftY, year = '', significant, rightY, leftM, month, rightM, leftD, day, rightD, time] = found;
  const masks = [year, month, day].filter((mask) => mask !== undefined);
  const marks = [leftY, rightY, leftM, rightM, leftD, rightD].map(qualifierOf);
  const qualifiers = masks.map((_, at) => qualifierAt(marks, at));
  const qualified = qualifiers.some((qualifier) => qualifier > 0);
  if (time !== undefined && (!TIME.test(time) || !day || qualified || text.includes('X'))) return null;
  if (significant !== undefined && (masks.length > 1 || qualified || text.includes('X'))) return null;
  const division = month !== undefined && isDivision(Number(month)) ? Number(month) : null;
  if (division !== null && (day || qualified || year.includes('X'))) return null;
  const days = daysOf(masks, division, significant === undefined ? null : Number(significant));
  if (!days) return null;
  return {
    masks,
    qualifiers,
    division,
    significant: significant === undefined ? null : Number(significant),
    time: time ?? null,
    ...days,
  };
}

/** The canonical spelling: leading components qualified alike share one mark at their right, any other has its own at its left. */
export function writeMoment(moment: Moment): string {
  const { masks, qualifiers } = moment;
  const leading = qualifiers[0] ?? 0;
  const end = qualifiers.findIndex((qualifier) => qualifier !== leading);
  const shared = end === -1 ? masks.length : end;
  const written = masks.map((mask, at) => {
    if (at >= shared) return MARKS[qualifiers[at] ?? 0] + mask;
    return at === shared - 1 ? mask + MARKS[leading] : mask;
  });
  const significant = moment.significant === null ? '' : `S${moment.significant}`;
  return written.join('-') + significant + (moment.time === null ? '' : `T${moment.time}`);
}

function qualifierOf(mark: string | undefined): Qualifier {
  return Math.max(0, MARKS.indexOf((mark ?? '') as '')) as Qualifier;
}

// A mark at the right is about its component and all to the left of it; a mark at the left is about its component alone.
function qualifierAt(marks: readonly Qualifier[], component: number): Qualifier {
  const right = marks.filter((_, at) => at % 2 === 1 && at > component * 2);
  return [marks[component * 2] ?? 0, ...right].reduce<number>((all, mark) => all | mark, 0) as Qualifier;
}

type Days = { first: Day | null; last: Day | null };

function daysOf(masks: readonly string[], division: number | null, significant: number | null): Days | null {
  const [year = '', month = 'XX', day = 'XX'] = masks;
  if (division !== null) return divisionDays(Number(year), division);
  if (significant !== null) {
    const known = year.slice(0, significant).padEnd(4, 'X');
    return daysOf([known], null, null);
  }
  if (year === 'XXXX') return daysOf(['2000', month, day], null, null) === null ? null : { first: null, last: null };
  const first = extremeDay(year, month, day, (numbers) => numbers);
  const last = extremeDay(year, month, day, (numbers) => numbers.toReversed());
  return first === null ? null : { first, last };
}

function extremeDay(year: string, month: string, day: string, order: (numbers: number[]) => number[]): Day | null {
  for (const y of order(matching(year, 0, 9999))) {
    for (const m of order(matching(month, 1, 12))) {
      const [d] = order(matching(day, 1, daysInMonth(y, m)));
      if (d !== undefined) return formatDay(y, m, d);
    }
  }
  return null;
}

function matching(mask: string, from: number, to: number): number[] {
  const low = Math.max(from, Number(mask.replaceAll('X', '0')));
  const high = Math.min(to, Number(mask.replaceAll('X', '9')));
  const numbers: number[] = [];
  for (let number = low; number <= high; number++) {
    const digits = formatYear(number).slice(-mask.length);
    if (fits(mask, digits)) numbers.push(number);
  }
  return numbers;
}

function fits(mask: string, digits: string): boolean {
  for (let at = 0; at < mask.length; at++) {
    if (mask[at] !== 'X' && mask[at] !== digits[at]) return false;
  }
  return true;
}
