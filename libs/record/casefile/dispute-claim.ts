import type { Context, NewFact } from '../decider.js';
import { documentStream, keptAsDocuments, mustBeCaptured } from '../document/cited-document.js';
import { Id, ListOf, Text } from '../fields/index.js';
import { SourceCitation } from '../values/source.js';
import { CasefileCommand, standingClaim } from './casefile-command.js';
import type { Casefile } from './casefile.js';

/** Says that a claim is doubted, and why. It is answered by a correction, a retraction or an adjudication. */
export class DisputeClaim extends CasefileCommand {
  @Id()
  claim!: string;

  @Text({ max: 2000 })
  reason!: string;

  @ListOf(() => SourceCitation, { optional: true })
  sources?: SourceCitation[];

  override cites(): string[] {
    return (this.sources ?? []).map(({ document }) => documentStream(document));
  }
}

export function disputeClaim({ claim, reason, sources }: DisputeClaim, state: Casefile, context: Context): NewFact {
  const { data } = standingClaim(state, claim);
  mustBeCaptured(sources ?? [], context);
  const cited = sources && { sources: keptAsDocuments(sources, data.protection, context) };
  return { type: 'ClaimDisputed', data: { claim, reason, ...cited, protection: data.protection } };
}
