import type { Reading } from '#record';
import { stratumColumns } from '../case-view.js';
import { STRATUM_COLUMNS, type CaseProjection } from '../projection.js';
import { shown, timelineIn, type AccountShown, type TimelineItem } from './timeline.js';

/** What a row holds: the items in order, and what was taken back. */
export interface TimelinePage {
  readonly name: string;
  readonly items: readonly TimelineItem[];
  readonly withdrawn: readonly AccountShown[];
}

export interface TimelineTables {
  timeline: { subject: string; rank_from: number; rank_to: number; fresh_until: string | null; page: string };
}

/** The timeline of every casefile, as it stands now. */
export const caseTimeline: CaseProjection = {
  name: 'case-timeline',
  version: 1,
  of: 'casefile',
  tables: [
    {
      name: 'timeline',
      columns: { ...STRATUM_COLUMNS, fresh_until: 'text?', page: 'text' },
      indices: [['fresh_until']],
    },
  ],
  rows: ({ views, nextDay }) => ({
    timeline: views.map(({ stratum, reading }) => ({
      ...stratumColumns(stratum),
      fresh_until: nextDay,
      page: JSON.stringify(timelinePageOf(reading)),
    })),
  }),
};

/** The page that a reading gives. */
export function timelinePageOf(reading: Reading): TimelinePage {
  return { name: reading.names[0]?.text ?? '', items: timelineIn(reading), withdrawn: reading.withdrawn.map(shown) };
}
