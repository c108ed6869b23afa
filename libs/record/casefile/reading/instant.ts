const written = new WeakMap<Date, string>();

/** The instant in ISO 8601. A fact is read many times over, and writing its time costs more than all else about it. */
export function instantOf(date: Date): string {
  const known = written.get(date);
  if (known !== undefined) return known;
  const instant = date.toISOString();
  written.set(date, instant);
  return instant;
}
