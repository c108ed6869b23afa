import {
  compareEdtf,
  daysBetween,
  type Check,
  type Custody,
  type Erasure,
  type ExpectedEnd,
  type GroupMembership,
  type NameOnRecord,
  type Reading,
  type Status,
} from '#record';

/** A check with its sentence as text. */
export type CheckShown = Omit<Check, 'message'> & { readonly message: string };

/** The end of a term with its working as text. */
export type ExpectedEndShown = Omit<ExpectedEnd, 'working'> & { readonly working: readonly string[] };

/** What a casefile says of a person on a day. */
export interface StatusAnswer {
  readonly id: string;
  /** Set where what was on record has been erased. */
  readonly erased?: Erasure;
  readonly names: readonly NameOnRecord[];
  readonly note?: string;
  readonly status: Status;
  readonly checks: readonly CheckShown[];
  readonly expectedEnd?: ExpectedEndShown;
  /** The custody that lasts on the day, with the days it has lasted. */
  readonly custody?: { readonly since: string; readonly days: number; readonly claim: string };
  readonly groups: readonly GroupMembership[];
  readonly reviews: Reading['reviews'];
  readonly on: string;
  readonly known?: string;
  readonly revision: number;
  readonly position: string;
}

/** What of a reading goes into the answer, and into the days that it holds for. */
export const STATUS_PARTS: readonly (keyof Reading)[] = [
  'id',
  'names',
  'note',
  'status',
  'checks',
  'expectedEnd',
  'custody',
  'groups',
  'reviews',
  'on',
  'revision',
  // Whether the end of the term moves is in here: they change with the appeals.
  'steps',
];

/** The answer that a reading gives, without the position it is given at. */
export function statusIn(reading: Reading): Omit<StatusAnswer, 'position'> {
  const { id, erased, names, note, status, checks, expectedEnd, custody, groups, reviews, on, revision } = reading;
  return {
    id,
    ...(erased === undefined ? {} : { erased }),
    names,
    ...(note === undefined ? {} : { note }),
    status,
    checks: checks.map((check) => ({ ...check, message: check.message.toString() })),
    ...(expectedEnd === undefined ? {} : { expectedEnd: endShown(expectedEnd) }),
    ...(custody === undefined ? {} : { custody: shownOf(custody) }),
    groups,
    reviews,
    on,
    revision,
  };
}

function endShown(end: ExpectedEnd): ExpectedEndShown {
  return { ...end, working: end.working.map(String) };
}

function shownOf({ since, days, claim }: Custody): NonNullable<StatusAnswer['custody']> {
  return { since, days, claim };
}

/** A stored answer on a later day of its freshness: only the count of days moves on. */
export function statusOn(answer: Omit<StatusAnswer, 'position'>, on: string): Omit<StatusAnswer, 'position'> {
  if (answer.on === on) return answer;
  const { custody } = answer;
  if (custody === undefined) return { ...answer, on };
  return { ...answer, on, custody: { ...custody, days: custody.days + daysBetween(answer.on, on) } };
}

/** The latest day on which any facet was confirmed (EDTF); null when none has a date. */
export function lastConfirmedIn({ life, liberty, procedure, whereabouts }: Status): string | null {
  const days = [life, liberty, procedure, whereabouts].map(({ lastConfirmed }) => lastConfirmed);
  return (
    days
      .filter((day) => day !== null)
      .toSorted(compareEdtf)
      .at(-1) ?? null
  );
}
