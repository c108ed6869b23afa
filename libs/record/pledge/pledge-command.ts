import { RecordCommand, type Context } from '../decider.js';
import { documentStream, mustBeCaptured } from '../document/cited-document.js';
import { EdtfDate, Id, ListOf } from '../fields/index.js';
import { mustHaveHappened } from '../casefile/record-claim.js';
import { Refused } from '../refused.js';
import { SourceCitation } from '../values/source.js';
import type { PatronagePledged } from './facts.js';
import type { Pledge } from './pledge.js';

/** Something that happened to a pledge, on a day, by a source. */
export abstract class PledgeCommand extends RecordCommand {
  @Id()
  pledge!: string;

  @EdtfDate()
  on!: string;

  @ListOf(() => SourceCitation)
  sources!: SourceCitation[];

  override stream(): string {
    return `pledge-${this.pledge}`;
  }

  override cites(): string[] {
    return this.sources.map(({ document }) => documentStream(document));
  }
}

type OfPledge = Pick<PatronagePledged['data'], 'casefile' | 'protection'>;

/** What every fact of a pledge carries. @throws Refused `unknown-pledge`, `unknown-document`, `date-in-future` */
export function ofPledge({ on, sources }: PledgeCommand, { made }: Pledge, context: Context): OfPledge {
  if (made === undefined) throw new Refused('unknown-pledge', 'No pledge was recorded under this id.');
  mustBeCaptured(sources, context);
  mustHaveHappened(on, context);
  return { casefile: made.casefile, protection: made.protection };
}

/** @throws Refused `pledge-ended` */
export function mustStand({ ended }: Pledge): void {
  if (ended) throw new Refused('pledge-ended', 'The pledge has ended.');
}
