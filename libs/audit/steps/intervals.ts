import type { SignedCheckpoint } from './history.js';

/** Between which times the leaves of a stretch of the log were recorded, as those vouch who cosigned the checkpoints around it. */
export interface Interval {
  /** The leaf after the last of the stretch. */
  readonly end: number;
  /** The last time at which the log was seen without them: at which size, in milliseconds since 1970. */
  readonly without?: { readonly size: number; readonly time: number };
  /** The first time at which it was seen with them. */
  readonly within?: { readonly size: number; readonly time: number };
}

/** The stretches between the checkpoints that enough witnesses have cosigned, from leaf 0 on; nothing where there are none. */
export function intervalsBetween(checkpoints: readonly SignedCheckpoint[]): Interval[] {
  const cosigned = checkpoints
    .flatMap(({ checkpoint: { size }, vouched }) => (vouched ? [{ size, ...vouched }] : []))
    .toSorted((a, b) => a.size - b.size);
  const ends = [...cosigned.map(({ size }) => size), Infinity];
  let without: Interval['without'];
  const before = cosigned.map(({ size, notBefore }) => {
    const time = notBefore * 1000;
    if (without === undefined || time >= without.time) without = { size, time };
    return without;
  });
  let within: Interval['within'];
  const after = cosigned.toReversed().map(({ size, atTheLatest }) => {
    const time = atTheLatest * 1000;
    if (within === undefined || time <= within.time) within = { size, time };
    return within;
  });
  after.reverse();
  if (cosigned.length === 0) return [];
  return ends.map((end, at) => {
    const [lower, upper] = [before[at - 1], after[at]];
    return { end, ...(lower && { without: lower }), ...(upper && { within: upper }) };
  });
}
