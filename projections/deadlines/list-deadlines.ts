import { bounds, listFacts, PROTECTIONS, rankOf, type Fact } from '#record';
import { STRATUM_COLUMNS, type ListProjection, type Row } from '../projection.js';

export interface ListDeadlineTables {
  list_deadline: { subject: string; rank_from: number; rank_to: number; day: string };
}

/** When each list is to be handed over that no version has been handed over of. */
export const listDeadlines: ListProjection = {
  name: 'list-deadlines',
  version: 1,
  of: 'exchangelist',
  tables: [{ name: 'list_deadline', columns: { ...STRATUM_COLUMNS, day: 'text' }, indices: [['day']] }],
  rows: ({ facts }) => ({ list_deadline: rowsOf(facts) }),
};

function rowsOf(facts: readonly Fact[]): Row[] {
  const [drafted, ...later] = listFacts(facts);
  if (drafted?.type !== 'ExchangeListDrafted' || later.some(({ type }) => type === 'ListHandedOver')) return [];
  const day = bounds(drafted.data.plannedSubmission ?? null).latest;
  if (day === null) return [];
  return [{ rank_from: rankOf(drafted.data.protection), rank_to: PROTECTIONS.length - 1, day }];
}
