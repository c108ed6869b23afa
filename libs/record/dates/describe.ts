import type { Language } from '../words/index.js';
import { type Day, formatYear, isDay, partsOfDay } from './day.js';
import { divisionName } from './division.js';
import { type Edtf, type IntervalEnd, type Member, shapeOfRecorded, type Shape } from './edtf.js';
import { type Moment, type Qualifier, writeMoment } from './moment.js';
import { MONTH_NAMES } from './words.js';

const COMPONENTS = ['year', 'month', 'day'];
const QUALITIES = ['', 'uncertain', 'approximate', 'approximate and uncertain'] as const;

/** A short reading of a recorded date in English: "about October 2017", "8 or 9 May 2014". Throws RangeError when it is not EDTF. */
export function describeEdtf(edtf: Edtf, _language: Language = 'en'): string {
  if (isDay(edtf)) return describeDay(edtf);
  const shape = shapeOfRecorded(edtf);
  if (shape.kind === 'moment') return describeMoment(shape.moment);
  return shape.kind === 'interval' ? describeInterval(shape.start, shape.end) : describeSet(shape);
}

function describeDay(day: Day): string {
  const [year, month, dayOfMonth] = partsOfDay(day);
  return `${dayOfMonth} ${MONTH_NAMES[month - 1]} ${formatYear(year)}`;
}

function describeMoment(moment: Moment): string {
  const plain = describePlain(moment);
  const [first = 0, ...others] = moment.qualifiers;
  if (others.every((qualifier) => qualifier === first)) return qualify(plain, first);
  const marked = moment.qualifiers.flatMap((qualifier, at) =>
    qualifier === 0 ? [] : [`${COMPONENTS[at]} ${QUALITIES[qualifier]}`],
  );
  return `${plain} (${marked.join(', ')})`;
}

function qualify(plain: string, qualifier: Qualifier): string {
  const about = qualifier === 2 || qualifier === 3 ? `about ${plain}` : plain;
  return qualifier === 1 || qualifier === 3 ? `${about} (uncertain)` : about;
}

function describePlain(moment: Moment): string {
  const [year = '', month, day] = moment.masks;
  if (moment.division !== null) return `${divisionName(moment.division)} ${year}`;
  if (moment.significant !== null) return `${year}, exact to ${moment.significant} of its 4 digits`;
  if (year.includes('X')) return describeUnspecified(moment);
  if (month === undefined) return year;
  if (month === 'XX' && (day === undefined || day === 'XX')) return `an unknown ${day ? 'day' : 'month'} of ${year}`;
  if (month.includes('X')) return describeUnspecified(moment);
  const monthAndYear = `${MONTH_NAMES[Number(month) - 1]} ${year}`;
  if (day === undefined) return monthAndYear;
  if (day === 'XX') return `an unknown day of ${monthAndYear}`;
  if (day.includes('X')) return describeUnspecified(moment);
  const date = `${Number(day)} ${monthAndYear}`;
  return moment.time === null ? date : `${date}, ${moment.time.replace('Z', ' UTC').replace(/(?=[+-])/, ' UTC')}`;
}

function describeUnspecified({ masks, first, last }: Moment): string {
  const unit = COMPONENTS[masks.length - 1];
  const written = masks.join('-');
  if (first === null || last === null) return `an unknown ${unit} (${written})`;
  const [from, to] = [first, last].map((day) => (masks.length === 1 ? day.slice(0, 4) : describeDay(day)));
  return `an unknown ${unit} between ${from} and ${to} (${written})`;
}

function describeInterval(start: IntervalEnd, end: IntervalEnd): string {
  const from = typeof start === 'string' ? null : describeMoment(start);
  const to = typeof end === 'string' ? null : describeMoment(end);
  if (from !== null && to !== null) return `from ${from} to ${to}`;
  if (from !== null) return end === 'open' ? orLater(start, from) : `from ${from} to an unknown date`;
  return start === 'open' ? orEarlier(end, to ?? '') : `from an unknown date to ${to}`;
}

function orEarlier(end: IntervalEnd, text: string): string {
  return typeof end !== 'string' && end.masks.length === 3 ? `on or before ${text}` : `in or before ${text}`;
}

function orLater(start: IntervalEnd, text: string): string {
  return typeof start !== 'string' && start.masks.length === 3 ? `on or after ${text}` : `in or after ${text}`;
}

function describeSet(set: Extract<Shape, { members: unknown }>): string {
  const shared = set.earlier || set.later ? null : sharedMonth(set.members);
  const items = set.members.map((member) => (shared === null ? describeMember(member) : describeDays(member)));
  const [conjunction, each] = set.kind === 'one-of' ? ['or', 'any'] : ['and', 'every'];
  if (set.earlier) items[0] = `${items[0]} ${conjunction} ${each} earlier date`;
  if (set.later) items.push(`${items.pop()} ${conjunction} ${each} later date`);
  const list = [items.slice(0, -1).join(', '), items.at(-1)].filter(Boolean).join(` ${conjunction} `);
  return shared === null ? list : `${list} ${shared}`;
}

function describeMember(member: Member): string {
  const [from, to] = member;
  return to === undefined ? describeMoment(from) : `${describeMoment(from)} to ${describeMoment(to)}`;
}

/** "May 2014" when every member is a plain day of it. */
function sharedMonth(members: readonly Member[]): string | null {
  const days = members.flat().map(writeMoment);
  const [first = ''] = days;
  const isShared = days.every((day) => isDay(day) && day.slice(0, 7) === first.slice(0, 7));
  return isShared ? describeDay(first).replace(/^\d+ /, '') : null;
}

function describeDays(member: Member): string {
  return member.map((moment) => String(Number(moment.masks[2]))).join(' to ');
}
