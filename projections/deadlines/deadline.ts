/** What a day is a deadline of. */
export const DEADLINE_KINDS = [
  'monthly-statement',
  'duty-due',
  'reply-due',
  'detention-ends',
  'term-expected-to-end',
  'evidence-goes-stale',
  'consent-goes-stale',
  'waiver-ends',
  'submission-planned',
] as const;
export type DeadlineKind = (typeof DEADLINE_KINDS)[number];

/** A day by which something is to be done, or on which something ends by itself: of one person, or of one list. */
export interface Deadline {
  readonly kind: DeadlineKind;
  /** The last day to do it, or to rely on it; of evidence the first day on which it is stale. */
  readonly day: string;
  readonly casefile?: string;
  readonly list?: string;
  readonly pledge?: string;
  /** The point of the terms. */
  readonly term?: number;
  /** The month that a monthly duty is owed for. */
  readonly period?: string;
  /** The id under which the duty was recorded that nobody has replied to. */
  readonly duty?: string;
  readonly occurrence?: string;
  /** The claim that the day comes from. */
  readonly claim?: string;
  readonly rule?: string;
  readonly profile?: string;
  /** The day is worked out, and no court has named it. */
  readonly estimate?: true;
  /** The day has passed, and what was to come by it is not on record. */
  readonly overdue?: true;
}

const OWED: ReadonlySet<DeadlineKind> = new Set(['monthly-statement', 'duty-due', 'reply-due', 'submission-planned']);

/** The deadline as it stands today. */
export function asOf(today: string, deadline: Deadline): Deadline {
  return deadline.day < today && OWED.has(deadline.kind) ? { ...deadline, overdue: true } : deadline;
}

/** What a deadline is of, as one text: the same whichever day it falls on, and whichever account the day comes from. */
export function matterOf(deadline: Deadline): string {
  const { kind, casefile, list, pledge, term, period, duty, occurrence, rule, profile } = deadline;
  const parts = [kind, casefile, list, pledge, term, period, duty, occurrence, rule, profile];
  return parts.map((part) => part ?? '').join(' ');
}
