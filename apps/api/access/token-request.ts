import { Malformed, ROLES, type FieldProblem } from '#record';

/** What is asked of a new token. */
export interface TokenRequest {
  /** The pseudonym that goes on record. */
  readonly name: string;
  readonly roles: readonly string[];
  /** The last day on which it is good, in UTC. */
  readonly endsOn?: string | undefined;
}

/** @throws Malformed naming every field that is wrong */
export function checkTokenRequest({ name, roles, endsOn }: TokenRequest): void {
  const isName = /^\P{C}{1,100}$/u.test(name) && name.trim() === name;
  const areRoles = roles.length > 0 && roles.every((role) => (ROLES as readonly string[]).includes(role));
  const problems: FieldProblem[] = [];
  if (!isName) problems.push({ field: 'name', message: 'must be a pseudonym of 1 to 100 characters' });
  if (!areRoles) problems.push({ field: 'roles', message: `must be one or more of ${ROLES.join(', ')}` });
  if (endsOn !== undefined && !isDay(endsOn))
    problems.push({ field: 'endsOn', message: 'must be a day, such as 2027-01-31' });
  if (problems.length > 0) throw new Malformed(problems);
}

function isDay(text: string): boolean {
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().slice(0, 10) === text;
}
