import { mustHaveHappened } from '../casefile/record-claim.js';
import type { Context, NewFact } from '../decider.js';
import { RecordCommand } from '../decider.js';
import { documentStream, mustBeCaptured } from '../document/cited-document.js';
import { EdtfDate, Id, ListOf, Text, Texts } from '../fields/index.js';
import { Refused } from '../refused.js';
import { Body } from '../values/body.js';
import { SourceCitation } from '../values/source.js';
import type { Campaign } from './campaign.js';

/** What a campaign is called in one language. */
export class CampaignName {
  static readonly shortFor = 'text';

  @Text({ max: 300 })
  text!: string;

  @Text({ optional: true, max: 35, about: 'BCP 47' })
  lang?: string;
}

/** Launches a campaign that invites members of some body to take patronage. */
export class LaunchCampaign extends RecordCommand {
  @ListOf(() => CampaignName, { max: 20 })
  names!: CampaignName[];

  @Id({ optional: true, about: 'The campaign it is a part of' })
  parent?: string;

  @ListOf(() => Body, { optional: true, about: 'Whose members are invited' })
  invites?: Body[];

  @Texts({ optional: true, max: 35, about: 'Languages of the campaign (BCP 47)' })
  languages?: string[];

  @EdtfDate({ optional: true, nullable: true })
  launchedOn?: string | null;

  @Text({ optional: true, max: 1000, about: 'How the date was worked out' })
  inferred?: string;

  @ListOf(() => SourceCitation, { optional: true })
  sources?: SourceCitation[];

  override stream(id: string): string {
    return `campaign-${id}`;
  }

  override cites(): string[] {
    const parent = this.parent === undefined ? [] : [`campaign-${this.parent}`];
    return [...parent, ...(this.sources ?? []).map(({ document }) => documentStream(document))];
  }
}

export function launchCampaign(
  command: LaunchCampaign,
  state: Campaign,
  context: Context,
  parent: Campaign | undefined,
): NewFact {
  if (state.launched) throw new Refused('campaign-already-launched', 'A campaign was launched under this id already.');
  if (command.parent !== undefined && parent === undefined)
    throw new Refused('unknown-campaign', `No campaign was launched under ${command.parent}.`);
  mustBeCaptured(command.sources ?? [], context);
  mustHaveHappened(command.launchedOn, context);
  return { type: 'CampaignLaunched', data: { ...command } };
}
