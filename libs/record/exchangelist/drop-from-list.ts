import type { NewFact } from '../decider.js';
import { Id, OneOf, Text } from '../fields/index.js';
import { Malformed, Refused } from '../refused.js';
import type { ExchangeList } from './exchange-list.js';
import { DROP_REASONS, type DropReason } from './facts.js';
import { ListCommand, mustBeDrafted } from './list-command.js';

/** Takes a person's name off the list, for a documented reason. */
export class DropFromList extends ListCommand {
  @Id()
  casefile!: string;

  @OneOf(DROP_REASONS)
  reason!: DropReason;

  @Text({ optional: true, max: 1000, about: 'Required when the reason is other' })
  text?: string;
}

export function dropFromList({ list: _, ...dropped }: DropFromList, state: ExchangeList): NewFact {
  mustBeDrafted(state);
  if (!state.entries.has(dropped.casefile)) throw new Refused('not-on-list', 'The person is not on this list.');
  if (dropped.reason === 'other' && dropped.text === undefined)
    throw new Malformed([{ field: 'text', message: 'must say what the other reason is' }]);
  return { type: 'DroppedFromList', data: { ...dropped } };
}
