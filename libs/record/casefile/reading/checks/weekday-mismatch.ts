import { weekdayConflict } from '../../../dates/index.js';
import { say, wordOf } from '../../../words/index.js';
import { liveAccounts, type Check, type Checkable } from './check.js';

/** The source names a weekday that its date does not have. */
export function weekdayMismatch({ occurrences }: Checkable): Check[] {
  return liveAccounts(occurrences).flatMap(({ claim, when, whenAsWritten }) => {
    const conflict = whenAsWritten === undefined ? null : weekdayConflict(whenAsWritten, when);
    if (conflict === null) return [];
    const { written, actual } = conflict;
    const message = say`The source writes "${written}", but ${when ?? ''} was a ${wordOf(actual)}.`;
    return [{ code: 'weekday-mismatch', message, claims: [claim] }];
  });
}
