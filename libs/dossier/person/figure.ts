import type { Account } from '#record';

/** When something was, as a claim says: EDTF, the source's own words, and how the date was worked out. */
export interface Dates {
  /** Null where the source does not say when. */
  readonly when: string | null;
  readonly whenAsWritten?: string;
  readonly inferred?: string;
}

/** A value with the claims it rests on, and the dates of what they tell. */
export interface Figure<T> extends Partial<Dates> {
  readonly value: T;
  readonly claims: readonly string[];
}

/** A value that an account gives. */
export function figureOf<T>(value: T, account: Account): Figure<T> {
  return { value, claims: [account.claim], ...datesOf(account) };
}

/** The date of an account, with the source's own words for it. */
export function datesOf({ when, whenAsWritten, inferred }: Account): Dates {
  return {
    when,
    ...(whenAsWritten === undefined ? {} : { whenAsWritten }),
    ...(inferred === undefined ? {} : { inferred }),
  };
}
