import { parse } from 'edtf';
import { type Day, isDay } from './day.js';
import { type Moment, readMoment, writeMoment } from './moment.js';
import { Remembered } from './remembered.js';

/** A date in EDTF (ISO 8601-2, levels 0–2) in its canonical spelling, as `isEdtf` accepts it. */
export type Edtf = string;

/** `..` is open, nothing at all is unknown. */
export type IntervalEnd = Moment | 'open' | 'unknown';

/** A date in a set, or two dates with all between them. */
export type Member = readonly [Moment] | readonly [from: Moment, to: Moment];

export type Shape =
  | { readonly kind: 'moment'; readonly moment: Moment }
  | { readonly kind: 'interval'; readonly start: IntervalEnd; readonly end: IntervalEnd }
  | {
      readonly kind: 'one-of' | 'all-of';
      readonly earlier: boolean;
      readonly later: boolean;
      readonly members: readonly Member[];
    };

const LONGEST = 100;
// Neither Y nor E: years beyond four digits have no day that can be written YYYY-MM-DD.
const ALPHABET = /^[\dXTZS.,?~%/\-+:[\]{}]+$/;
const TYPES = ['Date', 'Season', 'Year', 'Interval', 'Set', 'List'];

const shapes = new Remembered<Shape>(5000);

/**
 * Whether the text is EDTF, levels 0–2 of ISO 8601-2, in its canonical spelling and at most 100 characters long.
 * Refused: days that do not exist, intervals that end before they start or have neither end, years outside 0000–9999
 * (`Y17E8`, `-0044`), bare centuries and decades (`20`, `201`; write `20XX`, `201X`), spaces, fractions of a second.
 */
export function isEdtf(text: string): boolean {
  return isDay(text) || shapeOf(text) !== null;
}

/** The canonical spelling of EDTF that was typed with spaces or with another order of marks; null if it is not EDTF. */
export function canonicalEdtf(text: string): Edtf | null {
  if (text.length > LONGEST) return null;
  const shape = readShape(text.replaceAll(/ *([,/]) */g, '$1'));
  const written = shape && writeShape(shape);
  return written !== null && isEdtf(written) ? written : null;
}

/** What an EDTF text says, remembered for the next time; null when it is not EDTF. */
export function shapeOf(text: string): Shape | null {
  const known = shapes.get(text);
  if (known) return known;
  if (text.length > LONGEST || !ALPHABET.test(text)) return null;
  const shape = readShape(text);
  if (!shape || writeShape(shape) !== text || !isInTheStandard(text)) return null;
  shapes.keep(text, shape);
  return shape;
}

/** As `shapeOf`, for a value that the record holds. Throws RangeError when it is not EDTF. */
export function shapeOfRecorded(edtf: Edtf): Shape {
  const shape = shapeOf(edtf);
  if (!shape) throw new RangeError(`Not an EDTF date: ${edtf.slice(0, LONGEST)}`);
  return shape;
}

function isInTheStandard(text: string): boolean {
  try {
    parse(text, { level: 2, types: TYPES });
    return true;
  } catch {
    return false; // The library says "not EDTF" by throwing; it has no other answer.
  }
}

function readShape(text: string): Shape | null {
  if (text.startsWith('[') && text.endsWith(']')) return readSet('one-of', text.slice(1, -1));
  if (text.startsWith('{') && text.endsWith('}')) return readSet('all-of', text.slice(1, -1));
  if (text.includes('/')) return readInterval(text.split('/'));
  const moment = readMoment(text);
  return moment && { kind: 'moment', moment };
}

function readInterval(ends: readonly string[]): Shape | null {
  const [start, end] = ends.map(readEnd);
  if (!start || !end || ends.length !== 2) return null;
  if (typeof start === 'string' && typeof end === 'string') return null;
  if (typeof start !== 'string' && typeof end !== 'string' && isAfter(start.first, end.last)) return null;
  return { kind: 'interval', start, end };
}

function readEnd(text: string): IntervalEnd | null {
  if (text === '') return 'unknown';
  return text === '..' ? 'open' : readMoment(text);
}

function readSet(kind: 'one-of' | 'all-of', content: string): Shape | null {
  const earlier = content.startsWith('..');
  const later = content.endsWith('..');
  const members = content
    .slice(earlier ? 2 : 0, later ? -2 : undefined)
    .split(',')
    .map(readMember);
  return members.every((member) => member !== null) ? { kind, earlier, later, members } : null;
}

function readMember(text: string): Member | null {
  const [from, to, ...rest] = text.split('..').map(readMoment);
  if (!from || rest.length > 0 || to === null) return null;
  if (to === undefined) return [from];
  return isAfter(from.first, to.last) ? null : [from, to];
}

function isAfter(first: Day | null, last: Day | null): boolean {
  return first !== null && last !== null && first > last;
}

function writeShape(shape: Shape): string {
  if (shape.kind === 'moment') return writeMoment(shape.moment);
  if (shape.kind === 'interval') return `${writeEnd(shape.start)}/${writeEnd(shape.end)}`;
  const members = shape.members.map((member) => member.map(writeMoment).join('..')).join(',');
  const content = `${shape.earlier ? '..' : ''}${members}${shape.later ? '..' : ''}`;
  return shape.kind === 'one-of' ? `[${content}]` : `{${content}}`;
}

function writeEnd(end: IntervalEnd): string {
  if (end === 'unknown') return '';
  return end === 'open' ? '..' : writeMoment(end);
}
