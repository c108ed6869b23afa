import { RecordCommand, type NewFact } from '../decider.js';
import { ListOf, One } from '../fields/index.js';
import { PersonName } from '../values/person-name.js';
import { Place } from '../values/place.js';

/** Opens a group of co-defendants under the names it goes by, one or more per language. */
export class OpenCasegroup extends RecordCommand {
  @ListOf(() => PersonName, { about: 'Names of the case, per language', max: 20 })
  names!: PersonName[];

  @One(() => Place, { optional: true })
  place?: Place;

  override stream(id: string): string {
    return `casegroup-${id}`;
  }
}

export function openCasegroup({ names, place }: OpenCasegroup): NewFact {
  return { type: 'CasegroupOpened', data: { names, ...(place === undefined ? {} : { place }) } };
}
