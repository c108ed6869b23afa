import { liveAccounts, type Check, type Checkable } from './check.js';

/** Accounts of one occurrence contradict each other, and nobody has adjudicated. */
export function accountsInConflict({ occurrences }: Checkable): Check[] {
  return occurrences
    .filter(({ conflict }) => conflict.length > 0)
    .map((occurrence) => {
      const claims = liveAccounts([occurrence]).map(({ claim }) => claim);
      const { kind, conflict, chosenBy } = occurrence;
      const message = `${claims.length} accounts of ${kind.name} differ on ${conflict.join(', ')}; shown is the one chosen by ${chosenBy}.`;
      return { code: 'accounts-in-conflict', message, claims };
    });
}
