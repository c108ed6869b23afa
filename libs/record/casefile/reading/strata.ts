import type { Fact } from '../../decider.js';
import { PROTECTIONS, rankOf, type Protection } from '../../protection.js';
import { is, isClaim } from '../facts.js';
import type { CaseRecord } from './case-record.js';
import { matters } from './history.js';
import { levelsOf } from './levels.js';
import { closedFieldsOf } from './visible.js';

/** Clearances between which a casefile reads the same: from `lowest` (the one to read it at) to `highest`. */
export interface Stratum {
  readonly lowest: Protection;
  readonly highest: Protection;
}

/** The strata of a casefile for readers cleared at least to `from`; none below the casefile's own level. */
export function strataOf(record: CaseRecord, from: Protection): Stratum[] {
  const [opened] = record.facts;
  const floor = Math.max(
    rankOf(from),
    opened !== undefined && is('CasefileOpened', opened) ? rankOf(opened.data.protection) : 0,
  );
  return between(floor, thresholdsOf(record));
}

/** The strata within which the status was the same whenever it was asked for: no claim that may change it parts them. */
export function historyStrata({ facts }: CaseRecord, strata: readonly Stratum[]): Stratum[] {
  const [first] = strata;
  return first === undefined ? [] : between(rankOf(first.lowest), ranksIn(facts, matters));
}

/** From a rank up to the highest, parted where a rank begins. */
function between(floor: number, ranks: ReadonlySet<number>): Stratum[] {
  const starts = [floor, ...PROTECTIONS.map(rankOf).filter((rank) => rank > floor && ranks.has(rank))];
  return starts.map((start, at) => ({
    lowest: levelAt(start),
    highest: levelAt((starts[at + 1] ?? PROTECTIONS.length) - 1),
  }));
}

const levelAt = (rank: number): Protection => PROTECTIONS[rank] ?? 'sealed';

/** The ranks at which something more can be seen. */
function thresholdsOf({ facts, pledges, lists, namesakes }: CaseRecord): Set<number> {
  const ranks = ranksIn(facts, () => true);
  for (const fact of facts)
    if (is('ClaimDisputed', fact)) addInner(ranks, '', fact.data);
    else if ((is('CasefileReviewed', fact) || is('CasefileOpened', fact)) && fact.data.note !== undefined)
      ranks.add(rankOf('team'));
  for (const [opening] of [...pledges, ...lists]) add(ranks, opening?.data);
  // A pledge is read with its citations; a list's entry has none.
  for (const { data } of pledges.flat()) addInner(ranks, '', data);
  for (const namesake of namesakes) add(ranks, namesake);
  return ranks;
}

/** The ranks at which something more can be seen of the facts that are wanted. */
function ranksIn(facts: readonly Fact[], wanted: (fact: Fact) => boolean): Set<number> {
  const levels = levelsOf(facts);
  const ranks = new Set<number>();
  const kinds = new Map<string, string>();
  for (const fact of facts) {
    if (!wanted(fact)) continue;
    ranks.add(rankOf(levels(fact)));
    if (isClaim(fact)) {
      kinds.set(fact.id, fact.type);
      addInner(ranks, fact.type, fact.data);
    } else if (is('ClaimCorrected', fact)) addInner(ranks, kinds.get(fact.data.claim) ?? '', fact.data.values);
  }
  return ranks;
}

interface Protected {
  readonly protection?: Protection;
}

function add(ranks: Set<number>, thing: Protected | undefined): void {
  if (thing?.protection !== undefined) ranks.add(rankOf(thing.protection));
}

interface Inner {
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly sources?: readonly Protected[];
}

/** What is kept closer than the claim it stands in: sources, which choose between accounts, and fields. */
function addInner(ranks: Set<number>, kind: string, { fields, sources }: Inner): void {
  for (const source of sources ?? []) add(ranks, source);
  if (fields === undefined) return;
  for (const [name, level] of closedFieldsOf(kind)) if (fields[name] !== undefined) ranks.add(rankOf(level));
}
