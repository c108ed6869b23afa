import { mustHaveHappened } from '../casefile/record-claim.js';
import { RecordCommand, type Context, type NewFact } from '../decider.js';
import { documentStream, mustBeCaptured } from '../document/cited-document.js';
import { EdtfDate, Id, ListOf, Text, WholeNumber } from '../fields/index.js';
import { Malformed, Refused } from '../refused.js';
import { SourceCitation } from '../values/source.js';
import type { Campaign } from './campaign.js';
import { Term } from './term.js';

/** Publishes a version of a campaign's terms; earlier versions stay in force for the pledges made under them. */
export class PublishTerms extends RecordCommand {
  @Id()
  campaign!: string;

  @WholeNumber({ min: 1, max: 1000, about: 'One more than the version before' })
  version!: number;

  @EdtfDate()
  publishedOn!: string;

  @Text({ optional: true, max: 1000, about: 'How the date was worked out' })
  inferred?: string;

  @ListOf(() => Term)
  terms!: Term[];

  @ListOf(() => SourceCitation)
  sources!: SourceCitation[];

  override stream(): string {
    return `campaign-${this.campaign}`;
  }

  override cites(): string[] {
    return this.sources.map(({ document }) => documentStream(document));
  }
}

export function publishTerms({ campaign: _, ...terms }: PublishTerms, state: Campaign, context: Context): NewFact {
  if (!state.launched) throw new Refused('unknown-campaign', 'No campaign was launched under this id.');
  mustBeCaptured(terms.sources, context);
  mustHaveHappened(terms.publishedOn, context);
  const next = state.versions.size + 1;
  if (terms.version !== next) throw new Refused('terms-out-of-order', `The next version of the terms is ${next}.`);
  const numbers = new Set(terms.terms.map(({ number }) => number));
  if (numbers.size < terms.terms.length) throw new Malformed([{ field: 'terms', message: 'numbers a point twice' }]);
  return { type: 'TermsPublished', data: { ...terms } };
}
