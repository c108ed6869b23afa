import type { Fact } from '../../decider.js';
import { isErased } from '../../erased.js';
import { strictest, type Protection } from '../../protection.js';
import type { SourceCitation } from '../../values/source.js';
import { is, isClaim } from '../facts.js';

/** The levels of one claim's citations by document, where a correction has stated them. */
export type CitationLevels = ReadonlyMap<string, Protection>;

/** The level that each fact of a casefile is kept at now. */
export interface Levels {
  (fact: Fact): Protection;
  readonly citations: ReadonlyMap<string, CitationLevels>;
}

/**
 * The levels of a casefile's facts, by its whole stream. A claim or a citation that was closed by a correction is closed
 * in every earlier state of the record too, or a look into the past would give it away.
 */
export function levelsOf(facts: readonly Fact[]): Levels {
  const known = remembered.get(facts) ?? worked(facts);
  remembered.set(facts, known);
  return known;
}

// A stream that was read is looked through once for every reader and every time it is read for.
const remembered = new WeakMap<readonly Fact[], Levels>();

function worked(facts: readonly Fact[]): Levels {
  const claims = new Map<string, Protection>();
  const citations = new Map<string, CitationLevels>();
  let floor: Protection = 'public';
  for (const fact of facts) {
    if (isClaim(fact)) claims.set(fact.id, fact.data.protection);
    else if (is('ClaimCorrected', fact)) {
      const { claim, protection, values } = fact.data;
      claims.set(claim, protection);
      if (values.sources !== undefined) citations.set(claim, statedIn(values.sources));
    } else if (is('CasefileOpened', fact)) floor = fact.data.protection;
  }
  const of = (claim: string): Protection => claims.get(claim) ?? 'sealed';
  const levels = (fact: Fact): Protection => {
    const own = levelOf(fact, of);
    return floor === 'public' ? own : strictest(floor, own);
  };
  return Object.assign(levels, { citations });
}

function statedIn(sources: readonly SourceCitation[]): CitationLevels {
  const stated = new Map<string, Protection>();
  for (const { document, protection = 'public' } of sources)
    stated.set(document, strictest(protection, stated.get(document) ?? 'public'));
  return stated;
}

function levelOf(fact: Fact, of: (claim: string) => Protection): Protection {
  if (isClaim(fact)) return of(fact.id);
  if (is('AccountsMatched', fact)) return strictest(...fact.data.claims.map(of));
  if (is('OccurrenceAdjudicated', fact)) return of(fact.data.prefer);
  if (is('CasefileOpened', fact) || is('CasefileReviewed', fact) || is('PersonalDataErased', fact)) return 'public';
  if (isErased(fact)) return 'public';
  if (is('RuleWaived', fact)) return 'team';
  if (is('ClaimCorrected', fact) || is('ClaimRetracted', fact)) return of(fact.data.claim);
  if (is('ClaimDisputed', fact) || is('AccountSeparated', fact)) return of(fact.data.claim);
  return 'sealed';
}
