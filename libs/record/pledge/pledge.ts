import { Decisions, type Decider, type Fact } from '../decider.js';
import { endPledge, EndPledge } from './end-pledge.js';
import type { PatronagePledged, PledgeFact } from './facts.js';
import { handOverPledge, HandOverPledge } from './hand-over-pledge.js';
import { performDuty, PerformDuty } from './perform-duty.js';
import { pledgePatronage, PledgePatronage } from './pledge-patronage.js';
import { recordReply, RecordReply } from './record-reply.js';

/** A pledge as decisions see it. */
export interface Pledge {
  readonly made?: PatronagePledged['data'];
  readonly duties: ReadonlySet<string>;
  readonly ended: boolean;
}

export const pledgeDecisions = new Decisions<Pledge>()
  .on(PledgePatronage, pledgePatronage)
  .on(PerformDuty, performDuty)
  .on(RecordReply, recordReply)
  .on(HandOverPledge, handOverPledge)
  .on(EndPledge, endPledge);

/** One politician's patronage of one person: `pledge-<uuid>`. */
export const pledge: Decider<Pledge> = {
  category: 'pledge',
  initial: { duties: new Set(), ended: false },
  decide: pledgeDecisions.decide,
  evolve,
};

function evolve(state: Pledge, fact: Fact): Pledge {
  const known = fact as PledgeFact;
  switch (known.type) {
    case 'PatronagePledged':
      return { ...state, made: known.data };
    case 'DutyPerformed':
      return { ...state, duties: new Set(state.duties).add(known.id) };
    case 'PledgeEnded':
      return { ...state, ended: true };
    case 'ReplyReceived':
    case 'PledgeHandedOver':
      return state;
  }
}
