import { addDays, bounds, idOf, nameWords, rankOf, type PersonPlaced, type Reading } from '#record';
import { rowsByStratum } from '../case-view.js';
import { hasMovingEnd } from '../moving-end.js';
import { knownSpanRows } from './known-spans.js';
import { STRATUM_COLUMNS, type CaseProjection, type CaseView, type Row } from '../projection.js';
import { lastConfirmedIn, STATUS_PARTS, statusIn } from './status.js';

/** The status of every casefile: now, as a page for the register, and through both times as spans. */
export const currentStatus: CaseProjection = {
  name: 'current-status',
  version: 3,
  of: 'casefile',
  tables: [
    {
      name: 'status',
      columns: {
        ...STRATUM_COLUMNS,
        sort_name: 'text',
        last_confirmed: 'text?',
        known_from: 'text',
        known_from_at: 'integer',
        fresh_until: 'text?',
        answer: 'text',
      },
      indices: [['sort_name', 'subject'], ['last_confirmed', 'subject'], ['fresh_until']],
    },
    { name: 'status_word', columns: { rank_from: 'integer', word: 'text' }, indices: [['word', 'subject']] },
    {
      name: 'status_group',
      columns: { member_of: 'text', from_day: 'text', known_from: 'text', known_from_at: 'integer' },
      indices: [['member_of', 'subject']],
    },
    {
      name: 'status_span',
      columns: {
        ...STRATUM_COLUMNS,
        facet: 'text',
        value: 'text',
        from_day: 'text',
        to_day: 'text?',
        known_from: 'text',
        known_from_at: 'integer',
        known_to: 'text?',
        known_to_at: 'integer?',
      },
      indices: [['facet', 'value', 'from_day', 'subject']],
    },
  ],
  rows: (view) => ({
    status: rowsByStratum(view.views, (reading) => statusRow(view, reading), STATUS_PARTS),
    status_word: wordRows(view),
    status_group: groupRows(view),
    status_span: view.history.flatMap(({ stratum, known }) => knownSpanRows(stratum, known)),
  }),
};

function statusRow({ record, nextDay }: CaseView, reading: Reading): Row {
  const [opened] = record.facts;
  return {
    sort_name: nameWords(reading.names[0]?.text ?? '').join(' '),
    last_confirmed: lastConfirmedIn(reading.status),
    known_from: opened?.position ?? '',
    known_from_at: opened?.recordedAt.getTime() ?? 0,
    fresh_until: freshUntil(reading, nextDay),
    answer: JSON.stringify(statusIn(reading)),
  };
}

/** The first day on which the answer is another by itself: something begins, a term is over, or is reckoned anew. */
function freshUntil(reading: Reading, nextDay: string | null): string | null {
  const { on, expectedEnd } = reading;
  const overdue = expectedEnd !== undefined && expectedEnd.day >= on ? addDays(expectedEnd.day, 1) : null;
  const days = [nextDay, overdue, hasMovingEnd(reading) ? addDays(on, 1) : null];
  return days.filter((day) => day !== null).toSorted()[0] ?? null;
}

/** The words of all names, each with the lowest rank at which it is seen. */
function wordRows({ views }: CaseView): Row[] {
  const ranks = new Map<string, number>();
  for (const { stratum, reading } of views.toReversed())
    for (const { text } of reading.names) for (const word of nameWords(text)) ranks.set(word, rankOf(stratum.lowest));
  return [...ranks].map(([word, rank_from]) => ({ word, rank_from }));
}

/** The placements in groups, each with the day it begins and the place in the record from which it is known. */
function groupRows({ record }: CaseView): Row[] {
  return record.groups.flat().flatMap(({ type, data, stream, position, recordedAt }) => {
    const { casefile, from } = data as PersonPlaced['data'];
    if (type !== 'PersonPlacedInGroup' || casefile !== record.id) return [];
    const from_day = bounds(from ?? null).earliest ?? '';
    return [{ member_of: idOf(stream), from_day, known_from: position, known_from_at: recordedAt.getTime() }];
  });
}
