import type { Fact } from '../../decider.js';
import { mayRead, type Protection } from '../../protection.js';
import { claimKindNamed } from '../claims/index.js';
import { NOTHING_KNOWN } from '../facets.js';
import { is, isClaim } from '../facts.js';
import { Gathering } from './account.js';
import type { CaseRecord } from './case-record.js';
import { levelsOf } from './levels.js';
import { occurrenceOf, occurrencesOf } from './occurrence.js';
import { spansOf, type Span } from './spans.js';
import { stepsOf, stepsWith, type Step } from './status.js';

/** The spans that the record held from one fact on, until the next. */
export interface KnownSpans {
  readonly from: Fact;
  readonly spans: readonly Span[];
}

/** What the record said of all days, after each fact that changed it: the second axis of the status. */
export function historyOf({ facts }: CaseRecord, clearance: Protection): KnownSpans[] {
  const levels = levelsOf(facts);
  const gathering = new Gathering(clearance, levels);
  const history: KnownSpans[] = [];
  let steps: readonly Step[] = [];
  for (const fact of facts) {
    if (!matters(fact) || (!mayRead(clearance, levels(fact)) && !is('AccountsMatched', fact))) continue;
    gathering.add(fact);
    steps = stepsWithNew(fact, steps, gathering) ?? stepsOf(occurrencesOf(gathering).standing);
    const spans = spansOf(steps, NOTHING_KNOWN);
    if (!isSame(spans, history.at(-1)?.spans)) history.push({ from: fact, spans });
  }
  return history;
}

/** Most facts tell of something new that came last: then what came before it stands. */
function stepsWithNew(fact: Fact, steps: readonly Step[], { byClaim }: Gathering): Step[] | undefined {
  const account = byClaim.get(fact.id);
  if (account?.occurrence !== fact.id) return undefined;
  const occurrence = occurrenceOf(fact.id, [account], undefined);
  return occurrence === undefined ? undefined : stepsWith(steps, occurrence);
}

function isSame(spans: readonly Span[], before: readonly Span[] | undefined): boolean {
  if (spans.length !== before?.length) return false;
  return spans.every(({ facet, value, from, to }, at) => {
    const other = before[at];
    return other?.value === value && other.from === from && other.to === to && other.facet === facet;
  });
}

/** Whether a fact may change the status: other claims cannot, and neither can what is said about them. */
function matters(fact: Fact): boolean {
  if (!isClaim(fact)) return !is('CasefileReviewed', fact) && !is('RuleWaived', fact);
  const kind = claimKindNamed(fact.type);
  return kind?.effect !== undefined || kind?.provesLife !== undefined;
}

/** The levels at which claims that may change the status are kept: where they agree, all readers share one history. */
export function levelsThatMatter({ facts }: CaseRecord): Set<Protection> {
  const levels = levelsOf(facts);
  return new Set(facts.filter(matters).map(levels));
}
