import { createHash } from 'node:crypto';
import { evaluateAll, type Profile } from '#readiness';
import { nameWords, type Reading, type Stratum } from '#record';
import { stratumColumns } from '../case-view.js';
import { STRATUM_COLUMNS, type CaseProjection, type Row } from '../projection.js';
import { boardEntryOf } from './board-entry.js';

export interface ReadinessTables {
  readiness: {
    subject: string;
    rank_from: number;
    rank_to: number;
    sort_name: string;
    fresh_until: string | null;
    /** The lines of every profile's board, by profile. */
    entries: string;
  };
}

/** The readiness of every casefile under every profile, as the boards show it. */
export function exchangeReadiness(profiles: readonly Profile[]): CaseProjection {
  return {
    name: 'exchange-readiness',
    version: versionOf(profiles),
    of: 'casefile',
    tables: [
      {
        name: 'readiness',
        columns: { ...STRATUM_COLUMNS, sort_name: 'text', fresh_until: 'text?', entries: 'text' },
        indices: [['sort_name', 'subject'], ['fresh_until']],
      },
    ],
    rows: ({ views, nextDay }) => ({
      readiness: views.map(({ stratum, reading }) => rowOf(stratum, reading, profiles, nextDay)),
    }),
  };
}

/** Counts changes of what is written into the rows that do not come from the profiles. */
const VERSION = 1;

/** A profile that is changed, added or removed changes the rows: all of them count towards the projection's version. */
function versionOf(profiles: readonly Profile[]): number {
  const digest = createHash('sha256').update(JSON.stringify([VERSION, profiles]));
  return digest.digest().readUIntBE(0, 6);
}

function rowOf(stratum: Stratum, reading: Reading, profiles: readonly Profile[], nextDay: string | null): Row {
  const entries = evaluateAll(reading, profiles).map((readiness) => boardEntryOf(reading, readiness));
  const days = [nextDay, ...entries.map(({ until }) => until ?? null)].filter((day) => day !== null);
  return {
    ...stratumColumns(stratum),
    sort_name: nameWords(reading.names[0]?.text ?? '').join(' '),
    fresh_until: days.toSorted()[0] ?? null,
    entries: JSON.stringify(Object.fromEntries(entries.map((entry) => [entry.profile.id, entry]))),
  };
}
