import { createHash } from 'node:crypto';
import { marksOf, rules, type Marked, type Marks, type Profile } from '#readiness';
import { nameWords, type Reading } from '#record';
import { rowsByStratum } from '../case-view.js';
import { STRATUM_COLUMNS, type CaseProjection, type Row } from '../projection.js';

export interface ReadinessTables {
  readiness: {
    subject: string;
    rank_from: number;
    rank_to: number;
    name: string;
    sort_name: string;
    fresh_until: string | null;
    /** Why the person is urgent, as JSON. */
    urgent: string;
    /** The marks of every profile, by profile, as JSON. */
    marks: string;
    /** The number of the profiles that they were made with. */
    made_with: number;
  };
}

/** What is kept of a profile's marks: by which version, the letters, and the day they hold until where there is one. */
export type MarksKept = readonly [version: number, letters: string, until?: string];

/** The readiness of every casefile under every profile, as the boards show it; `shipped` are those that the program brings. */
export function exchangeReadiness(shipped: readonly Profile[]): CaseProjection {
  return {
    name: 'exchange-readiness',
    version: versionOf(shipped),
    of: 'casefile',
    tables: [
      {
        name: 'readiness',
        columns: {
          ...STRATUM_COLUMNS,
          name: 'text',
          sort_name: 'text',
          fresh_until: 'text?',
          urgent: 'text',
          marks: 'text',
          made_with: 'integer',
        },
        indices: [['sort_name', 'subject'], ['fresh_until']],
      },
    ],
    rows: ({ views, nextDay, standing: { profiles, madeWith } }) => {
      let marked: Marked | undefined;
      const row = (reading: Reading) => ({
        ...rowOf(reading, (marked = marksOf(reading, profiles, marked)), nextDay),
        made_with: madeWith,
      });
      return { readiness: rowsByStratum(views, row) };
    },
  };
}

/** Counts changes of what is written into the rows that do not come from the profiles. */
const VERSION = 3;

/** A shipped profile that is changed, added or removed changes the rows, and so does the order of the rules: both count. */
function versionOf(profiles: readonly Profile[]): number {
  const all = [VERSION, profiles, rules.map(({ id }) => id)];
  const digest = createHash('sha256').update(JSON.stringify(all));
  return digest.digest().readUIntBE(0, 6);
}

function rowOf({ names }: Reading, { marks, urgentBecause }: Marked, nextDay: string | null): Row {
  const name = names[0]?.text ?? '';
  let fresh_until = nextDay;
  for (const { until } of marks)
    if (until !== undefined && (fresh_until === null || until < fresh_until)) fresh_until = until;
  return {
    name,
    sort_name: nameWords(name).join(' '),
    fresh_until,
    urgent: JSON.stringify(urgentBecause),
    marks: JSON.stringify(Object.fromEntries(marks.map(kept))),
  };
}

function kept({ profile, letters, until }: Marks): [id: string, kept: MarksKept] {
  const { id, version } = profile;
  return [id, until === undefined ? [version, letters] : [version, letters, until]];
}
