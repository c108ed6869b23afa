import { mustHaveHappened } from '../casefile/record-claim.js';
import type { Context, NewFact } from '../decider.js';
import { documentStream, mustBeCaptured } from '../document/cited-document.js';
import { EdtfDate, Id, ListOf, OneOf, Text, WholeNumber } from '../fields/index.js';
import { Refused } from '../refused.js';
import { SourceCitation } from '../values/source.js';
import type { ExchangeList } from './exchange-list.js';
import { ANSWERS, type ExchangeAnswer } from './facts.js';
import { frozenVersion, ListCommand } from './list-command.js';

/** Records what the holding side answered about one person; silence is an answer too. */
export class RecordAnswer extends ListCommand {
  @WholeNumber({ optional: true, min: 1, about: 'The latest version by default' })
  version?: number;

  @Id()
  casefile!: string;

  @OneOf(ANSWERS)
  answer!: ExchangeAnswer;

  @EdtfDate()
  on!: string;

  @Text({ optional: true, max: 300, about: 'Who answered' })
  by?: string;

  @Text({ optional: true, max: 2000 })
  text?: string;

  @ListOf(() => SourceCitation)
  sources!: SourceCitation[];

  override cites(): string[] {
    return this.sources.map(({ document }) => documentStream(document));
  }
}

export function recordAnswer({ list: _, ...answered }: RecordAnswer, state: ExchangeList, context: Context): NewFact {
  const { version, entries } = frozenVersion(state, answered.version);
  if (!state.handedOver.has(version)) throw new Refused('not-handed-over', `Version ${version} was not handed over.`);
  if (!entries.some(({ casefile }) => casefile === answered.casefile))
    throw new Refused('not-on-list', `The person is not on version ${version} of the list.`);
  mustBeCaptured(answered.sources, context);
  mustHaveHappened(answered.on, context);
  return { type: 'ExchangeAnswered', data: { ...answered, version } };
}
