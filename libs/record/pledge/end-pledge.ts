import type { Context, NewFact } from '../decider.js';
import { OneOf } from '../fields/index.js';
import { END_REASONS, type EndReason } from './facts.js';
import { mustStand, ofPledge, PledgeCommand } from './pledge-command.js';
import type { Pledge } from './pledge.js';

/** Records that a pledge ended. */
export class EndPledge extends PledgeCommand {
  @OneOf(END_REASONS)
  reason!: EndReason;
}

export function endPledge(command: EndPledge, state: Pledge, context: Context): NewFact {
  const { pledge: _, ...end } = command;
  const data = { ...end, ...ofPledge(command, state, context) };
  mustStand(state);
  return { type: 'PledgeEnded', data };
}
