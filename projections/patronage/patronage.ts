import { addDays, PROTECTIONS, readCasefile, readPledge, type CaseRecord, type PledgeReading } from '#record';
import { STRATUM_COLUMNS, type CaseProjection, type CaseView, type Row } from '../projection.js';
import { stratumColumns } from '../case-view.js';
import { wardOf } from '../ward.js';

export interface PatronageTables {
  patronage: {
    subject: string;
    rank_from: number;
    rank_to: number;
    pledge: string;
    patron: string;
    declared_on: string;
    overdue: number;
    fresh_until: string | null;
    answer: string;
  };
}

/** Every pledge with its duties: done, due and overdue. */
export const patronage: CaseProjection = {
  name: 'patronage',
  version: 2,
  of: 'casefile',
  tables: [
    {
      name: 'patronage',
      columns: {
        ...STRATUM_COLUMNS,
        pledge: 'text',
        patron: 'text',
        declared_on: 'text',
        overdue: 'integer',
        fresh_until: 'text?',
        answer: 'text',
      },
      indices: [['pledge'], ['declared_on', 'pledge'], ['fresh_until']],
    },
  ],
  rows: (view) => ({ patronage: rowsOf(view) }),
};

function rowsOf({ record, on, nextDay, views }: CaseView): Row[] {
  if (record.pledges.length === 0) return [];
  return [...views, ...viewsOfErased(record, on)].flatMap(({ stratum, reading }) =>
    record.pledges.flatMap((facts) => {
      const pledge = readPledge(facts, { on, clearance: stratum.lowest }, wardOf(reading), reading.protection);
      if (pledge === undefined) return [];
      const row = {
        ...stratumColumns(stratum),
        pledge: pledge.id,
        patron: pledge.patron.name,
        declared_on: pledge.declaredOn,
        overdue: isOverdue(pledge) ? 1 : 0,
        fresh_until: freshUntil(pledge, nextDay),
        answer: JSON.stringify(pledge),
      };
      return [row];
    }),
  );
}

/** A pledge is the patron's, and outlives the erasure of what was on record of the ward. */
function viewsOfErased(record: CaseRecord, on: string): CaseView['views'] {
  return PROTECTIONS.flatMap((level) => {
    const reading = readCasefile(record, { on, clearance: level });
    return reading?.erased === undefined ? [] : [{ stratum: { lowest: level, highest: level }, reading }];
  });
}

export function isOverdue({ duties }: PledgeReading): boolean {
  return duties.some(({ overdue }) => overdue !== undefined);
}

/** The day after the first due one: then something may be overdue. */
function freshUntil({ duties }: PledgeReading, nextDay: string | null): string | null {
  const days = [nextDay, ...duties.map(({ due }) => (due === undefined ? null : addDays(due, 1)))];
  return days.filter((day) => day !== null).toSorted()[0] ?? null;
}
