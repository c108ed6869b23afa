import {
  claimKindNamed,
  fieldsOf,
  levelsThatMatter,
  rankOf,
  type CaseRecord,
  type ClaimKind,
  type Protection,
  type SourceCitation,
  type Stratum,
} from '#record';

/** Strata merged where nothing stands between them that changes the status: no claim, and no part of one. */
export function historyStrata(record: CaseRecord, strata: readonly Stratum[]): Stratum[] {
  const ranks = new Set([...levelsThatMatter(record), ...levelsWithin(record)].map(rankOf));
  const merged: Stratum[] = [];
  for (const stratum of strata) {
    const last = merged.at(-1);
    if (last === undefined || ranks.has(rankOf(stratum.lowest))) merged.push(stratum);
    else merged[merged.length - 1] = { lowest: last.lowest, highest: stratum.highest };
  }
  return merged;
}

interface Parts {
  readonly sources?: readonly SourceCitation[];
  readonly fields?: Readonly<Record<string, unknown>>;
}

/** The levels of what is kept closer than its claim: sources choose between accounts, and fields say what an account does. */
function levelsWithin({ facts }: CaseRecord): Set<Protection> {
  const kinds = new Map<string, ClaimKind>();
  const levels = new Set<Protection>();
  const look = (kind: ClaimKind, { sources = [], fields = {} }: Parts) => {
    const specs = Object.keys(fields).map((name) => fieldsOf(kind.fields).get(name));
    for (const part of [...sources, ...specs]) if (part?.protection !== undefined) levels.add(part.protection);
  };
  for (const { id, type, data } of facts) {
    const kind = claimKindNamed(type);
    if (kind?.effect !== undefined || kind?.provesLife !== undefined) {
      kinds.set(id, kind);
      look(kind, data);
    } else if (type === 'ClaimCorrected') {
      const { claim, values } = data as { claim: string; values: Parts };
      const corrected = kinds.get(claim);
      if (corrected !== undefined) look(corrected, values);
    }
  }
  return levels;
}
