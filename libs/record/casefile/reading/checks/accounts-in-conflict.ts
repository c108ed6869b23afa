import { Codes, say } from '../../../words/index.js';
import { liveAccounts, type Check, type Checkable } from './check.js';

/** Accounts of one occurrence contradict each other, and nobody has adjudicated. */
export function accountsInConflict({ occurrences }: Checkable): Check[] {
  return occurrences
    .filter(({ conflict }) => conflict.length > 0)
    .map((occurrence) => {
      const claims = liveAccounts([occurrence]).map(({ claim }) => claim);
      const { kind, conflict, chosenBy } = occurrence;
      const [what, on, rule] = [new Codes(kind.name), new Codes(...conflict), new Codes(chosenBy)];
      const message = say`${claims.length} accounts of ${what} differ on ${on}; shown is the one chosen by ${rule}.`;
      return { code: 'accounts-in-conflict', message, claims };
    });
}
