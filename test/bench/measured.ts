/** The rows of a table of figures, printed as they come. */
export function print(title: string, figures: Readonly<Record<string, string>>): void {
  process.stdout.write(`\n${title}\n`);
  const width = Math.max(...Object.keys(figures).map(({ length }) => length));
  for (const [name, figure] of Object.entries(figures)) process.stdout.write(`  ${name.padEnd(width)}  ${figure}\n`);
}

/** How many a second, by a clock around the work. */
export async function rate(count: number, work: () => Promise<void> | void): Promise<number> {
  const start = performance.now();
  await work();
  return (count * 1000) / (performance.now() - start);
}

/** The value below which `share` of the times lie. */
export function quantile(times: readonly number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
}

export const perSecond = (figure: number) => `${Math.round(figure).toLocaleString('en')}/s`;
export const ratio = (figure: number, of: number) => `${(figure / of).toFixed(2)} of the bare one`;
export const milliseconds = (time: number) => `${time.toFixed(3)} ms`;
