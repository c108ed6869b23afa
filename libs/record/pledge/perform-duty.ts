import { isAtLeastMonthPrecise } from '../dates/index.js';
import type { Context, NewFact } from '../decider.js';
import { EdtfDate, Text, WholeNumber } from '../fields/index.js';
import { Malformed, Refused } from '../refused.js';
import { mustStand, ofPledge, PledgeCommand } from './pledge-command.js';
import type { Pledge } from './pledge.js';

/** Records that a patron did what one point of the terms asks. */
export class PerformDuty extends PledgeCommand {
  @WholeNumber({ min: 1, max: 100, about: 'The point of the terms' })
  term!: number;

  @EdtfDate({
    optional: true,
    about: 'The month it counts for, when it is not the month of the day',
    example: '2021-03',
  })
  period?: string;

  @Text({ optional: true, max: 200, example: 'speech in parliament' })
  channel?: string;

  @Text({ optional: true, max: 2000, about: 'Where it can be seen' })
  address?: string;

  @Text({ optional: true, max: 300 })
  addressee?: string;

  @Text({ optional: true, max: 300, about: 'Number of the letter or the record' })
  reference?: string;
}

export function performDuty(command: PerformDuty, state: Pledge, context: Context): NewFact {
  const { pledge: _, ...performed } = command;
  const data = { ...performed, ...ofPledge(command, state, context) };
  mustStand(state);
  const term = state.made?.terms.find(({ number }) => number === command.term);
  if (term === undefined) throw new Refused('unknown-term', `The terms of this pledge have no point ${command.term}.`);
  if (term.kind === 'limitation')
    throw new Refused(
      'limitation-is-no-duty',
      `Point ${command.term} limits the patronage; it is never done or not done.`,
    );
  if (command.period !== undefined && !isAtLeastMonthPrecise(command.period))
    throw new Malformed([{ field: 'period', message: 'must lie within one month, such as 2021-03' }]);
  return { type: 'DutyPerformed', data };
}
