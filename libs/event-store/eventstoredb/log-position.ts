import { InvalidPosition } from '../errors.js';
import type { Position } from '../event-store.js';

const FORM = /^(\d{19})\/(\d{19})$/;

/** A position in the server's words. */
export interface LogPosition {
  readonly commit: bigint;
  readonly prepare: bigint;
}

/** Before the first event. */
export const START = '' as Position;

/** Both parts in a fixed width, so that text order is log order. */
export function positionOf({ commit, prepare }: LogPosition): Position {
  return `${String(commit).padStart(19, '0')}/${String(prepare).padStart(19, '0')}` as Position;
}

/** The two parts of a position. @throws InvalidPosition */
export function partsOf(position: Position): LogPosition {
  const [, commit, prepare] = FORM.exec(position) ?? [];
  if (commit === undefined || prepare === undefined) {
    throw new InvalidPosition(`${JSON.stringify(position)} is not a position`);
  }
  return { commit: BigInt(commit), prepare: BigInt(prepare) };
}

/** The position to read after, START if none is given. @throws InvalidPosition */
export function afterOf(position: Position | undefined): Position {
  return position === undefined ? START : positionOf(partsOf(position));
}
