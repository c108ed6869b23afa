import { type Day, daysInMonth, formatDay } from './day.js';

/**
 * The divisions of a year (EDTF level 1: 21–24, level 2: 25–41): their name, and their months as offsets from the
 * January of the year (-1 is the December before, 12 the January after).
 *
 * Seasons are read as widely as people use the word: from the first meteorological month to the end of the month in
 * which the astronomical season ends, and a winter may be the one that begins or the one that ends in its year. A
 * bound that is too wide is still true; one that is too narrow makes a false "impossible". Codes 21–24 say nothing about the
 * hemisphere and are read as the northern ones.
 */
const SPRING_NORTH = [2, 5] as const;
const SUMMER_NORTH = [5, 8] as const;
const AUTUMN_NORTH = [8, 11] as const;
const WINTER_NORTH = [-1, 14] as const;

type Months = readonly [first: number, last: number];

const DIVISIONS: ReadonlyMap<number, { name: string; months: Months }> = new Map([
  [21, { name: 'spring', months: SPRING_NORTH }],
  [22, { name: 'summer', months: SUMMER_NORTH }],
  [23, { name: 'autumn', months: AUTUMN_NORTH }],
  [24, { name: 'winter', months: WINTER_NORTH }],
  [25, { name: 'northern spring', months: SPRING_NORTH }],
  [26, { name: 'northern summer', months: SUMMER_NORTH }],
  [27, { name: 'northern autumn', months: AUTUMN_NORTH }],
  [28, { name: 'northern winter', months: WINTER_NORTH }],
  [29, { name: 'southern spring', months: AUTUMN_NORTH }],
  [30, { name: 'southern summer', months: WINTER_NORTH }],
  [31, { name: 'southern autumn', months: SPRING_NORTH }],
  [32, { name: 'southern winter', months: SUMMER_NORTH }],
  [33, { name: 'first quarter of', months: [0, 2] }],
  [34, { name: 'second quarter of', months: [3, 5] }],
  [35, { name: 'third quarter of', months: [6, 8] }],
  [36, { name: 'fourth quarter of', months: [9, 11] }],
  [37, { name: 'first four months of', months: [0, 3] }],
  [38, { name: 'second four months of', months: [4, 7] }],
  [39, { name: 'last four months of', months: [8, 11] }],
  [40, { name: 'first half of', months: [0, 5] }],
  [41, { name: 'second half of', months: [6, 11] }],
] as const);

export function isDivision(code: number): boolean {
  return DIVISIONS.has(code);
}

/** "spring", "first quarter of": what stands before the year. */
export function divisionName(code: number): string {
  return DIVISIONS.get(code)?.name ?? '';
}

/** The first and last day of a division; null when it runs out of the years 0000–9999. */
export function divisionDays(year: number, code: number): { first: Day; last: Day } | null {
  const division = DIVISIONS.get(code);
  if (!division) return null;
  const [firstYear, firstMonth] = monthAt(year, division.months[0]);
  const [lastYear, lastMonth] = monthAt(year, division.months[1]);
  if (firstYear < 0 || lastYear > 9999) return null;
  return {
    first: formatDay(firstYear, firstMonth, 1),
    last: formatDay(lastYear, lastMonth, daysInMonth(lastYear, lastMonth)),
  };
}

function monthAt(year: number, offset: number): [year: number, month: number] {
  const months = year * 12 + offset;
  return [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1];
}
