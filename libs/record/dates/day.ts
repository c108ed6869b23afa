/** A calendar day `YYYY-MM-DD`, years 0000 to 9999, proleptic Gregorian (ISO 8601-1). Days sort as text. */
export type Day = string;

export const FIRST_DAY: Day = '0000-01-01';
export const LAST_DAY: Day = '9999-12-31';

const MILLISECONDS = 86_400_000;
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** The number of days of a month 1–12; 0 for any other month. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (LENGTHS[month - 1] ?? 0);
}

function digitsAt(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** Whether the text is a day that exists, spelled `YYYY-MM-DD`. Written without a pattern because every claim passes here. */
export function isDay(text: string): boolean {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return false;
  const year = digitsAt(text, 0, 4);
  const day = digitsAt(text, 8, 10);
  return year >= 0 && day >= 1 && day <= daysInMonth(year, digitsAt(text, 5, 7));
}

export function formatDay(year: number, month: number, day: number): Day {
  return `${formatMonth(year, month)}-${String(day).padStart(2, '0')}`;
}

export function formatMonth(year: number, month: number): string {
  return `${formatYear(year)}-${String(month).padStart(2, '0')}`;
}

export function formatYear(year: number): string {
  return String(year).padStart(4, '0');
}

/** Year, month 1–12 and day of the month. Throws RangeError for a text that is not a day. */
export function partsOfDay(day: Day): [year: number, month: number, day: number] {
  if (!isDay(day)) throw new RangeError(`Not a calendar day: ${day.slice(0, 40)}`);
  return [digitsAt(day, 0, 4), digitsAt(day, 5, 7), digitsAt(day, 8, 10)];
}

/** Days since 1970-01-01. Throws RangeError for a text that is not a day. */
export function dayNumber(day: Day): number {
  partsOfDay(day);
  return Date.parse(day) / MILLISECONDS;
}

const FIRST_NUMBER = dayNumber(FIRST_DAY);
const LAST_NUMBER = dayNumber(LAST_DAY);

/** The inverse of `dayNumber`; what lies outside the years 0000–9999 becomes the first or the last day of them. */
export function dayFromNumber(number: number): Day {
  const within = Math.min(LAST_NUMBER, Math.max(FIRST_NUMBER, number));
  return new Date(within * MILLISECONDS).toISOString().slice(0, 10);
}

/** Monday is 0, Sunday 6. */
export function weekdayOf(day: Day): number {
  return (((dayNumber(day) + 3) % 7) + 7) % 7;
}
