import type { TimelineItem } from './timeline.js';

interface TimelineJsDate {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}

/** The JSON that TimelineJS takes; it has no place for events without a date, which `undated` counts. */
export interface TimelineJs {
  readonly title: { readonly text: { readonly headline: string } };
  readonly events: readonly {
    readonly unique_id: string;
    readonly start_date: TimelineJsDate;
    readonly end_date?: TimelineJsDate;
    readonly display_date: string;
    readonly group: string;
    readonly text: { readonly headline: string; readonly text: string };
  }[];
  readonly undated: number;
  readonly position: string;
}

/** A timeline in the form of TimelineJS; uncertain dates become spans, with the date as recorded shown. */
export function timelineJsOf(name: string, items: readonly TimelineItem[], position: string): TimelineJs {
  const dated = items.filter(({ earliest, latest }) => earliest !== null || latest !== null);
  return {
    title: { text: { headline: escaped(name) } },
    events: dated.map(({ occurrence, group, title, when, earliest, latest, others }) => ({
      unique_id: occurrence,
      start_date: dateOf(earliest ?? latest ?? ''),
      ...(latest !== null && earliest !== null && latest !== earliest ? { end_date: dateOf(latest) } : {}),
      display_date: when ?? '',
      group,
      text: { headline: escaped(title), text: inWords(others.length) },
    })),
    undated: items.length - dated.length,
    position,
  };
}

function inWords(others: number): string {
  if (others === 0) return '';
  return others === 1 ? 'One other account' : `${others} other accounts`;
}

function dateOf(day: string): TimelineJsDate {
  const [year, month, date] = day.split('-').map(Number);
  return { year: year ?? 0, ...(month === undefined ? {} : { month }), ...(date === undefined ? {} : { day: date }) };
}

// TimelineJS puts these texts into the page as HTML, and they come from sources.
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
