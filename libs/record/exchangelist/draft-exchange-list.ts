import { RecordCommand, type Context, type NewFact } from '../decider.js';
import { EdtfDate, OneOf, Text } from '../fields/index.js';
import { mustBeProfile, profileStream } from '../profile/cited-profile.js';
import { ProfileId } from '../profile/profile-id.js';
import { PROTECTIONS, type Protection } from '../protection.js';
import type { ExchangeList } from './exchange-list.js';

/** Starts a list of names for one recipient, whose readiness profile it goes by. */
export class DraftExchangeList extends RecordCommand {
  @ProfileId({ about: "The recipient's readiness profile" })
  profile!: string;

  @Text({ optional: true, max: 300 })
  title?: string;

  @Text({ optional: true, max: 300, about: 'Who it is meant for' })
  recipient?: string;

  @EdtfDate({ optional: true, about: 'When it is to be handed over' })
  plannedSubmission?: string;

  @OneOf(PROTECTIONS, { optional: true, about: 'team by default: who is on a list is not for the world' })
  protection?: Protection;

  override stream(id: string): string {
    return `exchangelist-${id}`;
  }

  override cites(): string[] {
    return [profileStream(this.profile)];
  }
}

export function draftExchangeList(command: DraftExchangeList, _: ExchangeList, context: Context): NewFact {
  mustBeProfile(command.profile, context);
  return { type: 'ExchangeListDrafted', data: { ...command, protection: command.protection ?? 'team' } };
}
