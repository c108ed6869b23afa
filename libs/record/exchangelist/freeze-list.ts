import type { NewFact } from '../decider.js';
import { Text } from '../fields/index.js';
import { Refused } from '../refused.js';
import type { ExchangeList } from './exchange-list.js';
import type { ListFrozen } from './facts.js';
import { ListCommand, mustBeDrafted } from './list-command.js';

/** Makes an immutable version of the list with the readiness that each entry has now. */
export class FreezeList extends ListCommand {
  @Text({ optional: true, max: 1000 })
  note?: string;

  /** Evaluated by the record itself when asked; nobody sends it. */
  evaluation?: Pick<ListFrozen['data'], 'entries' | 'profile' | 'on' | 'position' | 'checksum'>;
}

export function freezeList({ note, evaluation }: FreezeList, state: ExchangeList): NewFact {
  mustBeDrafted(state);
  if (state.entries.size === 0) throw new Refused('list-empty', 'There is nobody on the list.');
  const evaluated = new Set(evaluation?.entries.map(({ casefile }) => casefile));
  const same = evaluated.size === state.entries.size && [...state.entries].every((id) => evaluated.has(id));
  if (evaluation === undefined || !same)
    throw new Refused('list-changed', 'The list changed while its entries were being evaluated: freeze it again.');
  return {
    type: 'ListFrozen',
    data: { version: state.versions.size + 1, ...evaluation, ...(note === undefined ? {} : { note }) },
  };
}
