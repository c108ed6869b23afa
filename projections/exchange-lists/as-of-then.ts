import {
  levelsOf,
  mayRead,
  strictest,
  type CasefileFact,
  type CaseRecord,
  type ClaimData,
  type Fact,
  type Protection,
  type SourceCitation,
} from '#record';

type ClaimCorrected = Extract<CasefileFact, { readonly type: 'ClaimCorrected' }>;

/**
 * The record as a list of then may tell it: what was closed since is closed, and what was opened since stays closed, for it
 * was not handed over. Who else goes by one of the names is known of today alone, and is left out.
 */
export function asOfThen(known: string, record: CaseRecord): CaseRecord {
  const isLater = (fact: Fact): fact is ClaimCorrected => fact.type === 'ClaimCorrected' && fact.position > known;
  if (!record.facts.some(isLater)) return { ...record, namesakes: [] };
  const before = record.facts.filter(({ position }) => position <= known);
  const levels = levelsOf(before);
  const facts = record.facts.map((fact) => {
    const claim = isLater(fact) ? before.find(({ id }) => id === fact.data.claim) : undefined;
    if (claim === undefined || !isLater(fact)) return fact;
    const { values, protection } = fact.data;
    const stated = levels.citations.get(claim.id);
    const thenLevels = (document: string): readonly Protection[] => {
      const level = stated?.get(document);
      if (level !== undefined) return [level];
      const { sources } = claim.data as ClaimData;
      return sources.filter((cited) => cited.document === document).map((cited) => cited.protection ?? 'public');
    };
    const sources = values.sources && closedSince(values.sources, thenLevels);
    const closed = { ...values, ...(sources === undefined ? {} : { sources }) };
    return { ...fact, data: { ...fact.data, values: closed, protection: strictest(protection, levels(claim)) } };
  });
  return { ...record, facts, namesakes: [] };
}

/** The citations that a correction closes to somebody who could see them then. */
function closedSince(
  sources: readonly SourceCitation[],
  thenLevels: (document: string) => readonly Protection[],
): SourceCitation[] {
  return sources.flatMap((source) => {
    const { document, protection = 'public' } = source;
    const then = thenLevels(document);
    const isClosing = then.some((level) => !mayRead(level, protection));
    return isClosing ? [{ ...source, protection: strictest(protection, ...then) }] : [];
  });
}
