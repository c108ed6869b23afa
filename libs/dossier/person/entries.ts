import type { Chronicle } from './chronology.js';

/** The number of the entry in the chronology that each claim is an account of. */
export function entriesByClaim(chronology: readonly Chronicle[]): Map<string, number> {
  return new Map(
    chronology.flatMap(({ entry, account, others }) => [account, ...others].map(({ claim }) => [claim, entry])),
  );
}

/** The entries that claims stand at, each once and in order. */
export function entriesOf(claims: readonly string[], entries: ReadonlyMap<string, number>): number[] {
  const found = claims.map((claim) => entries.get(claim)).filter((entry) => entry !== undefined);
  return [...new Set(found)].toSorted((a, b) => a - b);
}
