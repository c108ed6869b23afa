import type { Bent } from '../words/index.js';
import type { Component, DateWording, Quality } from './date-wording.js';
import { UKRAINIAN_MONTHS } from './words.js';

type Forms = Readonly<Record<Bent, string>>;

const UNITS: Readonly<Record<Component, Forms>> = {
  year: { alone: 'невідомий рік', after: 'невідомого року' },
  month: { alone: 'невідомий місяць', after: 'невідомого місяця' },
  day: { alone: 'невідомий день', after: 'невідомого дня' },
};
const COMPONENTS: Readonly<Record<Component, string>> = { year: 'рік', month: 'місяць', day: 'день' };
const QUALITIES: Readonly<Record<Quality, string>> = {
  uncertain: 'непевний',
  approximate: 'приблизний',
  'approximate and uncertain': 'приблизний і непевний',
};

const SEASONS = ['весна', 'літо', 'осінь', 'зима'];
const PARTS = [
  'перший квартал',
  'другий квартал',
  'третій квартал',
  'четвертий квартал',
  'перші чотири місяці',
  'другі чотири місяці',
  'останні чотири місяці',
  'перше півріччя',
  'друге півріччя',
];
const FIRST_SEASON = 21;
const FIRST_PART = 33;
const HEMISPHERES = ['', ' (північна півкуля)', ' (південна півкуля)'];

function division(code: number, year: string): string {
  const at = code - FIRST_SEASON;
  return code < FIRST_PART
    ? `${SEASONS[at % SEASONS.length]} ${year} року${HEMISPHERES[Math.floor(at / SEASONS.length)]}`
    : `${PARTS[code - FIRST_PART]} ${year} року`;
}

const conjunction = (kind: 'one-of' | 'all-of') => (kind === 'one-of' ? 'або' : 'і');
const each = (kind: 'one-of' | 'all-of') => (kind === 'one-of' ? 'будь-яка' : 'кожна');
const year = (written: string, bent: Bent) => `${written} ${bent === 'alone' ? 'рік' : 'року'}`;

/** Dates in Ukrainian: "близько жовтня 2017 року", "8 або 9 травня 2014 року". */
export const UKRAINIAN_DATES: DateWording = {
  year,
  month: (month, of, bent) => `${UKRAINIAN_MONTHS[month - 1]?.[bent === 'alone' ? 0 : 1]} ${of} року`,
  day: (day, month, of) => `${day} ${UKRAINIAN_MONTHS[month - 1]?.[1]} ${of} року`,
  at: (date, time) => `${date}, ${time}`,
  division,
  significant: (written, digits) => `${year(written, 'alone')} (певних цифр: ${digits} з 4)`,
  unknown: (unit, of, bent) => (of === undefined ? UNITS[unit][bent] : `${UNITS[unit][bent]} ${of}`),
  unknownBetween: (unit, from, to, bent) =>
    `${UNITS[unit][bent]} між ${from} і ${to}${unit === 'year' ? ' роками' : ''}`,
  // "До близько травня" stumbles over its two prepositions.
  about: (date, bent) => `${bent === 'alone' ? 'близько' : 'приблизно'} ${date}`,
  uncertain: (date) => `${date} (непевно)`,
  marked: (date, marks) =>
    `${date} (${marks.map(([component, quality]) => `${COMPONENTS[component]} ${QUALITIES[quality]}`).join(', ')})`,
  span: (from, to) => `від ${from ?? 'невідомої дати'} до ${to ?? 'невідомої дати'}`,
  orEarlier: (date) => `не пізніше ${date}`,
  orLater: (date) => `не раніше ${date}`,
  through: (from, to) => `від ${from} до ${to}`,
  daysThrough: (from, to) => `${from}–${to}`,
  listed: (items, kind) => [items.slice(0, -1).join(', '), items.at(-1)].filter(Boolean).join(` ${conjunction(kind)} `),
  orAnyEarlier: (item, kind) => `${item} ${conjunction(kind)} ${each(kind)} раніша дата`,
  orAnyLater: (item, kind) => `${item} ${conjunction(kind)} ${each(kind)} пізніша дата`,
};
