import {
  isErased,
  PROTECTIONS,
  rankOf,
  type ExchangeListFact,
  type Fact,
  type FrozenEntry,
  type PackageReviewed,
} from '#record';
import { STRATUM_COLUMNS, type ListProjection } from '../projection.js';

export interface ListTables {
  exchange_list: {
    subject: string;
    rank_from: number;
    rank_to: number;
    known_from: string;
    known_from_at: number;
    answer: string;
  };
}

/** What was answered about one person of a version, and when that was recorded. */
export interface AnswerGiven {
  readonly casefile: string;
  readonly answer: string;
  readonly on: string;
  readonly by?: string;
  readonly text?: string;
  readonly at: string;
  readonly position: string;
}

/** A list as its own stream tells it, without the readiness of those who are on it. */
export interface ListState {
  readonly id: string;
  readonly profile: string;
  readonly title?: string;
  readonly recipient?: string;
  readonly plannedSubmission?: string;
  readonly protection: (typeof PROTECTIONS)[number];
  readonly state: 'draft' | 'frozen' | 'handed-over';
  readonly entries: readonly {
    readonly casefile: string;
    readonly urgent: boolean;
    readonly note?: string;
    readonly namedAt: string;
    readonly namedBy: string;
  }[];
  /** Everybody who was ever taken off, whether or not they were named again. */
  readonly dropped: readonly {
    readonly casefile: string;
    readonly reason: string;
    readonly text?: string;
    readonly at: string;
    readonly by: string;
  }[];
  readonly versions: readonly {
    readonly version: number;
    readonly frozenAt: string;
    readonly by: string;
    readonly on: string;
    readonly profile: { readonly id: string; readonly version: number };
    readonly entries: readonly FrozenEntry[];
    readonly position: string;
    readonly checksum: string;
    readonly note?: string;
    /** How many more were on it whose casefiles have been erased since. */
    readonly erased?: number;
    /** The protection reviews, in the order of recording: the last one counts. */
    readonly reviews: readonly (Omit<PackageReviewed['data'], 'version'> & {
      readonly by: string;
      readonly at: string;
    })[];
    readonly handedOver?: { readonly to: string; readonly on: string; readonly receipt?: string };
    /** Every answer, in the order of recording. */
    readonly answers: readonly AnswerGiven[];
  }[];
  readonly revision: number;
}

/** Every exchange list, with its frozen versions, hand-overs and answers. */
export const exchangeLists: ListProjection = {
  name: 'exchange-lists',
  version: 2,
  of: 'exchangelist',
  tables: [
    {
      name: 'exchange_list',
      columns: { ...STRATUM_COLUMNS, known_from: 'text', known_from_at: 'integer', answer: 'text' },
      indices: [['known_from', 'subject']],
    },
  ],
  rows: ({ id, facts }) => {
    const [drafted] = facts;
    const state = listStateOf(id, facts);
    if (drafted === undefined || state === undefined) return {};
    return {
      exchange_list: [
        {
          rank_from: rankOf(state.protection),
          rank_to: PROTECTIONS.length - 1,
          known_from: drafted.position,
          known_from_at: drafted.recordedAt.getTime(),
          answer: JSON.stringify(state),
        },
      ],
    };
  },
};

/** What the facts of a list amount to; undefined before it was drafted. */
export function listStateOf(id: string, facts: readonly Fact[]): ListState | undefined {
  let state: ListState | undefined;
  for (const fact of facts as readonly (ExchangeListFact & Fact)[]) state = after(state, fact, id);
  return state;
}

function after(state: ListState | undefined, fact: ExchangeListFact, id: string): ListState | undefined {
  const [at, by] = [fact.recordedAt.toISOString(), fact.recordedBy];
  if (fact.type === 'ExchangeListDrafted')
    return { id, ...fact.data, state: 'draft', entries: [], dropped: [], versions: [], revision: fact.revision };
  if (state === undefined) return undefined;
  const next = { ...state, revision: fact.revision };
  if (isErased(fact)) return next;
  switch (fact.type) {
    case 'NamedForExchange': {
      const { urgent = false, ...named } = fact.data;
      return {
        ...next,
        state: 'draft',
        entries: [...state.entries, { ...named, urgent, namedAt: at, namedBy: by }],
      };
    }
    case 'DroppedFromList': {
      const entries = state.entries.filter(({ casefile }) => casefile !== fact.data.casefile);
      return { ...next, state: 'draft', entries, dropped: [...state.dropped, { ...fact.data, at, by }] };
    }
    case 'ListFrozen':
      return {
        ...next,
        state: 'frozen',
        versions: [...state.versions, { ...fact.data, frozenAt: at, by, reviews: [], answers: [] }],
      };
    case 'PackageReviewed': {
      const { version, ...review } = fact.data;
      return withVersion(next, version, ({ reviews }) => ({ reviews: [...reviews, { ...review, by, at }] }));
    }
    case 'ListHandedOver': {
      const { version, to, on, receipt } = fact.data;
      const handedOver = { to, on, ...(receipt === undefined ? {} : { receipt }) };
      return withVersion({ ...next, state: 'handed-over' }, version, () => ({ handedOver }));
    }
    case 'ExchangeAnswered': {
      const { version, sources: _, ...said } = fact.data;
      const answer = { ...said, at, position: fact.position };
      return withVersion(next, version, ({ answers }) => ({ answers: [...answers, answer] }));
    }
  }
}

type Version = ListState['versions'][number];

function withVersion(state: ListState, version: number, change: (known: Version) => Partial<Version>): ListState {
  const versions = state.versions.map((known) => (known.version === version ? { ...known, ...change(known) } : known));
  return { ...state, versions };
}
