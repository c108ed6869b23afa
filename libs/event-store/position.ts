import { InvalidPosition } from './errors.js';
import type { Position } from './event-store.js';

const FORM = /^\d{19}$/;

/** Whether the text, which may come from outside, has the form of a position. */
export function isPosition(text: string): text is Position {
  return FORM.test(text);
}

/** The position of the nth event; fixed width, so that text order is log order. */
export function positionOf(ordinal: number): Position {
  return String(ordinal).padStart(19, '0') as Position;
}

/** The ordinal behind a position; 0 is before the first event. */
export function ordinalOf(position: Position | undefined): number {
  if (position === undefined) return 0;
  if (!isPosition(position)) throw new InvalidPosition(`${JSON.stringify(position)} is not a position`);
  return Number(position);
}
