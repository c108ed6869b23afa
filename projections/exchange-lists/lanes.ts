import type { Readiness } from '#readiness';
import type { ListEntry, Reading } from '#record';
import type { AnswerGiven, ListState } from './exchange-lists.js';

/** Entries that want a second look before a list goes out. Nobody is put before anybody else by them. */
export const LANES = ['urgent-although-incomplete', 'on-an-unanswered-list'] as const;
export type Lane = (typeof LANES)[number];

/** Another frozen list to the same recipient that has the person on it and awaits its answer. */
export interface OpenList {
  readonly list: string;
  readonly version: number;
  readonly handedOverOn?: string;
}

/** The lanes an entry stands in, and the lists it already waits on. */
export interface Lanes {
  readonly lanes: readonly Lane[];
  readonly openLists: readonly OpenList[];
}

/** The lanes of one entry of a list, by what is known of the person. */
export function lanesOf(
  entry: { readonly urgent: boolean },
  { ready, urgent }: Pick<Readiness, 'ready' | 'urgent'>,
  openLists: readonly OpenList[],
): Lanes {
  const stands: Readonly<Record<Lane, boolean>> = {
    'urgent-although-incomplete': !ready && (entry.urgent || urgent),
    'on-an-unanswered-list': openLists.length > 0,
  };
  return { lanes: LANES.filter((lane) => stands[lane]), openLists };
}

/** The other lists to the same recipient that the person waits on. */
export function openListsOf(
  lists: readonly ListEntry[],
  { id, profile }: Pick<ListState, 'id' | 'profile'>,
): OpenList[] {
  return lists.flatMap(({ list, profile: recipient, version, dropped, answer, handedOverOn }) => {
    if (list === id || recipient !== profile || version === undefined) return [];
    if (dropped !== undefined || answer !== undefined) return [];
    return [{ list, version, ...(handedOverOn === undefined ? {} : { handedOverOn }) }];
  });
}

/** A reading for the purposes of one list: a version that was frozen of it before is no second list that somebody waits on. */
export function readForList(reading: Reading, list: string): Reading {
  const lists = reading.lists.map((entry) => {
    const { version: _, ...rest } = entry;
    return entry.list === list ? rest : entry;
  });
  return { ...reading, lists };
}

/** What was answered about one person, to whichever version. */
export type AnswerToVersion = Omit<AnswerGiven, 'casefile'> & { readonly version: number };

/** Every answer about a person on a list, in the order of recording; `answer` is the last. */
export function answersAbout(
  casefile: string,
  { versions }: Pick<ListState, 'versions'>,
): { readonly answers: readonly AnswerToVersion[]; readonly answer?: AnswerToVersion } {
  const answers = versions
    .flatMap(({ version, answers: given }) => given.map((answer) => ({ version, ...answer })))
    .filter((given) => given.casefile === casefile)
    .map(({ casefile: _, ...given }) => given)
    .toSorted((a, b) => (a.position < b.position ? -1 : 1));
  const answer = answers.at(-1);
  return answer === undefined ? { answers } : { answers, answer };
}
