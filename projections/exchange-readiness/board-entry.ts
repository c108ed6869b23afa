import { readMarks, type Marks, type Readiness, type Standing } from '#readiness';

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
export function boardEntryOf(
  person: Pick<BoardEntry, 'id' | 'name' | 'urgentBecause' | 'on'>,
  marks: Marks,
): BoardEntry {
  const { blocking, advisory, outcomes } = readMarks(marks);
  const { profile, until } = marks;
  return {
    ...person,
    profile: { id: profile.id, version: profile.version },
    ready: blocking.length === 0,
    blocking,
    advisory,
    outcomes,
    urgent: person.urgentBecause.length > 0,
    ...(until === undefined ? {} : { until }),
  };
}
