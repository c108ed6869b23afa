import type { Context, NewFact } from '../decider.js';
import { OneOf, Text } from '../fields/index.js';
import { Refused } from '../refused.js';
import { CasefileCommand, mustBeOpen } from './casefile-command.js';
import type { Casefile } from './casefile.js';

export const FINDINGS = ['agreed', 'objections'] as const;

/** A second person's look at everything that no review has covered yet. */
export class ReviewCasefile extends CasefileCommand {
  @OneOf(FINDINGS, { optional: true, about: 'agreed by default; objections do not count as a review passed' })
  findings?: (typeof FINDINGS)[number];

  @Text({ optional: true, max: 2000 })
  note?: string;
}

export function reviewCasefile({ findings, note }: ReviewCasefile, state: Casefile, { by }: Context): NewFact {
  mustBeOpen(state);
  if (state.unreviewedBy.size === 0 || state.lastFact === undefined)
    throw new Refused('nothing-to-review', 'Nothing was recorded since the last review.');
  if (state.unreviewedBy.has(by))
    throw new Refused('same-person-cannot-review', 'Whoever recorded some of it cannot be the second pair of eyes.');
  return {
    type: 'CasefileReviewed',
    data: { ...(note === undefined ? {} : { note }), upTo: state.lastFact, findings: findings ?? 'agreed' },
  };
}
