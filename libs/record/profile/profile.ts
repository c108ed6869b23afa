import { Decisions, type Decider } from '../decider.js';
import type { ProfilePublished } from './facts.js';
import { publishProfile, PublishProfile } from './publish-profile.js';

/** A profile as an organisation has published it. */
export interface PublishedProfile {
  /** The version that holds; the facts themselves keep the others. */
  readonly current?: ProfilePublished['data'];
}

export const profileDecisions = new Decisions<PublishedProfile>().on(PublishProfile, publishProfile);

/** A recipient's profile: `profile-<id>`. One that is shipped has no stream until an organisation supersedes it. */
export const profile: Decider<PublishedProfile> = {
  category: 'profile',
  initial: {},
  decide: profileDecisions.decide,
  evolve: (state, fact) => (fact.type === 'ProfilePublished' ? { current: (fact as ProfilePublished).data } : state),
};
