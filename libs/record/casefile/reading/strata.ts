import type { Fact } from '../../decider.js';
import { PROTECTIONS, rankOf, type Protection } from '../../protection.js';
import { is, isClaim } from '../facts.js';
import type { CaseRecord } from './case-record.js';
import { levelsOf } from './levels.js';
import { closedFieldsOf } from './visible.js';

/** Clearances between which a casefile reads the same: from `lowest` (the one to read it at) to `highest`. */
export interface Stratum {
  readonly lowest: Protection;
  readonly highest: Protection;
}

/** The strata of a casefile for readers cleared at least to `from`; none below the casefile's own level. */
export function strataOf(record: CaseRecord, from: Protection): Stratum[] {
  const thresholds = thresholdsOf(record);
  const [opened] = record.facts;
  const floor = Math.max(
    rankOf(from),
    opened !== undefined && is('CasefileOpened', opened) ? rankOf(opened.data.protection) : 0,
  );
  const starts = [floor, ...PROTECTIONS.map(rankOf).filter((rank) => rank > floor && thresholds.has(rank))];
  return starts.map((start, at) => ({
    lowest: levelAt(start),
    highest: levelAt((starts[at + 1] ?? PROTECTIONS.length) - 1),
  }));
}

const levelAt = (rank: number): Protection => PROTECTIONS[rank] ?? 'sealed';

/** The ranks at which something more can be seen. */
function thresholdsOf({ facts, pledges, lists, namesakes }: CaseRecord): Set<number> {
  const levels = levelsOf(facts);
  const ranks = new Set<number>();
  const add = (level: Protection | undefined) => level !== undefined && ranks.add(rankOf(level));
  const kinds = new Map<string, string>();
  for (const fact of facts) {
    add(levels(fact));
    if (isClaim(fact)) {
      kinds.set(fact.id, fact.type);
      for (const level of innerLevels(fact.type, fact.data)) add(level);
    } else if (is('ClaimCorrected', fact))
      for (const level of innerLevels(kinds.get(fact.data.claim) ?? '', fact.data.values)) add(level);
    else if (is('CasefileReviewed', fact) && fact.data.note !== undefined) add('team');
    else if (is('CasefileOpened', fact) && fact.data.note !== undefined) add('team');
  }
  for (const stream of [...pledges, ...lists]) for (const { data } of stream.slice(0, 1)) add(protectionIn(data));
  for (const { protection } of namesakes) add(protection);
  return ranks;
}

interface Inner {
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly sources?: readonly { readonly protection?: Protection }[];
}

function innerLevels(kind: string, { fields = {}, sources = [] }: Inner): (Protection | undefined)[] {
  const closed = [...closedFieldsOf(kind)].filter(([name]) => fields[name] !== undefined).map(([, level]) => level);
  return [...closed, ...sources.map(({ protection }) => protection)];
}

function protectionIn(data: Fact['data']): Protection | undefined {
  return (data as { protection?: Protection }).protection;
}
