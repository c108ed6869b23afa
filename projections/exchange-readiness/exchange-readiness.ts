import { evaluateAll, type Profile, type Readiness } from '#readiness';
import type { Reading } from '#record';
import { stratumColumns } from '../case-view.js';
import { STRATUM_COLUMNS, type CaseProjection } from '../projection.js';

export interface ReadinessTables {
  readiness: {
    subject: string;
    rank_from: number;
    rank_to: number;
    profile: string;
    profile_version: number;
    ready: number;
    sort_name: string;
    outcomes: string;
    fresh_until: string | null;
    summary: string;
  };
}

/** One person on the board: what is wanting, rule by rule, and never a figure. */
export interface BoardEntry {
  readonly id: string;
  readonly name: string;
  readonly profile: Readiness['profile'];
  readonly ready: boolean;
  readonly blocking: readonly string[];
  readonly advisory: readonly string[];
  readonly outcomes: Readonly<Record<string, string>>;
  /** Urgent although incomplete: somebody put the person on a list as such. */
  readonly urgent: boolean;
  readonly on: string;
  readonly until?: string;
}

/** The readiness of every casefile under every profile, as the board shows it. */
export function exchangeReadiness(profiles: readonly Profile[]): CaseProjection {
  return {
    name: 'exchange-readiness',
    version: versionOf(profiles),
    of: 'casefile',
    tables: [
      {
        name: 'readiness',
        columns: {
          ...STRATUM_COLUMNS,
          profile: 'text',
          profile_version: 'integer',
          ready: 'integer',
          sort_name: 'text',
          outcomes: 'text',
          fresh_until: 'text?',
          summary: 'text',
        },
        indices: [['profile', 'sort_name', 'subject'], ['fresh_until']],
      },
    ],
    rows: ({ views, nextDay }) => ({
      readiness: views.flatMap(({ stratum, reading }) =>
        evaluateAll(reading, profiles).map((readiness) => {
          const entry = boardEntryOf(reading, readiness);
          return {
            ...stratumColumns(stratum),
            profile: readiness.profile.id,
            profile_version: readiness.profile.version,
            ready: readiness.ready ? 1 : 0,
            sort_name: entry.name.toLowerCase(),
            outcomes: ` ${[...new Set(Object.values(entry.outcomes))].join(' ')} `,
            fresh_until: [readiness.validUntil, nextDay].filter((day) => day !== undefined && day !== null).toSorted()[0] ?? null,
            summary: JSON.stringify(entry),
          };
        }),
      ),
    }),
  };
}

/** A changed profile changes the rows: its version counts towards the projection's. */
function versionOf(profiles: readonly Profile[]): number {
  return profiles.reduce((sum, { version }) => sum + version, 1);
}

export function boardEntryOf(reading: Reading, readiness: Readiness): BoardEntry {
  return {
    id: reading.id,
    name: reading.names[0]?.text ?? '',
    profile: readiness.profile,
    ready: readiness.ready,
    blocking: readiness.blocking,
    advisory: readiness.advisory,
    outcomes: Object.fromEntries(readiness.rules.map(({ id, outcome }) => [id, outcome])),
    urgent: reading.lists.some(({ urgent, dropped }) => urgent === true && dropped === undefined),
    on: reading.on,
    ...(readiness.validUntil === undefined ? {} : { until: readiness.validUntil }),
  };
}
