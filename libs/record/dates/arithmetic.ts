import { type Day, dayFromNumber, dayNumber, daysInMonth, formatDay, FIRST_DAY, LAST_DAY, partsOfDay } from './day.js';

const DURATION = /^P(?=.)(?:([1-9]\d{0,2})Y)?(?:([1-9]\d{0,3})M)?(?:([1-9]\d{0,3})W)?(?:([1-9]\d{0,4})D)?$/;

/** The day `n` days later (earlier when negative), kept within the years 0000–9999. Throws RangeError for no day. */
export function addDays(day: Day, n: number): Day {
  return dayFromNumber(dayNumber(day) + n);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. Throws RangeError for no day. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/**
 * Whether the text is an ISO 8601 duration in years, months, weeks and days: at least one component, none of them zero,
 * no leading zeros, no time part (`P12Y`, `P13Y6M`). At most 999 years, 9999 months, 9999 weeks, 99999 days.
 */
export function isDuration(text: string): boolean {
  return DURATION.test(text);
}

/**
 * The day a duration later: years and months first (the 31st becomes the last day of a shorter month), then weeks and
 * days, kept within the years 0000–9999. Throws RangeError for no day or no duration.
 */
export function addDuration(day: Day, duration: string): Day {
  const found = DURATION.exec(duration);
  if (!found) throw new RangeError(`Not a duration: ${duration.slice(0, 40)}`);
  const [years, months, weeks, days] = found.slice(1).map((count) => Number(count ?? 0)) as [
    number,
    number,
    number,
    number,
  ];
  return addDays(addMonths(day, years * 12 + months), weeks * 7 + days);
}

/** The same day of the month `n` months later, or the last day of that month, kept within the years 0000–9999. */
export function addMonths(day: Day, n: number): Day {
  const [year, month, dayOfMonth] = partsOfDay(day);
  const months = year * 12 + (month - 1) + n;
  if (months < 0) return FIRST_DAY;
  const newYear = Math.floor(months / 12);
  if (newYear > 9999) return LAST_DAY;
  const newMonth = (months % 12) + 1;
  return formatDay(newYear, newMonth, Math.min(dayOfMonth, daysInMonth(newYear, newMonth)));
}
