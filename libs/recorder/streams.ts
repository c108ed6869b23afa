import type { EventStore } from '#event-store';
import { asFact, fold, streamCategoryOf, type Decider, type Fact } from '#record';

/** Where a fact stands, and the digest of the request it answered. */
export interface Place {
  readonly id: string;
  readonly revision: number;
  readonly position: string;
  readonly digest?: string;
}

/** A stream folded up to its last known event. */
export interface Folded {
  readonly decider: Decider<unknown>;
  readonly state: unknown;
  /** The last event; undefined for a stream that holds nothing. */
  readonly last: Place | undefined;
  /** The events that were recorded under an idempotency key, by id. What stands there stays, so later foldings add to the same map. */
  readonly keyed: Map<string, Place>;
}

/** Folded streams, the most recently used kept: folding anew is only a matter of time, never of truth. */
export class Streams {
  private readonly kept = new Map<string, Folded>();
  /** What was looked at in this turn of the event loop. */
  private looks = new Map<string, Promise<Folded> | 'over'>();

  constructor(
    private readonly store: EventStore,
    private readonly deciders: ReadonlyMap<string, Decider<unknown>>,
    private readonly most: number,
  ) {}

  /** The stream, from memory where it is kept there. */
  get(stream: string): Folded | Promise<Folded> {
    const known = this.kept.get(stream);
    return known === undefined ? this.load(stream) : this.keep(stream, known);
  }

  /** The stream as the store has it now; of what is kept in memory, only what came since is read. */
  upToDate(stream: string): Folded | Promise<Folded> {
    const known = this.kept.get(stream);
    if (known === undefined) return this.load(stream);
    // Callers of one turn of the event loop ask at the same moment: one look at the store is new enough for all.
    const { looks } = this;
    const earlier = looks.get(stream);
    if (earlier !== undefined) return earlier === 'over' ? known : earlier;
    if (looks.size === 0) setImmediate(() => (this.looks = new Map()));
    const look = this.readOn(stream, known);
    looks.set(stream, look);
    look.then(
      () => looks.set(stream, 'over'),
      () => looks.delete(stream),
    );
    return look;
  }

  private async load(stream: string): Promise<Folded> {
    const decider = this.deciders.get(streamCategoryOf(stream));
    if (decider === undefined) throw new TypeError(`Nothing decides on streams like ${stream}`);
    return this.readOn(stream, { decider, state: decider.initial, last: undefined, keyed: new Map() });
  }

  private async readOn(stream: string, before: Folded): Promise<Folded> {
    const events = await this.store.readStream(stream, { from: BigInt(revisionOf(before) + 1) });
    if (events.length === 0) return this.keep(stream, before);
    const { decider, keyed } = before;
    let { last } = before;
    for (const { id, revision, position, metadata } of events) {
      const { digest } = metadata;
      last = placeOf(id, Number(revision), position, typeof digest === 'string' ? digest : undefined);
      if (last.digest !== undefined) keyed.set(id, last);
    }
    const state = fold(decider, events.map(asFact), before.state);
    return this.keep(stream, { decider, state, last, keyed });
  }

  /** Lays a fact just recorded over the stream. */
  append({ decider, state, keyed }: Folded, fact: Fact, digest: string | undefined): Place {
    const last = placeOf(fact.id, fact.revision, fact.position, digest);
    if (digest !== undefined) keyed.set(fact.id, last);
    this.keep(fact.stream, { decider, state: decider.evolve(state, fact), last, keyed });
    return last;
  }

  forget(stream: string): void {
    this.kept.delete(stream);
  }

  forgetAll(): void {
    this.kept.clear();
    this.looks = new Map();
  }

  has(stream: string): boolean {
    return this.kept.has(stream);
  }

  private keep(stream: string, folded: Folded): Folded {
    if (folded.last === undefined) return folded;
    const known = this.kept.get(stream);
    // While there is room enough, nothing needs to be known about what was used when.
    if (this.kept.size > this.most / 2) this.kept.delete(stream);
    else if (known === folded) return folded;
    // A read that was slow to come back does not undo what was recorded meanwhile.
    const isNewer = known !== undefined && revisionOf(known) > revisionOf(folded);
    this.kept.set(stream, isNewer ? known : folded);
    if (this.kept.size > this.most) this.forgetOldest();
    return folded;
  }

  private forgetOldest(): void {
    const [oldest] = this.kept.keys();
    if (oldest !== undefined) this.kept.delete(oldest);
  }
}

function placeOf(id: string, revision: number, position: string, digest: string | undefined): Place {
  return digest === undefined ? { id, revision, position } : { id, revision, position, digest };
}

function revisionOf({ last }: Folded): number {
  return last?.revision ?? -1;
}
