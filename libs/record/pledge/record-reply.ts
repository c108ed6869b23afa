import type { Context, NewFact } from '../decider.js';
import { Id, Text } from '../fields/index.js';
import { Refused } from '../refused.js';
import { ofPledge, PledgeCommand } from './pledge-command.js';
import type { Pledge } from './pledge.js';

/** Records what was answered to a duty performed, such as a letter to a ministry. */
export class RecordReply extends PledgeCommand {
  @Id({ about: 'The id under which the duty was recorded' })
  duty!: string;

  @Text({ optional: true, max: 2000 })
  text?: string;
}

export function recordReply(command: RecordReply, state: Pledge, context: Context): NewFact {
  const { pledge: _, ...reply } = command;
  const data = { ...reply, ...ofPledge(command, state, context) };
  if (!state.duties.has(command.duty))
    throw new Refused('unknown-duty', `No duty ${command.duty} was recorded for this pledge.`);
  return { type: 'ReplyReceived', data };
}
