import {
  addDays,
  PROTECTIONS,
  readCasefile,
  readPledge,
  type CaseRecord,
  type PledgeReading,
  type Reading,
} from '#record';
import { STRATUM_COLUMNS, type CaseProjection, type CaseView, type Row } from '../projection.js';
import { stratumColumns } from '../case-view.js';

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

/** Whether a person is a ward on a day: neither at liberty nor dead by the reading's status then, nor erased. */
export function wardOf({ steps, erased }: Reading): (day: string) => boolean {
  return (day) => {
    if (erased !== undefined && day >= erased.at.slice(0, 10)) return false;
    const after = steps.findLast((step) => step.day <= day)?.after;
    return (
      after === undefined || (after.life !== 'dead' && after.liberty !== 'at-liberty' && after.liberty !== 'expelled')
    );
  };
}

export function isOverdue({ duties }: PledgeReading): boolean {
  return duties.some(({ overdue }) => overdue !== undefined);
}

/** The day after the first due one: then something may be overdue. */
function freshUntil({ duties }: PledgeReading, nextDay: string | null): string | null {
  const days = [nextDay, ...duties.map(({ due }) => (due === undefined ? null : addDays(due, 1)))];
  return days.filter((day) => day !== null).toSorted()[0] ?? null;
}
