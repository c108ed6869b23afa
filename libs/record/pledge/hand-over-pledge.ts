import type { Context, NewFact } from '../decider.js';
import { One, Text } from '../fields/index.js';
import { Patron } from './patron.js';
import { mustStand, ofPledge, PledgeCommand } from './pledge-command.js';
import type { Pledge } from './pledge.js';

/** Records that another patron took the pledge over. */
export class HandOverPledge extends PledgeCommand {
  @One(() => Patron)
  to!: Patron;

  @Text({ max: 1000 })
  reason!: string;
}

export function handOverPledge(command: HandOverPledge, state: Pledge, context: Context): NewFact {
  const { pledge: _, ...handover } = command;
  const data = { ...handover, ...ofPledge(command, state, context) };
  mustStand(state);
  return { type: 'PledgeHandedOver', data };
}
