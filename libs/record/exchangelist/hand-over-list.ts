import { mustHaveHappened } from '../casefile/record-claim.js';
import type { Context, NewFact } from '../decider.js';
import { documentStream, mustBeCaptured } from '../document/cited-document.js';
import { EdtfDate, ListOf, Text, WholeNumber } from '../fields/index.js';
import { Refused } from '../refused.js';
import { SourceCitation } from '../values/source.js';
import type { ExchangeList } from './exchange-list.js';
import { frozenVersion, ListCommand } from './list-command.js';

/** Records that a frozen version was handed to somebody. */
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
  if (state.handedOver.has(version))
    throw new Refused('already-handed-over', `Version ${version} was handed over already.`);
  mustBeCaptured(handed.sources ?? [], context);
  mustHaveHappened(handed.on, context);
  return { type: 'ListHandedOver', data: { ...handed, version } };
}
