import type { Reading } from '#record';

/** Whether each further day held moves the end of the term, because it counts for more or less than a day of it. */
export function hasMovingEnd({ on, expectedEnd, custody, occurrences }: Reading): boolean {
  if (expectedEnd?.rule === undefined) return false;
  const final = occurrences.filter(
    ({ kind, account }) => kind.name === 'AppealDecided' && account.fields['final'] === true,
  );
  return (
    custody?.stretches.at(-1)?.houseArrest === true ||
    final.some(({ days }) => days.latest !== null && days.latest > on)
  );
}
