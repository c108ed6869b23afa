const MONTH = /^(\d{4})-(\d{2})$/;

/** Months that follow each other without a gap, by the first and the last; what is no month stands alone. */
export interface Run {
  readonly from: string;
  readonly to: string;
  readonly months: number;
}

/** Draws months that follow each other together: nobody reads a list of sixty. */
export function runsOf(dates: readonly string[]): Run[] {
  const runs: Run[] = [];
  for (const date of dates) {
    const last = runs.at(-1);
    if (last !== undefined && date === monthAfter(last.to))
      runs[runs.length - 1] = { ...last, to: date, months: last.months + 1 };
    else runs.push({ from: date, to: date, months: 1 });
  }
  return runs;
}

function monthAfter(month: string): string | undefined {
  const [, year, number] = MONTH.exec(month) ?? [];
  if (year === undefined || number === undefined) return undefined;
  const next = Number(number) % 12;
  return `${String(Number(year) + (next === 0 ? 1 : 0)).padStart(4, '0')}-${String(next + 1).padStart(2, '0')}`;
}
