import { daysBetween } from './arithmetic.js';
import { bounds } from './bounds.js';
import { type Day, isDay } from './day.js';
import { describeEdtf } from './describe.js';
import { canonicalEdtf, type Edtf } from './edtf.js';
import { type Expression, readExpression } from './typed-date-grammar.js';
import type { Context } from './typed-date-part.js';
import { type Reading, readingOf } from './typed-date-reading.js';
import { type Assumption, type RefusalCode, TypedDateRefused, Undecided, unreadable } from './typed-date-refusal.js';

/** What helps to read a typed date; it settles what the words leave open and never overrules them. */
export interface TypedDateHint {
  /** How dates with slashes or dashes are written where the text comes from. */
  readonly order?: 'day-first' | 'month-first';
  /** A day known to be within 50 years; settles the century of a two-digit year. */
  readonly near?: Day;
  /** Of the text (BCP 47). Ukrainian, Russian and Crimean Tatar put the day first. */
  readonly language?: string;
}

export type TypedDate =
  | { readonly ok: true; readonly edtf: Edtf; readonly understoodAs: string }
  | {
      readonly ok: false;
      readonly code: RefusalCode;
      readonly message: string;
      readonly candidates?: readonly Edtf[];
    };

const LONGEST = 200;
const MOST_CANDIDATES = 3;
const CONTROL = /\p{Cc}/u;
const DAY_FIRST = /^(?:uk|ru|crh)\b/i;

/**
 * Reads a date as people type it, in English, Ukrainian, Russian or EDTF itself. It proposes EDTF and says what it
 * understood, or refuses with what it could be; it never guesses and never throws. At most 200 characters.
 *
 * Dates with dots are day first; with slashes or dashes two figures up to 12 need a hint. A two-digit year is 19xx or
 * 20xx and needs `near`; a missing year is always refused. "before" and "after" leave the named date out; "by", "until",
 * "since", "до" and "з" include it. "8 or 9 May" is one of a set, "8–9 May" and "between 8 and 9 May" an interval,
 * "8 and 9 May" all of a set. "early", "mid" and "end of" become approximate.
 */
export function readTypedDate(text: string, hint: TypedDateHint = {}): TypedDate {
  try {
    const { edtf, notes } = read(text, hint);
    return { ok: true, edtf, understoodAs: [describeEdtf(edtf), ...notes].join('; ') };
  } catch (refusal) {
    if (!(refusal instanceof TypedDateRefused)) throw refusal;
    const { code, message, candidates } = refusal;
    return { ok: false, code, message, ...(candidates.length > 0 ? { candidates } : {}) };
  }
}

function read(text: string, hint: TypedDateHint): Reading {
  if (text.length > LONGEST) throw unreadable(`A date has at most ${LONGEST} characters.`);
  if (CONTROL.test(text)) throw unreadable('A date has no control characters or line ends.');
  const typed = text.trim();
  const edtf = canonicalEdtf(typed) ?? canonicalEdtf(typed.toUpperCase());
  if (edtf !== null) return { edtf, notes: [] };
  const order = hint.order ?? (hint.language && DAY_FIRST.test(hint.language) ? 'day-first' : undefined);
  const near = hint.near !== undefined && isDay(hint.near) ? hint.near : undefined;
  return explore(readExpression(typed), { near, order, assumption: {} });
}

/** Reads under every assumption that the words leave open: only one that is possible is a proposal, several are candidates. */
function explore(expression: Expression, context: Context): Reading {
  try {
    return readingOf(expression, context);
  } catch (undecided) {
    if (!(undecided instanceof Undecided)) throw undecided;
    const { question, assumptions, settles } = undecided;
    const outcomes = assumptions.map((assumption) => attempt(expression, context, assumption));
    const readings = outcomes.flatMap(({ reading }) => (reading ? [reading] : []));
    const candidates = new Set(outcomes.flatMap(({ reading, refusal }) => reading?.edtf ?? refusal?.candidates ?? []));
    const [only] = readings;
    if (only && settles && candidates.size === 1) return { ...only, notes: [...only.notes, 'no other reading fits'] };
    const refusal = outcomes.at(0)?.refusal;
    if (candidates.size === 0 && refusal && refusal.code !== 'date-ambiguous') throw refusal;
    throw new TypedDateRefused('date-ambiguous', question, nearest([...candidates], context.near));
  }
}

function attempt(
  expression: Expression,
  context: Context,
  assumption: Assumption,
): { reading?: Reading; refusal?: TypedDateRefused } {
  try {
    return { reading: explore(expression, { ...context, assumption: { ...context.assumption, ...assumption } }) };
  } catch (refusal) {
    if (!(refusal instanceof TypedDateRefused)) throw refusal;
    return { refusal };
  }
}

function nearest(candidates: readonly Edtf[], near: Day | undefined): readonly Edtf[] {
  if (near === undefined) return candidates;
  const distance = (edtf: Edtf): number => Math.abs(daysBetween(near, bounds(edtf).earliest ?? near));
  return candidates.toSorted((a, b) => distance(a) - distance(b)).slice(0, MOST_CANDIDATES);
}
