import type { DateWording } from './date-wording.js';
import { divisionName } from './division.js';
import { MONTH_NAMES } from './words.js';

const conjunction = (kind: 'one-of' | 'all-of') => (kind === 'one-of' ? 'or' : 'and');
const each = (kind: 'one-of' | 'all-of') => (kind === 'one-of' ? 'any' : 'every');

/** Dates in English: "about October 2017", "8 or 9 May 2014". */
export const ENGLISH_DATES: DateWording = {
  year: (year) => year,
  month: (month, year) => `${MONTH_NAMES[month - 1]} ${year}`,
  day: (day, month, year) => `${day} ${MONTH_NAMES[month - 1]} ${year}`,
  at: (date, time) => `${date}, ${time}`,
  division: (code, year) => `${divisionName(code)} ${year}`,
  significant: (year, digits) => `${year}, exact to ${digits} of its 4 digits`,
  unknown: (unit, of) => (of === undefined ? `an unknown ${unit}` : `an unknown ${unit} of ${of}`),
  unknownBetween: (unit, from, to) => `an unknown ${unit} between ${from} and ${to}`,
  about: (date) => `about ${date}`,
  uncertain: (date) => `${date} (uncertain)`,
  marked: (date, marks) => `${date} (${marks.map((mark) => mark.join(' ')).join(', ')})`,
  span: (from, to) => `from ${from ?? 'an unknown date'} to ${to ?? 'an unknown date'}`,
  orEarlier: (date, isDay) => `${isDay ? 'on' : 'in'} or before ${date}`,
  orLater: (date, isDay) => `${isDay ? 'on' : 'in'} or after ${date}`,
  through: (from, to) => `${from} to ${to}`,
  daysThrough: (from, to) => `${from} to ${to}`,
  listed: (items, kind) => [items.slice(0, -1).join(', '), items.at(-1)].filter(Boolean).join(` ${conjunction(kind)} `),
  orAnyEarlier: (item, kind) => `${item} ${conjunction(kind)} ${each(kind)} earlier date`,
  orAnyLater: (item, kind) => `${item} ${conjunction(kind)} ${each(kind)} later date`,
};
