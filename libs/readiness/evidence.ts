import type { Account, Occurrence, Reading, Step } from '#record';
import { claimsOf } from './contested.js';
import { trueOn } from './freshness.js';

type Fields = Account['fields'];
type SpokenOf = Step['spokeOf'][number];

const NONE: readonly Occurrence[] = [];

/** A reading, indexed once for every rule of every profile. */
export class Evidence {
  private readonly byKind = new Map<string, Occurrence[]>();
  private readonly byClaim = new Map<string, Occurrence>();
  private readonly lastWords: Partial<Record<SpokenOf, Occurrence>> = {};
  private readonly derived = new Map<(evidence: Evidence) => unknown, unknown>();

  constructor(readonly reading: Reading) {
    for (const occurrence of reading.occurrences) {
      const { kind } = occurrence;
      const same = this.byKind.get(kind.name);
      if (same === undefined) this.byKind.set(kind.name, [occurrence]);
      else same.push(occurrence);
      for (const claim of claimsOf(occurrence)) this.byClaim.set(claim, occurrence);
    }
    for (const { occurrence, spokeOf } of reading.steps)
      for (const facet of spokeOf) this.lastWords[facet] = occurrence;
  }

  /** The occurrences of a kind, by the date of the account chosen; undated ones last. */
  of(kind: string): readonly Occurrence[] {
    return this.byKind.get(kind) ?? NONE;
  }

  /** The one true most lately among the kinds; an undated one only when there is no other. */
  latest(kinds: readonly string[], suits: (fields: Fields) => boolean = always): Occurrence | undefined {
    let latest: Occurrence | undefined;
    let day = '';
    for (const kind of kinds)
      for (const occurrence of this.of(kind)) {
        if (!suits(occurrence.account.fields)) continue;
        const its = trueOn(occurrence) ?? '';
        if (latest === undefined || its >= day) [latest, day] = [occurrence, its];
      }
    return latest;
  }

  /** The occurrence that last changed or confirmed a facet of the status. */
  lastWordOn(facet: SpokenOf): Occurrence | undefined {
    return this.lastWords[facet];
  }

  /** The occurrence that a claim is an account of, chosen or not. */
  toldBy(claim: string): Occurrence | undefined {
    return this.byClaim.get(claim);
  }

  /** A claim that was not retracted. */
  account(claim: string): Account | undefined {
    const told = this.byClaim.get(claim);
    return told?.account.claim === claim ? told.account : told?.others.find((other) => other.claim === claim);
  }

  /** Something worked out of this evidence, worked out once. */
  once<T>(work: (evidence: Evidence) => T): T {
    if (!this.derived.has(work)) this.derived.set(work, work(this));
    return this.derived.get(work) as T;
  }
}

const always = () => true;
