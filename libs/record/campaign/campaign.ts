import { Decisions, type Context, type Decider, type Fact } from '../decider.js';
import type { Body } from '../values/body.js';
import type { SourceCitation } from '../values/source.js';
import { launchCampaign, LaunchCampaign, type CampaignName } from './launch-campaign.js';
import { publishTerms, PublishTerms } from './publish-terms.js';
import type { Term } from './term.js';

/** A campaign began: its names, who was invited, and the campaign it is part of. */
export type CampaignLaunched = Fact<
  'CampaignLaunched',
  {
    readonly names: readonly CampaignName[];
    readonly parent?: string;
    readonly invites?: readonly Body[];
    readonly languages?: readonly string[];
    readonly launchedOn?: string | null;
    readonly inferred?: string;
    readonly sources?: readonly SourceCitation[];
  }
>;
/** A version of the terms was published, whole. */
export type TermsPublished = Fact<
  'TermsPublished',
  {
    readonly version: number;
    readonly publishedOn: string;
    readonly inferred?: string;
    readonly terms: readonly Term[];
    readonly sources: readonly SourceCitation[];
  }
>;

/** A campaign of patronage and every version of its terms. */
export interface Campaign {
  readonly launched: boolean;
  readonly versions: ReadonlyMap<number, TermsPublished['data']>;
}

export const campaignDecisions = new Decisions<Campaign>()
  .on(LaunchCampaign, (command, state, context) => launchCampaign(command, state, context, parentOf(command, context)))
  .on(PublishTerms, publishTerms);

/** A campaign: `campaign-<uuid>`. */
export const campaign: Decider<Campaign> = {
  category: 'campaign',
  initial: { launched: false, versions: new Map() },
  decide: campaignDecisions.decide,
  evolve: (state, fact) => {
    if (fact.type === 'CampaignLaunched') return { ...state, launched: true };
    const { data } = fact as TermsPublished;
    return { ...state, versions: new Map(state.versions).set(data.version, data) };
  },
};

function parentOf({ parent }: LaunchCampaign, context: Context): Campaign | undefined {
  return parent === undefined ? undefined : context.cited(campaign, `campaign-${parent}`);
}
