import type { Readiness } from '#readiness';
import type { Reading } from '#record';

/** The outcomes by which a board is filtered: what stands in the way, or was waived. */
export const STANDING = ['unmet', 'stale', 'disputed', 'waived'] as const;
export type Standing = (typeof STANDING)[number];

/** One person on the board: what is wanting, rule by rule, and never a figure. */
export interface BoardEntry {
  readonly id: string;
  readonly name: string;
  readonly profile: Readiness['profile'];
  readonly ready: boolean;
  readonly blocking: readonly string[];
  readonly advisory: readonly string[];
  /** The rules by the outcome that stands in the way, or that somebody waived. */
  readonly outcomes: Readonly<Partial<Record<Standing, readonly string[]>>>;
  /** Urgent although it may be incomplete. */
  readonly urgent: boolean;
  readonly urgentBecause: readonly string[];
  readonly on: string;
  /** The first day on which an outcome is another by the passing of time alone. */
  readonly until?: string;
}

/** A person's line on the board of one profile. */
export function boardEntryOf({ id, names, on }: Reading, readiness: Readiness): BoardEntry {
  const { profile, ready, blocking, advisory, rules, urgent, urgentBecause, validUntil } = readiness;
  const outcomes: Partial<Record<Standing, string[]>> = {};
  for (const { id: rule, outcome } of rules)
    if (outcome !== 'met' && outcome !== 'not-applicable') (outcomes[outcome] ??= []).push(rule);
  return {
    id,
    name: names[0]?.text ?? '',
    profile,
    ready,
    blocking,
    advisory,
    outcomes,
    urgent,
    urgentBecause,
    on,
    ...(validUntil === undefined ? {} : { until: validUntil }),
  };
}
