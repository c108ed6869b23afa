import { campaign as campaignDecider, type Campaign, type TermsPublished } from '../campaign/campaign.js';
import { citedPerson } from '../casefile/cited-person.js';
import { mustHaveHappened } from '../casefile/record-claim.js';
import { bounds } from '../dates/index.js';
import { RecordCommand, type Context, type NewFact } from '../decider.js';
import { documentStream, mustBeCaptured } from '../document/cited-document.js';
import { EdtfDate, Id, ListOf, One, OneOf, Text, WholeNumber } from '../fields/index.js';
import { PROTECTIONS, strictest, type Protection } from '../protection.js';
import { Refused } from '../refused.js';
import { SourceCitation } from '../values/source.js';
import { Patron } from './patron.js';
import type { Pledge } from './pledge.js';

/** Records that a politician took patronage over one named person. A promise for "all" is no pledge. */
export class PledgePatronage extends RecordCommand {
  @Id()
  casefile!: string;

  @One(() => Patron)
  patron!: Patron;

  @Id()
  campaign!: string;

  @WholeNumber({
    optional: true,
    min: 1,
    max: 1000,
    about: 'By default the version in force on the day of the declaration',
  })
  termsVersion?: number;

  @EdtfDate()
  declaredOn!: string;

  @Text({ optional: true, max: 300, about: "The date in the source's own words" })
  whenAsWritten?: string;

  @Text({ optional: true, max: 1000, about: 'How the date was worked out' })
  inferred?: string;

  @Text({ optional: true, max: 500 })
  occasion?: string;

  @ListOf(() => SourceCitation)
  sources!: SourceCitation[];

  @OneOf(PROTECTIONS, { optional: true })
  protection?: Protection;

  override stream(id: string): string {
    return `pledge-${id}`;
  }

  override cites(): string[] {
    const documents = this.sources.map(({ document }) => documentStream(document));
    return [`casefile-${this.casefile}`, `campaign-${this.campaign}`, ...documents];
  }
}

export function pledgePatronage(command: PledgePatronage, state: Pledge, context: Context): NewFact {
  if (state.made !== undefined) throw new Refused('pledge-already-made', 'A pledge stands under this id already.');
  const { termsVersion, protection, ...pledged } = command;
  const ward = citedPerson(command.casefile, context);
  const campaign = context.cited(campaignDecider, `campaign-${command.campaign}`);
  if (campaign === undefined)
    throw new Refused('unknown-campaign', `No campaign was launched under ${command.campaign}.`);
  mustBeCaptured(command.sources, context);
  mustHaveHappened(command.declaredOn, context);
  const { version, terms } = termsFor(campaign, termsVersion, command.declaredOn);
  return {
    type: 'PatronagePledged',
    data: {
      ...pledged,
      termsVersion: version,
      terms,
      protection: strictest(protection ?? 'public', ward.protection),
    },
  };
}

/** The version named, or else the latest one published by the day of the declaration. */
function termsFor({ versions }: Campaign, named: number | undefined, declaredOn: string): TermsPublished['data'] {
  const day = bounds(declaredOn).latest ?? declaredOn;
  const inForce = [...versions.values()].findLast(({ publishedOn }) => (bounds(publishedOn).earliest ?? '') <= day);
  const found = named === undefined ? inForce : versions.get(named);
  if (found === undefined)
    throw new Refused(
      'unknown-terms',
      named === undefined ? 'No terms were in force on that day.' : `There is no version ${named} of the terms.`,
    );
  return found;
}
