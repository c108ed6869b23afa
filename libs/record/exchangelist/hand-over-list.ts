import { mustHaveHappened } from '../casefile/record-claim.js';
import type { Context, NewFact } from '../decider.js';
import { documentStream, mustBeCaptured } from '../document/cited-document.js';
import { EdtfDate, ListOf, Text, WholeNumber } from '../fields/index.js';
import { Refused } from '../refused.js';
import { SourceCitation } from '../values/source.js';
import type { ExchangeList } from './exchange-list.js';
import { frozenVersion, ListCommand, mustNotBeHandedOver } from './list-command.js';

/** Records that a frozen version, whose package a second person has reviewed, was handed to somebody. */
export class HandOverList extends ListCommand {
  @WholeNumber({ optional: true, min: 1, about: 'The latest version by default' })
  version?: number;

  @Text({ max: 300 })
  to!: string;

  @EdtfDate()
  on!: string;

  @Text({ optional: true, max: 500, about: 'Number or words of the receipt' })
  receipt?: string;

  @ListOf(() => SourceCitation, { optional: true })
  sources?: SourceCitation[];

  override cites(): string[] {
    return (this.sources ?? []).map(({ document }) => documentStream(document));
  }
}

export function handOverList({ list: _, ...handed }: HandOverList, state: ExchangeList, context: Context): NewFact {
  const { version } = frozenVersion(state, handed.version);
  mustNotBeHandedOver(state, version);
  if (state.reviews.get(version) !== 'agreed')
    throw new Refused('not-reviewed', `Nobody has signed the protection review of version ${version}.`);
  mustBeCaptured(handed.sources ?? [], context);
  mustHaveHappened(handed.on, context);
  return { type: 'ListHandedOver', data: { ...handed, version } };
}
