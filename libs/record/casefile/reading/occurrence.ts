import { bounds, compareEdtf, overlap } from '../../dates/index.js';
import { fieldsOf } from '../../fields/index.js';
import { claimKindNamed, type ClaimKind } from '../claims/index.js';
import type { Account, Accounts, Adjudication } from './account.js';
import { chooseAccount, stands, type Choice } from './choose-account.js';

/** A thing that happened, by the account chosen for it, with the accounts that were not. */
export interface Occurrence extends Choice {
  readonly id: string;
  readonly kind: ClaimKind;
  readonly others: readonly Account[];
  readonly adjudication?: Adjudication;
  /** What standing accounts contradict each other on, when nobody has adjudicated: `when` or own fields. */
  readonly conflict: readonly string[];
}

export interface Occurrences {
  /** In order: by earliest day, then latest day, then order of recording; undated ones last. */
  readonly standing: readonly Occurrence[];
  /** Accounts of which nothing stands any more: every account of their occurrence was retracted. */
  readonly withdrawn: readonly Account[];
}

/** Resolves the accounts into occurrences that were not wholly after the day `on`. */
export function occurrencesOf({ byClaim, adjudications }: Accounts, on?: string): Occurrences {
  const groups = new Map<string, Account[]>();
  for (const account of byClaim.values()) {
    const group = groups.get(account.occurrence);
    if (group === undefined) groups.set(account.occurrence, [account]);
    else group.push(account);
  }
  const standing: Occurrence[] = [];
  const withdrawn: Account[] = [];
  for (const [id, accounts] of groups) {
    const resolved = resolve(id, accounts, adjudications.get(id));
    if (resolved === undefined) withdrawn.push(...accounts);
    else if (on === undefined || startsBy(resolved, on)) standing.push(resolved);
  }
  return { standing: standing.sort(inOrder), withdrawn };
}

function resolve(id: string, accounts: Account[], adjudication: Adjudication | undefined): Occurrence | undefined {
  const choice = chooseAccount(accounts, adjudication);
  const kind = claimKindNamed(choice?.account.kind ?? '');
  if (choice === undefined || kind === undefined) return undefined;
  const settled = choice.chosenBy === 'adjudicated' || accounts.length === 1;
  return {
    ...choice,
    id,
    kind,
    others: accounts.length === 1 ? [] : accounts.filter((account) => account !== choice.account),
    ...(adjudication === undefined ? {} : { adjudication }),
    conflict: settled ? [] : conflictOf(accounts.filter(stands), kind),
  };
}

function startsBy({ account }: Occurrence, on: string): boolean {
  const { earliest } = bounds(account.when);
  return earliest === null || earliest <= on;
}

function inOrder(a: Occurrence, b: Occurrence): number {
  return compareEdtf(a.account.when, b.account.when) || (a.account.position < b.account.position ? -1 : 1);
}

const COMPARABLE = new Set(['one-of', 'whole-number', 'yes-no']);

/** What accounts contradict each other on: dates that cannot be the same day, and closed values that differ. */
function conflictOf(accounts: readonly Account[], kind: ClaimKind): string[] {
  const found = new Set<string>();
  accounts.forEach((a, at) => {
    for (const b of accounts.slice(at + 1)) {
      if (a.when !== b.when && !overlap(a.when, b.when)) found.add('when');
      for (const { name, type } of fieldsOf(kind.fields).values()) {
        const closed = COMPARABLE.has(type.is) || (type.is === 'text' && type.format === 'duration');
        const [one, other] = [a.fields[name], b.fields[name]];
        if (closed && one !== undefined && other !== undefined && one !== other) found.add(name);
      }
    }
  });
  return [...found];
}
