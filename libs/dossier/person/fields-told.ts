/**
 * The own fields of a claim as they are told: without the casefiles of others, and without documents that are not named.
 */
export function fieldsTold(
  fields: Readonly<Record<string, unknown>>,
  isNamed: (document: string) => boolean,
): Record<string, unknown> {
  const told = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(told);
    return isFields(value) ? fieldsTold(value, isNamed) : value;
  };
  const isTold = ([name, value]: [string, unknown]) => {
    if (name === 'casefile') return false;
    return name !== 'document' || typeof value !== 'string' || isNamed(value);
  };
  return Object.fromEntries(
    Object.entries(fields)
      .filter(isTold)
      .map(([name, value]) => [name, told(value)]),
  );
}

/** Whether a value of a field has fields of its own, as a place or a body has. */
export function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
