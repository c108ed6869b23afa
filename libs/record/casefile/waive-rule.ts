import { bounds } from '../dates/index.js';
import type { Context, NewFact } from '../decider.js';
import { EdtfDate, Text } from '../fields/index.js';
import { mustBeProfile, profileStream } from '../profile/cited-profile.js';
import { ProfileId } from '../profile/profile-id.js';
import { Refused } from '../refused.js';
import { CasefileCommand, mustBeOpen } from './casefile-command.js';
import type { Casefile } from './casefile.js';

/** Lets a readiness rule count as met for a time, by a named person and for a stated reason. */
export class WaiveRule extends CasefileCommand {
  @Text({ max: 20, example: 'CO-2' })
  rule!: string;

  @ProfileId({ optional: true, about: 'The one profile it is waived for; every profile when left out' })
  profile?: string;

  @Text({ max: 2000 })
  reason!: string;

  @EdtfDate({ about: 'The last day on which the waiver holds' })
  until!: string;

  override cites(): string[] {
    return this.profile === undefined ? [] : [profileStream(this.profile)];
  }
}

export function waiveRule({ rule, profile, reason, until }: WaiveRule, state: Casefile, context: Context): NewFact {
  const { at, vocabulary } = context;
  mustBeOpen(state);
  if (!vocabulary.rules.has(rule))
    throw new Refused('unknown-rule', `There is no readiness rule ${rule} that may be waived.`);
  if (profile !== undefined) mustBeProfile(profile, context);
  const last = bounds(until).latest;
  if (last === null || last < at.toISOString().slice(0, 10))
    throw new Refused('until-in-past', 'A waiver ends on a stated day that has not passed.');
  return { type: 'RuleWaived', data: { rule, ...(profile === undefined ? {} : { profile }), reason, until } };
}
