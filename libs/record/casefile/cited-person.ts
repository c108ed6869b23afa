import type { Context } from '../decider.js';
import { Refused } from '../refused.js';
import { casefile, type Casefile } from './casefile.js';
import { mustNotBeErased } from './casefile-command.js';

/** The casefile that a request names. @throws Refused `unknown-casefile`, `casefile-erased` */
export function citedPerson(id: string, context: Context): Casefile {
  const person = context.cited(casefile, `casefile-${id}`);
  if (person === undefined) throw new Refused('unknown-casefile', `No casefile has been opened under ${id}.`);
  mustNotBeErased(person);
  return person;
}
