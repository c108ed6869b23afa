import { liveAccounts, type Check, type Checkable } from './check.js';

/** Accounts of one occurrence contradict each other, and nobody has adjudicated. */
export function accountsInConflict({ occurrences }: Checkable): Check[] {
  return occurrences
    .filter(({ conflict }) => conflict.length > 0)
    .map((occurrence) => ({
      code: 'accounts-in-conflict',
      message: `${occurrence.others.length + 1} accounts of ${occurrence.kind.name} differ on ${occurrence.conflict.join(', ')}; shown is the one chosen by ${occurrence.chosenBy}.`,
      claims: liveAccounts([occurrence]).map(({ claim }) => claim),
    }));
}
