import type { Edtf } from './edtf.js';

/** Why a typed date is refused: several readings, none, or a day that does not exist. */
export type RefusalCode = 'date-ambiguous' | 'date-unreadable' | 'date-impossible';

/** What the words leave open; a reading under an assumption is a candidate. */
export interface Assumption {
  readonly order?: 'day-first' | 'month-first';
  readonly century?: number;
  readonly year?: number;
  readonly slash?: 'or' | 'to';
}

/** Ends the reading of a typed date; never leaves `readTypedDate`. */
export class TypedDateRefused extends Error {
  constructor(
    readonly code: RefusalCode,
    message: string,
    readonly candidates: readonly Edtf[] = [],
  ) {
    super(message);
  }
}

/** The words can be read under several assumptions. Only `settles` lets the one possible reading stand for a proposal. */
export class Undecided extends Error {
  constructor(
    readonly question: string,
    readonly assumptions: readonly Assumption[],
    readonly settles: boolean,
  ) {
    super(question);
  }
}

export function unreadable(detail: string): TypedDateRefused {
  return new TypedDateRefused('date-unreadable', detail);
}

export function impossible(detail: string): TypedDateRefused {
  return new TypedDateRefused('date-impossible', detail);
}
