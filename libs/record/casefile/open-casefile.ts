import { RecordCommand, type Context, type NewFact } from '../decider.js';
import { ListOf, OneOf, Text } from '../fields/index.js';
import { PROTECTIONS, type Protection } from '../protection.js';
import { Refused } from '../refused.js';
import { PersonName } from '../values/person-name.js';
import type { Casefile } from './casefile.js';

/** Opens the casefile of one person, under the names they are called by. */
export class OpenCasefile extends RecordCommand {
  @ListOf(() => PersonName, { about: 'Working names; names with sources are claims of kind Named', max: 20 })
  names!: PersonName[];

  @Text({ optional: true, max: 2000, about: 'What tells this person from namesakes' })
  note?: string;

  @OneOf(PROTECTIONS, { optional: true, about: 'The least level of everything in the casefile; public by default' })
  protection?: Protection;

  override stream(id: string): string {
    return `casefile-${id}`;
  }
}

export function openCasefile({ names, note, protection }: OpenCasefile, state: Casefile, _: Context): NewFact {
  if (state.open) throw new Refused('casefile-already-open', 'A casefile is open under this id already.');
  return {
    type: 'CasefileOpened',
    data: { names, ...(note === undefined ? {} : { note }), protection: protection ?? 'public' },
  };
}
