import { bounds, compareEdtf, overlap, type Bounds } from '../../dates/index.js';
import { fieldsOf } from '../../fields/index.js';
import { claimKindNamed, type ClaimKind } from '../claims/index.js';
import type { Account, Accounts, Adjudication } from './account.js';
import { chooseAccount, stands, type Choice } from './choose-account.js';

/** A thing that happened, by the account chosen for it, with the accounts that were not. */
export interface Occurrence extends Choice {
  readonly id: string;
  readonly kind: ClaimKind;
  /** The days that the chosen account allows. */
  readonly days: Bounds;
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
  /** How each occurrence was resolved, whenever it was. */
  readonly resolved: ReadonlyMap<string, Resolved>;
}

interface Resolved {
  readonly accounts: Account[];
  readonly adjudication: Adjudication | undefined;
  readonly occurrence: Occurrence | undefined;
}

/**
 * Resolves the accounts into occurrences that were not wholly after the day `on`. Those with the accounts that they have
 * for a reader with less clearance are the same objects.
 */
export function occurrencesOf({ byClaim, adjudications }: Accounts, on?: string, narrower?: Occurrences): Occurrences {
  const groups = new Map<string, Account[]>();
  for (const account of byClaim.values()) {
    const group = groups.get(account.occurrence);
    if (group === undefined) groups.set(account.occurrence, [account]);
    else group.push(account);
  }
  const standing: Occurrence[] = [];
  const withdrawn: Account[] = [];
  const resolved = new Map<string, Resolved>();
  for (const [id, accounts] of groups) {
    const adjudication = adjudications.get(id);
    const before = narrower?.resolved.get(id);
    const same = before !== undefined && isSame(before, accounts, adjudication) ? before : undefined;
    const occurrence = same === undefined ? occurrenceOf(id, accounts, adjudication) : same.occurrence;
    resolved.set(id, same ?? { accounts, adjudication, occurrence });
    if (occurrence === undefined) withdrawn.push(...accounts);
    else if (on === undefined || startsBy(occurrence, on)) standing.push(occurrence);
  }
  return { standing: standing.toSorted(inOrder), withdrawn, resolved };
}

function isSame(before: Resolved, accounts: readonly Account[], adjudication: Adjudication | undefined): boolean {
  return (
    before.adjudication?.event === adjudication?.event &&
    before.accounts.length === accounts.length &&
    before.accounts.every((account, at) => account === accounts[at])
  );
}

/** The kinds of all occurrences that read otherwise than they do for a reader with less clearance. */
export function kindsChanged(now: Occurrences, before: Occurrences): Set<ClaimKind> {
  const kinds = new Set<ClaimKind>();
  for (const [id, { occurrence }] of now.resolved) {
    const was = before.resolved.get(id)?.occurrence;
    if (was === occurrence) continue;
    if (was !== undefined) kinds.add(was.kind);
    if (occurrence !== undefined) kinds.add(occurrence.kind);
  }
  return kinds;
}

/** One occurrence by its accounts; undefined when every one of them was retracted. */
export function occurrenceOf(
  id: string,
  accounts: Account[],
  adjudication: Adjudication | undefined,
): Occurrence | undefined {
  const choice = chooseAccount(accounts, adjudication);
  const kind = claimKindNamed(choice?.account.kind ?? '');
  if (choice === undefined || kind === undefined) return undefined;
  const { account, chosenBy, because } = choice;
  const settled = chosenBy === 'adjudicated' || accounts.length === 1;
  const days = bounds(account.when);
  const others = accounts.length === 1 ? NO_OTHERS : accounts.filter((other) => other !== account);
  const conflict = settled ? NO_CONFLICT : conflictOf(accounts.filter(stands), kind);
  const occurrence = { id, kind, account, chosenBy, because, days, others, conflict };
  return adjudication === undefined ? occurrence : { ...occurrence, adjudication };
}

const NO_OTHERS: readonly Account[] = [];
const NO_CONFLICT: readonly string[] = [];

function startsBy({ days: { earliest } }: Occurrence, on: string): boolean {
  return earliest === null || earliest <= on;
}

/** By earliest day, then latest day, then order of recording; undated ones last. */
export function inOrder(a: Occurrence, b: Occurrence): number {
  return byDays(a, b) || (a.account.position < b.account.position ? -1 : 1);
}

/** As `compareEdtf`, for which nearly all dates of a record are the easy case. */
function byDays(a: Occurrence, b: Occurrence): number {
  const [one, other] = [a.days.earliest, b.days.earliest];
  if (one === null || other === null || one === other) return compareEdtf(a.account.when, b.account.when);
  return one < other ? -1 : 1;
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
