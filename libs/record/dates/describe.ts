import type { Bent, Language } from '../words/index.js';
import { COMPONENTS, type DateWording, type Quality } from './date-wording.js';
import { type Day, formatYear, isDay, partsOfDay } from './day.js';
import { ENGLISH_DATES } from './describe-in-english.js';
import { UKRAINIAN_DATES } from './describe-in-ukrainian.js';
import { type Edtf, type IntervalEnd, type Member, shapeOfRecorded, type Shape } from './edtf.js';
import { type Moment, type Qualifier, writeMoment } from './moment.js';

const WORDINGS: Readonly<Record<Language, DateWording>> = { en: ENGLISH_DATES, uk: UKRAINIAN_DATES };
const QUALITIES: Readonly<Record<Exclude<Qualifier, 0>, Quality>> = {
  1: 'uncertain',
  2: 'approximate',
  3: 'approximate and uncertain',
};

/** A short reading of a recorded date: "about October 2017", "8 or 9 May 2014". Throws RangeError when it is not EDTF. */
export function describeEdtf(edtf: Edtf, language: Language = 'en'): string {
  const words = WORDINGS[language];
  if (isDay(edtf)) return describeDay(edtf, words);
  const shape = shapeOfRecorded(edtf);
  if (shape.kind === 'moment') return describeMoment(shape.moment, words);
  return shape.kind === 'interval' ? describeInterval(shape.start, shape.end, words) : describeSet(shape, words);
}

function describeDay(day: Day, words: DateWording): string {
  const [year, month, dayOfMonth] = partsOfDay(day);
  return words.day(dayOfMonth, month, formatYear(year));
}

function describeMoment(moment: Moment, words: DateWording, bent: Bent = 'alone'): string {
  const [first = 0, ...others] = moment.qualifiers;
  if (others.every((qualifier) => qualifier === first)) return qualified(moment, first, words, bent);
  const marks = COMPONENTS.flatMap((component, at) => {
    const qualifier = moment.qualifiers[at] ?? 0;
    return qualifier === 0 ? [] : [[component, QUALITIES[qualifier]] as const];
  });
  return words.marked(describePlain(moment, words, bent), marks);
}

function qualified(moment: Moment, qualifier: Qualifier, words: DateWording, bent: Bent): string {
  const isAbout = qualifier === 2 || qualifier === 3;
  const date = isAbout ? words.about(describePlain(moment, words, 'after'), bent) : describePlain(moment, words, bent);
  return qualifier === 1 || qualifier === 3 ? words.uncertain(date) : date;
}

function describePlain(moment: Moment, words: DateWording, bent: Bent): string {
  const [year = '', month, day] = moment.masks;
  if (moment.division !== null) return words.division(moment.division, year);
  if (moment.significant !== null) return words.significant(year, moment.significant);
  if (year.includes('X')) return describeUnspecified(moment, words, bent);
  if (month === undefined) return words.year(year, bent);
  if (month === 'XX' && (day === undefined || day === 'XX'))
    return words.unknown(day ? 'day' : 'month', words.year(year, 'after'), bent);
  if (month.includes('X')) return describeUnspecified(moment, words, bent);
  if (day === undefined) return words.month(Number(month), year, bent);
  if (day === 'XX') return words.unknown('day', words.month(Number(month), year, 'after'), bent);
  if (day.includes('X')) return describeUnspecified(moment, words, bent);
  const date = words.day(Number(day), Number(month), year);
  if (moment.time === null) return date;
  return words.at(date, moment.time.replace('Z', ' UTC').replace(/(?=[+-])/, ' UTC'));
}

function describeUnspecified({ masks, first, last }: Moment, words: DateWording, bent: Bent): string {
  const unit = COMPONENTS[masks.length - 1] ?? 'year';
  const written = masks.join('-');
  if (first === null || last === null) return `${words.unknown(unit, undefined, bent)} (${written})`;
  const shown = (day: Day) => (unit === 'year' ? day.slice(0, 4) : describeDay(day, words));
  return `${words.unknownBetween(unit, shown(first), shown(last), bent)} (${written})`;
}

function describeInterval(start: IntervalEnd, end: IntervalEnd, words: DateWording): string {
  const bent = (side: IntervalEnd) => (typeof side === 'string' ? undefined : describeMoment(side, words, 'after'));
  const [from, to] = [bent(start), bent(end)];
  if (from !== undefined && end === 'open') return words.orLater(from, isExact(start));
  if (to !== undefined && start === 'open') return words.orEarlier(to, isExact(end));
  return words.span(from, to);
}

function isExact(end: IntervalEnd): boolean {
  return typeof end !== 'string' && end.masks.length === 3;
}

function describeSet(set: Extract<Shape, { members: unknown }>, words: DateWording): string {
  const shared = set.earlier || set.later ? null : sharedMonth(set.members);
  const items = set.members.map((member) => (shared === null ? describeMember : describeDays)(member, words));
  if (set.earlier) items[0] = words.orAnyEarlier(items[0] ?? '', set.kind);
  if (set.later) items.push(words.orAnyLater(items.pop() ?? '', set.kind));
  const list = words.listed(items, set.kind);
  if (shared === null) return list;
  const [year, month] = partsOfDay(shared);
  return `${list} ${words.month(month, formatYear(year), 'after')}`;
}

function describeMember([from, to]: Member, words: DateWording): string {
  if (to === undefined) return describeMoment(from, words);
  return words.through(describeMoment(from, words, 'after'), describeMoment(to, words, 'after'));
}

/** A day of the month that every member is a plain day of. */
function sharedMonth(members: readonly Member[]): Day | null {
  const days = members.flat().map(writeMoment);
  const [first = ''] = days;
  return days.every((day) => isDay(day) && day.slice(0, 7) === first.slice(0, 7)) ? first : null;
}

function describeDays([from, to]: Member, words: DateWording): string {
  const day = ({ masks }: Moment) => Number(masks[2]);
  return to === undefined ? String(day(from)) : words.daysThrough(day(from), day(to));
}
