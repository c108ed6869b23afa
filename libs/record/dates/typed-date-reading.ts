import { addDays, addMonths } from './arithmetic.js';
import { bounds } from './bounds.js';
import { formatDay, partsOfDay } from './day.js';
import { describeEdtf } from './describe.js';
import { type Edtf, isEdtf } from './edtf.js';
import type { Expression, Part } from './typed-date-grammar.js';
import { type Context, decide, type Decided, written } from './typed-date-part.js';
import { impossible, TypedDateRefused, Undecided, unreadable } from './typed-date-refusal.js';

/** A reading in EDTF with what its description alone does not say. */
export interface Reading {
  readonly edtf: Edtf;
  readonly notes: readonly string[];
}

/** Writes what was typed in EDTF. Throws Undecided when the words can be read in several ways, or TypedDateRefused. */
export function readingOf(expression: Expression, context: Context): Reading {
  const relation = expression.relation === 'slash' ? jointOfSlash(context) : expression.relation;
  const { parts, yearIsShared } = share(expression.parts);
  const notes: string[] = [];
  const decided = parts.map((part) => decide(part, context, notes));
  notes.push(...parts.flatMap((part, at) => partlyNote(part, decided[at])));
  if (decided.some(({ season }) => season !== undefined) && (relation !== 'single' || markOf(parts[0])))
    throw unreadable('EDTF allows a season only alone and unqualified. Write the months instead.');
  const dates = decided.map((date, at) => written(date) + markOf(parts[at]));
  if (dates.length > 1) checkOrder(decided.map(written), relation === 'or' || relation === 'and', yearIsShared);
  const [edtf, ...more] = FORMS[relation](dates, decided[0] ?? { year: 0 }, markOf(parts[0]));
  return reading(edtf, [...notes, ...more]);
}

type Relation = Exclude<Expression['relation'], 'slash'>;
type Form = (dates: readonly string[], date: Decided, mark: string) => [edtf: string, ...notes: string[]];

const FORMS: Record<Relation, Form> = {
  single: ([date = '']) => [date],
  or: (dates) => [`[${dates.join(',')}]`],
  and: (dates) => [`{${dates.join(',')}}`],
  to: (dates) => [dates.join('/')],
  between: (dates) => [dates.join('/'), 'some time in it, both ends included'],
  before: (_, date, mark) => [`../${neighbour(date, -1)}${mark}`, `${named(date)} itself is left out`],
  until: ([end], date) => [`../${end}`, `${named(date)} itself is included`],
  after: (_, date, mark) => [`${neighbour(date, 1)}${mark}/..`, `${named(date)} itself is left out`],
  since: ([start], date) => [`${start}/..`, `${named(date)} itself is included`],
};

function named(date: Decided): string {
  return describeEdtf(written(date));
}

function reading(edtf: string, notes: readonly string[]): Reading {
  if (isEdtf(edtf)) return { edtf, notes: [...new Set(notes)] };
  throw unreadable('EDTF has no form for this. Write the dates more plainly.');
}

function jointOfSlash({ assumption }: Context): 'or' | 'to' {
  if (assumption.slash) return assumption.slash;
  const question = 'A "/" between dates may mean "or" or "to". Say which.';
  throw new Undecided(question, [{ slash: 'or' }, { slash: 'to' }], false);
}

/** Gives "8" its month and year in "8 or 9 May 2014", and "9" its month in "May 8 or 9, 2014". */
function share(typed: readonly Part[]): { parts: Part[]; yearIsShared: boolean } {
  const parts = typed.map((part) => ({ ...part }));
  let yearIsShared = false;
  for (const [at, part] of [...parts.entries()].toReversed()) {
    const next = parts[at + 1];
    if (!next || part.year !== undefined) continue;
    const isLike = next.pair !== undefined || (part.day === undefined) === (next.day === undefined);
    if (!isLike) throw unreadable('The dates are of different kinds. Write each in full.');
    yearIsShared ||= part.month !== undefined;
    if (next.year !== undefined) part.year = next.year;
    if (lacksMonth(part)) Object.assign(part, monthFrom(next));
  }
  for (const [at, part] of parts.entries()) {
    const previous = parts[at - 1];
    if (previous?.month !== undefined && lacksMonth(part)) part.month = previous.month;
  }
  return { parts, yearIsShared };
}

function lacksMonth(part: Part): boolean {
  return part.day !== undefined && part.month === undefined;
}

// "11-18.02.2016": with dots the second figure is the month; with other marks nobody can tell.
function monthFrom({ month, pair }: Part): Part {
  if (month !== undefined) return { month };
  return pair?.separator === '.' ? { month: pair.b } : {};
}

// "28 December – 3 January 2015" does not begin in December 2015: a year is shared only by dates that are in order.
function checkOrder(dates: readonly Edtf[], isList: boolean, yearIsShared: boolean): void {
  const isInOrder = dates.every((date, at) => {
    const [earlier, later] = [bounds(dates[at - 1] ?? null), bounds(date)];
    return earlier.earliest === null || later.latest === null || earlier.earliest <= later.latest;
  });
  if (isInOrder || (isList && !yearIsShared)) return;
  if (yearIsShared)
    throw new TypedDateRefused('date-ambiguous', 'The dates are not in order. Write each with its year.');
  throw impossible('The second date is before the first.');
}

function partlyNote(part: Part, date: Decided | undefined): string[] {
  if (part.partly === undefined) return [];
  if (date?.day !== undefined || date?.season !== undefined)
    throw unreadable(`"${part.partly}" needs a month or a year.`);
  return [`"${part.partly}" is kept as "about"`];
}

function markOf(part: Part | undefined): string {
  if (!part) return '';
  const about = part.approximate || part.partly !== undefined;
  if (about) return part.uncertain ? '%' : '~';
  return part.uncertain ? '?' : '';
}

function neighbour({ year, month, day }: Decided, step: 1 | -1): string {
  if (month === undefined) return written({ year: year + step });
  if (day !== undefined) return addDays(formatDay(year, month, day), step);
  const [nextYear, nextMonth] = partsOfDay(addMonths(formatDay(year, month, 1), step));
  return written({ year: nextYear, month: nextMonth });
}
