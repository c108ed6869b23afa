import { rowsByStratum } from '../case-view.js';
import { STRATUM_COLUMNS, type CaseProjection, type CaseView, type Row } from '../projection.js';
import { seenBy, type Seen } from './seen.js';

export interface DeadlineTables {
  deadline: {
    subject: string;
    rank_from: number;
    rank_to: number;
    /** Of the deadlines kept; null where there are none. */
    first_day: string | null;
    last_day: string | null;
    /** Whether the person is on a list that is not done with: how fresh the evidence is, is worked out when asked. */
    listed: number;
    fresh_until: string | null;
    /** What is seen ahead, as JSON. */
    answer: string;
  };
}

/** What is kept of what is seen ahead. */
export type SeenKept = Pick<Seen, 'deadlines' | 'profiles'>;

/** What is due about every person, and what ends. */
export const deadlines: CaseProjection = {
  name: 'deadlines',
  version: 1,
  of: 'casefile',
  tables: [
    {
      name: 'deadline',
      columns: {
        ...STRATUM_COLUMNS,
        first_day: 'text?',
        last_day: 'text?',
        listed: 'integer',
        fresh_until: 'text?',
        answer: 'text',
      },
      indices: [['last_day'], ['fresh_until']],
    },
  ],
  rows: (view) => ({ deadline: rowsOf(view) }),
};

function rowsOf({ record, on, nextDay, views }: CaseView): Row[] {
  const clearances = new Map(views.map(({ stratum, reading }) => [reading, stratum.lowest]));
  const rows = rowsByStratum(views, (reading) =>
    rowOf(seenBy(record, reading, { on, clearance: clearances.get(reading) ?? 'public' }, nextDay)),
  );
  return rows.filter(({ last_day, listed, fresh_until }) => last_day !== null || listed !== 0 || fresh_until !== null);
}

function rowOf({ deadlines: seen, profiles, freshUntil }: Seen): Row {
  const days = seen.map(({ day }) => day).toSorted();
  const kept: SeenKept = { deadlines: seen, profiles };
  return {
    first_day: days[0] ?? null,
    last_day: days.at(-1) ?? null,
    listed: profiles.length === 0 ? 0 : 1,
    fresh_until: freshUntil,
    answer: JSON.stringify(kept),
  };
}
