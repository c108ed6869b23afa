import { citedPerson } from '../casefile/cited-person.js';
import type { Context, NewFact } from '../decider.js';
import { Id, Text, YesNo } from '../fields/index.js';
import { Refused } from '../refused.js';
import type { ExchangeList } from './exchange-list.js';
import { ListCommand, mustBeDrafted } from './list-command.js';

/** Puts a person's name on the list. */
export class NameForExchange extends ListCommand {
  @Id()
  casefile!: string;

  @YesNo({ optional: true, about: 'Urgent although incomplete' })
  urgent?: boolean;

  @Text({ optional: true, max: 1000, about: 'Why now, or why again' })
  note?: string;

  override cites(): string[] {
    return [`casefile-${this.casefile}`];
  }
}

export function nameForExchange(
  { list: _, ...named }: NameForExchange,
  state: ExchangeList,
  context: Context,
): NewFact {
  mustBeDrafted(state);
  citedPerson(named.casefile, context);
  if (state.entries.has(named.casefile)) throw new Refused('already-on-list', 'The person is on this list already.');
  return { type: 'NamedForExchange', data: { ...named } };
}
