import type { ErasedFact, ExchangeListFact, Fact, FrozenEntry, ListFrozen } from '#record';

/**
 * The entries in the order of the freeze; undefined for those that were erased since, each in its place where what is left
 * of the list's stream says which, else at the end.
 */
export function entriesInPlace(frozen: ListFrozen, facts: readonly ExchangeListFact[]): (FrozenEntry | undefined)[] {
  const { entries, erased = 0 } = frozen.data;
  const atTheEnd = [...entries, ...Array.from({ length: erased }, () => undefined)];
  if (erased === 0) return atTheEnd;
  let places: (string | undefined)[] = [];
  for (const fact of facts.filter(({ position }) => position < frozen.position)) {
    const type = wasOfType(fact);
    const casefile = (fact.data as { readonly casefile?: string }).casefile;
    if (type === 'NamedForExchange') places.push(casefile);
    else if (type === 'DroppedFromList' && casefile === undefined) return atTheEnd;
    else if (type === 'DroppedFromList') places = places.filter((named) => named !== casefile);
  }
  const known = places.filter((named) => named !== undefined);
  const isAsFrozen = places.length === atTheEnd.length && entries.every(({ casefile }, at) => casefile === known[at]);
  if (!isAsFrozen) return atTheEnd;
  const byId = new Map(entries.map((entry) => [entry.casefile, entry]));
  return places.map((named) => byId.get(named ?? ''));
}

function wasOfType(fact: Fact): string {
  return fact.type === 'Erased' ? (fact as ErasedFact).data.was : fact.type;
}
