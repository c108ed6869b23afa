import type { Account, Occurrence, Reading, Step } from '#record';
import { claimsOf } from './contested.js';
import { trueOn } from './freshness.js';

type Fields = Account['fields'];
type SpokenOf = Step['spokeOf'][number];

const NONE: readonly Occurrence[] = [];

/** What rules see of a reading beside its occurrences, which they ask for by kind. */
const PARTS = [
  'id',
  'on',
  'openedAt',
  'protection',
  'names',
  'status',
  'custody',
  'expectedEnd',
  'checks',
  'reviews',
  'groups',
  'lists',
  'namesakes',
  'lastMaterial',
] as const satisfies readonly (keyof Reading)[];

type Part = (typeof PARTS)[number];

/** Stands for every kind, and for the steps of the status, among what was looked at; parts are noted by name. */
const EVERY_KIND = '*';
const STEPS = 'steps' satisfies keyof Reading;

/** The parts of a reading, each noted when it is looked at. */
class Parts {
  constructor(
    readonly whole: Reading,
    readonly note: (part: Part) => void,
  ) {}
}
for (const part of PARTS)
  Object.defineProperty(Parts.prototype, part, {
    get(this: Parts) {
      this.note(part);
      return this.whole[part];
    },
  });

interface Derived {
  readonly value: unknown;
  readonly looked: readonly string[];
}

/** A reading, indexed once for every rule of every profile. It notes what is looked at. */
export class Evidence {
  readonly reading: Pick<Reading, Part>;
  private readonly byKind = new Map<string, Occurrence[]>();
  private readonly byClaim = new Map<string, Occurrence>();
  private readonly lastWords: Partial<Record<SpokenOf, Occurrence>> = {};
  private readonly derived = new Map<(evidence: Evidence) => unknown, Derived>();
  private looked: string[] = [];

  constructor(private readonly whole: Reading) {
    // The getters of `Parts` are those of the parts of a reading.
    this.reading = new Parts(whole, (part) => this.looked.push(part)) as unknown as Pick<Reading, Part>;
    const reading = whole;
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
    this.looked.push(kind);
    return this.byKind.get(kind) ?? NONE;
  }

  /** The occurrences of every kind, in order. */
  get occurrences(): readonly Occurrence[] {
    this.looked.push(EVERY_KIND);
    return this.whole.occurrences;
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
    this.looked.push(STEPS);
    return this.lastWords[facet];
  }

  /** The occurrence that a claim is an account of, chosen or not. */
  toldBy(claim: string): Occurrence | undefined {
    const told = this.byClaim.get(claim);
    this.looked.push(told?.kind.name ?? EVERY_KIND);
    return told;
  }

  /** A claim that was not retracted. */
  account(claim: string): Account | undefined {
    const told = this.toldBy(claim);
    return told?.account.claim === claim ? told.account : told?.others.find((other) => other.claim === claim);
  }

  /** Something worked out of this evidence, worked out once. */
  once<T>(work: (evidence: Evidence) => T): T {
    let known = this.derived.get(work);
    if (known === undefined) {
      const before = this.lookedAt();
      known = { value: work(this), looked: this.lookedAt() };
      this.derived.set(work, known);
      this.looked.push(...before);
    }
    this.looked.push(...known.looked);
    return known.value as T;
  }

  /** The kinds and parts that were looked at since this was asked last. */
  lookedAt(): readonly string[] {
    const { looked } = this;
    this.looked = [];
    return looked;
  }

  /** The kinds and parts that show otherwise than in other evidence. */
  changedSince(other: Evidence): ReadonlySet<string> {
    const kinds = new Set([...this.byKind.keys(), ...other.byKind.keys()]);
    const changed = new Set([...kinds].filter((kind) => !isSame(this.byKind.get(kind), other.byKind.get(kind))));
    if (changed.size > 0) changed.add(EVERY_KIND);
    for (const part of [...PARTS, STEPS] as const) if (this.whole[part] !== other.whole[part]) changed.add(part);
    return changed;
  }
}

function isSame(a: readonly Occurrence[] = NONE, b: readonly Occurrence[] = NONE): boolean {
  return a.length === b.length && a.every((one, at) => one === b[at]);
}

const always = () => true;
