import { type Day, daysInMonth, formatDay, formatMonth, formatYear, weekdayOf } from './day.js';
import type { Part } from './typed-date-grammar.js';
import { type Assumption, impossible, Undecided, unreadable } from './typed-date-refusal.js';
import type { Year } from './typed-date-tokens.js';
import { MONTH_NAMES, WEEKDAY_NAMES } from './words.js';

/** What is known beside the words. */
export interface Context {
  readonly near: Day | undefined;
  readonly order: 'day-first' | 'month-first' | undefined;
  readonly assumption: Assumption;
}

/** A part with everything in it decided; month from 1, `season` 21–24. */
export interface Decided {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
  readonly season?: number;
}

const CENTURIES = [1900, 2000];
const YEARS_AROUND = 10;

/** Decides one typed date; adds to `notes` what was not plain in the words. Throws Undecided or TypedDateRefused. */
export function decide(part: Part, context: Context, notes: string[]): Decided {
  if (part.season !== undefined) {
    if (part.weekday !== undefined) throw unreadable('A weekday needs the day of the month.');
    return { year: yearOf(part.year, context, notes), season: 21 + part.season };
  }
  const [day, month] = part.pair ? dayAndMonth(part.pair, context, notes) : [part.day, part.month];
  if (month === undefined) {
    if (day !== undefined) throw unreadable('The month is missing.');
    if (part.weekday !== undefined) throw unreadable('A weekday needs the day of the month.');
    return { year: yearOf(part.year, context, notes) };
  }
  if (month < 1 || month > 12) throw impossible(`There is no month ${month}.`);
  if (day === undefined) {
    if (part.weekday !== undefined) throw unreadable('A weekday needs the day of the month.');
    return { year: yearOf(part.year, context, notes), month };
  }
  checkDay(day, month, part.year && 'full' in part.year ? part.year.full : undefined);
  const year = yearOf(part.year, context, notes);
  checkDay(day, month, year);
  checkWeekday(formatDay(year, month, day), part.weekday);
  return { year, month, day };
}

/** The EDTF of a decided date, unqualified. */
export function written({ year, month, day, season }: Decided): string {
  if (season !== undefined) return `${formatYear(year)}-${season}`;
  if (month === undefined) return formatYear(year);
  return day === undefined ? formatMonth(year, month) : formatDay(year, month, day);
}

function dayAndMonth(
  { a, b, separator }: NonNullable<Part['pair']>,
  context: Context,
  notes: string[],
): [day: number, month: number] {
  if (separator === '.') {
    if (a <= 12 && b <= 12 && a !== b) notes.push('day first, as dates with dots are written');
    return [a, b];
  }
  if (b > 12) {
    if (a > 12) throw impossible(`Neither ${a} nor ${b} is a month.`);
    return [b, a];
  }
  if (a > 12 || a === b) return [a, b];
  const order = context.assumption.order ?? context.order;
  if (!order) {
    throw new Undecided(
      'It is not clear which figure is the day and which the month. Write the month as a word, or YYYY-MM-DD.',
      [{ order: 'day-first' }, { order: 'month-first' }],
      true,
    );
  }
  notes.push(order === 'day-first' ? 'day first' : 'month first');
  return order === 'day-first' ? [a, b] : [b, a];
}

function yearOf(year: Year | undefined, context: Context, notes: string[]): number {
  const { near, assumption } = context;
  const nearYear = near === undefined ? undefined : Number(near.slice(0, 4));
  if (year === undefined) {
    if (assumption.year !== undefined) return assumption.year;
    const years = nearYear === undefined ? [] : yearsAround(nearYear);
    throw new Undecided(
      'The year is missing.',
      years.map((one) => ({ year: one })),
      false,
    );
  }
  if ('full' in year) return year.full;
  const typed = String(year.short).padStart(2, '0');
  const century =
    assumption.century ?? CENTURIES.find((one) => nearYear !== undefined && Math.abs(one + year.short - nearYear) < 50);
  if (century === undefined) {
    throw new Undecided(
      `It is not clear which year "${typed}" is. Write it with four digits.`,
      CENTURIES.map((one) => ({ century: one })),
      true,
    );
  }
  notes.push(`"${typed}" is the year ${century + year.short}`);
  return century + year.short;
}

function yearsAround(year: number): number[] {
  return Array.from({ length: 2 * YEARS_AROUND + 1 }, (_, at) => year - YEARS_AROUND + at).filter(
    (one) => one >= 0 && one <= 9999,
  );
}

function checkDay(day: number, month: number, year: number | undefined): void {
  const length = daysInMonth(year ?? 2000, month);
  if (day >= 1 && day <= length) return;
  const name = [MONTH_NAMES[month - 1], year].filter((word) => word !== undefined).join(' ');
  throw impossible(`There is no ${day} ${name}: that month has ${year === undefined ? 'at most ' : ''}${length} days.`);
}

function checkWeekday(day: Day, weekday: number | undefined): void {
  const actual = weekdayOf(day);
  if (weekday === undefined || weekday === actual) return;
  throw impossible(`${day} is a ${WEEKDAY_NAMES[actual]}, not a ${WEEKDAY_NAMES[weekday]}.`);
}
