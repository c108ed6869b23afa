import {
  bounds,
  historyOf,
  historyStrata,
  nameKey,
  rankOf,
  readStrata,
  strataOf,
  type CaseRecord,
  type Fact,
  type Protection,
  type Reading,
  type Stratum,
} from '#record';
import type { NameEntry } from './case-index.js';
import type { CaseView, ProfilesStanding, Row } from './projection.js';

/** Nobody is served below this level: every token may read what partners may. */
export const LOWEST_SERVED: Protection = 'partners';

/** Reads a casefile for each stratum of clearances, and through the time of the record. */
export function caseViewOf(record: CaseRecord, on: string, standing: ProfilesStanding): CaseView {
  const strata = strataOf(record, LOWEST_SERVED);
  const history = historyStrata(record, strata).map((stratum) => ({
    stratum,
    known: historyOf(record, stratum.lowest),
  }));
  return { record, on, standing, views: readStrata(record, on, strata), history, nextDay: nextDayIn(record, on) };
}

/** The next day after `on` on which something on record begins; null when nothing lies ahead. */
function nextDayIn({ facts, pledges, lists, groups }: CaseRecord, on: string): string | null {
  let next: string | null = null;
  for (const fact of [facts, ...pledges, ...lists, ...groups].flat())
    for (const date of datesIn(fact)) {
      const earliest = typeof date === 'string' ? bounds(date).earliest : null;
      if (earliest !== null && earliest > on && earliest < (next ?? END_OF_TIME)) next = earliest;
    }
  return next;
}

const END_OF_TIME = '~';

interface Dated {
  readonly when?: unknown;
  readonly values?: { readonly when?: unknown };
  readonly on?: unknown;
  readonly from?: unknown;
  readonly declaredOn?: unknown;
}

/** The dates from which a fact tells of something, whatever its type. */
function datesIn({ data }: Fact): unknown[] {
  const { when, values, on, from, declaredOn } = data as Dated;
  return [when, values?.when, on, from, declaredOn];
}

/** The folded names of a casefile, each with the lowest rank at which it is seen. */
export function namesIn({ views }: CaseView): NameEntry[] {
  const ranks = new Map<string, number>();
  for (const { stratum, reading } of views.toReversed())
    for (const { text } of reading.names) ranks.set(nameKey(text), rankOf(stratum.lowest));
  // A name without letters is no name to be found by.
  return [...ranks].filter(([key]) => key !== '').map(([key, rank]) => ({ key, rank }));
}

/**
 * A row for each stratum; strata that follow each other and say the same share one. `parts` are those of a reading that
 * a row is made of, where they are few: readings that have them all in common need no row made to be compared.
 */
export function rowsByStratum(
  views: CaseView['views'],
  rowOf: (reading: Reading) => Row,
  parts: readonly (keyof Reading)[] = [],
): Row[] {
  const rows: { row: Row; reading: Reading; rank_from: number; rank_to: number }[] = [];
  for (const { stratum, reading } of views) {
    const { rank_from, rank_to } = stratumColumns(stratum);
    const last = rows.at(-1);
    const isLikeLast =
      last !== undefined && parts.length > 0 && parts.every((part) => last.reading[part] === reading[part]);
    const row = isLikeLast ? last.row : rowOf(reading);
    if (last !== undefined && isSame(last.row, row)) last.rank_to = rank_to;
    else rows.push({ row, reading, rank_from, rank_to });
  }
  return rows.map(({ row, rank_from, rank_to }) => ({ rank_from, rank_to, ...row }));
}

function isSame(a: Row, b: Row): boolean {
  return a === b || Object.keys(a).every((column) => a[column] === b[column]);
}

/** The columns by which a row is found for a reader. */
export function stratumColumns({ lowest, highest }: Stratum): { rank_from: number; rank_to: number } {
  return { rank_from: rankOf(lowest), rank_to: rankOf(highest) };
}
