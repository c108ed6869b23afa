import { gradeRank, rootOf } from '../../values/source.js';
import { say, type Sentence } from '../../words/index.js';
import type { Account, Adjudication } from './account.js';

/** The rules that choose, in the order in which they are asked. */
export const CHOSEN_BY = [
  'only-account',
  'adjudicated',
  'only-standing',
  'best-grade',
  'most-roots',
  'earliest-recorded',
] as const;

/** Which rule chose the account that an occurrence is read by. */
export type ChosenBy = (typeof CHOSEN_BY)[number];

export interface Choice {
  readonly account: Account;
  readonly chosenBy: ChosenBy;
  /** One sentence that says why. */
  readonly because: Sentence;
}

// Most occurrences have one account: what is said of it is one sentence for all of them.
const ONLY = say`It is the only account.`;
const ONLY_STANDING = say`Every other account was retracted or is disputed without answer.`;
const FIRST = say`Equally graded and rooted; it was recorded first.`;

/** Whether a claim counts: neither taken back nor under a dispute without answer. */
export function stands({ retraction, disputes }: Account): boolean {
  return retraction === undefined && disputes.every(({ answered }) => answered);
}

/**
 * The account an occurrence is read by: adjudicated, else of those that stand the best graded, else the one that the
 * most independent roots agree with, else the first recorded. Undefined when every account was retracted.
 */
export function chooseAccount(
  accounts: readonly Account[],
  adjudication: Adjudication | undefined,
): Choice | undefined {
  const [one] = accounts;
  if (accounts.length === 1 && one?.retraction === undefined && adjudication === undefined && one !== undefined)
    return sole(one, 1);
  const live = accounts.filter(({ retraction }) => retraction === undefined);
  const preferred = live.find(({ claim }) => claim === adjudication?.prefer);
  if (preferred !== undefined && adjudication !== undefined)
    return {
      account: preferred,
      chosenBy: 'adjudicated',
      because: say`${adjudication.by} preferred it: ${adjudication.reason}`,
    };
  const standing = live.filter(stands);
  const candidates = standing.length > 0 ? standing : live;
  const [only] = candidates;
  if (only === undefined) return undefined;
  if (candidates.length === 1) return sole(only, accounts.length);
  return byGrade(candidates);
}

function sole(account: Account, of: number): Choice {
  if (of === 1) return { account, chosenBy: 'only-account', because: ONLY };
  return { account, chosenBy: 'only-standing', because: ONLY_STANDING };
}

function byGrade(candidates: readonly Account[]): Choice {
  const best = leastBy(candidates, bestGrade);
  const [first] = best;
  if (best.length === 1 && first !== undefined) {
    const because = say`Its best source is graded ${gradeOf(first)}; no other account has one as good.`;
    return { account: first, chosenBy: 'best-grade', because };
  }
  return byRoots(best, candidates);
}

/** Whoever is disputed without answer lends no root. Accounts that agree on the date share theirs, and tie. */
function byRoots(candidates: readonly Account[], standing: readonly Account[]): Choice {
  const rooted = leastBy(candidates, (account) => -rootsAgreeing(account, standing).size);
  const [first] = rooted as [Account, ...Account[]];
  const agree = rooted.every(({ when }) => when === first.when);
  if (agree && rooted.length < candidates.length) {
    const because = say`Equally graded; ${rootsAgreeing(first, standing).size} independent roots agree on its date.`;
    return { account: first, chosenBy: 'most-roots', because };
  }
  return { account: first, chosenBy: 'earliest-recorded', because: FIRST };
}

/** The roots of every account that gives the same date: relays of one root count once. */
export function rootsAgreeing({ when }: Account, accounts: readonly Account[]): Set<string> {
  return new Set(accounts.filter((other) => other.when === when).flatMap(({ sources }) => sources.map(rootOf)));
}

const WORST = 99;
const bestGrade = ({ sources }: Account) => Math.min(WORST, ...sources.map(gradeRank));

function gradeOf(account: Account): string {
  const best = account.sources.find((source) => gradeRank(source) === bestGrade(account));
  return best === undefined ? 'nothing' : `${best.reliability}${best.credibility}`;
}

function leastBy(accounts: readonly Account[], rank: (account: Account) => number): readonly Account[] {
  const ranks = accounts.map(rank);
  const least = Math.min(...ranks);
  return accounts.filter((_, at) => ranks[at] === least);
}
