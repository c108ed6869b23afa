import type { AccountTold, Chronicle } from './chronology.js';

/** What accounts of one occurrence contradict each other on. */
export interface Conflict {
  /** Its number in the chronology. */
  readonly entry: number;
  readonly kind: string;
  readonly on: readonly {
    /** `when`, or an own field. */
    readonly field: string;
    readonly values: readonly ValueTold[];
  }[];
}

/** A value of a closed list, a number, a yes or no, a duration, or a date. */
export type Value = string | number | boolean;

/** A value that accounts give, with the claims that give it and the numbers of their sources. */
export interface ValueTold {
  readonly value: Value;
  readonly claims: readonly string[];
  readonly sources: readonly number[];
}

/** The open conflicts, stated plainly: what differs, and who says which. */
export function conflictsOf(chronology: readonly Chronicle[]): Conflict[] {
  return chronology
    .filter(({ conflict }) => conflict.length > 0)
    .map(({ entry, kind, conflict, account, others }) => {
      const standing = [account, ...others].filter(stands);
      return { entry, kind, on: conflict.map((field) => ({ field, values: valuesOf(field, standing) })) };
    });
}

function valuesOf(field: string, accounts: readonly AccountTold[]): ValueTold[] {
  const given = new Map<Value, AccountTold[]>();
  for (const account of accounts) {
    const value = field === 'when' ? account.when : account.fields[field];
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') continue;
    given.set(value, [...(given.get(value) ?? []), account]);
  }
  return [...given].map(([value, by]) => ({
    value,
    claims: by.map(({ claim }) => claim),
    sources: [...new Set(by.flatMap(({ citations }) => citations.map(({ source }) => source)))],
  }));
}

function stands({ retraction, disputes }: AccountTold): boolean {
  return retraction === undefined && disputes.every(({ answered }) => answered);
}
