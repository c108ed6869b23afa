import type { CaseIndex, NameEntry, NamesChanged, Ranked } from './case-index.js';

/** Who goes by which name: as written, with what a batch changes laid over it, so that it finds its own namesakes. */
export class Names implements NamesChanged {
  readonly names = new Map<string, readonly NameEntry[]>();
  readonly alike = new Set<string>();
  private readonly byKey = new Map<string, Map<string, number>>();

  constructor(private readonly index: Pick<CaseIndex, 'namesOf' | 'bearersOf'>) {}

  /** Other casefiles that go by one of its names, with the lowest rank at which both do. */
  namesakesOf(casefile: string): Ranked[] {
    const found = new Map<string, number>();
    for (const { key, rank } of this.namesOf(casefile))
      for (const other of this.bearersOf(key)) {
        const both = Math.max(rank, other.rank);
        if (other.casefile !== casefile) found.set(other.casefile, Math.min(both, found.get(other.casefile) ?? both));
      }
    return [...found].map(([other, rank]) => ({ casefile: other, rank })).toSorted(byCasefile);
  }

  /** Replaces the names of a casefile; answers with those that came or ceased to share one by it, itself included. */
  rename(casefile: string, names: readonly NameEntry[]): string[] {
    const before = this.namesOf(casefile);
    const after = names.toSorted((a, b) => (a.key < b.key ? -1 : 1));
    if (before.length === after.length && before.every(({ key, rank }, at) => is(after[at], key, rank))) return [];
    const namesakes = this.namesakesOf(casefile);
    for (const { key } of this.names.get(casefile) ?? []) this.byKey.get(key)?.delete(casefile);
    this.names.set(casefile, after);
    for (const { key, rank } of after) this.bearers(key).set(casefile, rank);
    const others = new Set([...namesakes, ...this.namesakesOf(casefile)].map((other) => other.casefile));
    const alike = others.size === 0 ? [] : [casefile, ...others];
    for (const one of alike) this.alike.add(one);
    return alike;
  }

  private namesOf(casefile: string): readonly NameEntry[] {
    return this.names.get(casefile) ?? this.index.namesOf(casefile);
  }

  private bearersOf(key: string): Ranked[] {
    const written = this.index.bearersOf(key).filter(({ casefile }) => !this.names.has(casefile));
    return [...written, ...[...(this.byKey.get(key) ?? [])].map(([casefile, rank]) => ({ casefile, rank }))];
  }

  private bearers(key: string): Map<string, number> {
    const known = this.byKey.get(key) ?? new Map<string, number>();
    this.byKey.set(key, known);
    return known;
  }
}

function is(entry: NameEntry | undefined, key: string, rank: number): boolean {
  return entry?.key === key && entry.rank === rank;
}

function byCasefile(a: Ranked, b: Ranked): number {
  return a.casefile < b.casefile ? -1 : 1;
}
