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
  /** The events that were recorded under an idempotency key, by id. */
  readonly keyed: ReadonlyMap<string, Place>;
}

/** Folded streams, the most recently used kept: folding anew is only a matter of time, never of truth. */
export class Streams {
  private readonly kept = new Map<string, Folded>();
  /** What was looked at in this turn of the event loop. */
  private readonly seen = new Set<string>();

  constructor(
    private readonly store: EventStore,
    private readonly deciders: ReadonlyMap<string, Decider<unknown>>,
    private readonly most: number,
  ) {}

  /** The stream, from memory where it is kept there. */
  async get(stream: string): Promise<Folded> {
    const known = this.kept.get(stream);
    if (known === undefined) return this.load(stream);
    return this.keep(stream, known);
  }

  /** The stream as the store has it now; of what is kept in memory, only what came since is read. */
  async upToDate(stream: string): Promise<Folded> {
    const known = this.kept.get(stream);
    if (known === undefined) return this.load(stream);
    // Callers of one turn of the event loop ask at the same moment: one look at the store is new enough for all.
    if (this.seen.has(stream)) return known;
    if (this.seen.size === 0) setImmediate(() => this.seen.clear());
    this.seen.add(stream);
    return this.readOn(stream, known);
  }

  private async load(stream: string): Promise<Folded> {
    const decider = this.deciders.get(streamCategoryOf(stream));
    if (decider === undefined) throw new TypeError(`Nothing decides on streams like ${stream}`);
    return this.readOn(stream, { decider, state: decider.initial, last: undefined, keyed: new Map() });
  }

  private async readOn(stream: string, before: Folded): Promise<Folded> {
    const events = await this.store.readStream(stream, { from: BigInt(revisionOf(before) + 1) });
    if (events.length === 0) return this.keep(stream, before);
    const keyed = new Map(before.keyed);
    let { last } = before;
    for (const { id, revision, position, metadata } of events) {
      const { digest } = metadata;
      last = { id, revision: Number(revision), position, ...(typeof digest === 'string' ? { digest } : {}) };
      if (last.digest !== undefined) keyed.set(id, last);
    }
    const { decider } = before;
    const state = fold(decider, events.map(asFact), before.state);
    return this.keep(stream, { decider, state, last, keyed });
  }

  /** Lays a fact just recorded over the stream. */
  append(before: Folded, fact: Fact, digest: string | undefined): Place {
    const { id, revision, position, stream } = fact;
    const last = { id, revision, position, ...(digest === undefined ? {} : { digest }) };
    const keyed = digest === undefined ? before.keyed : new Map(before.keyed).set(id, last);
    this.keep(stream, { ...before, state: before.decider.evolve(before.state, fact), last, keyed });
    return last;
  }

  forget(stream: string): void {
    this.kept.delete(stream);
  }

  has(stream: string): boolean {
    return this.kept.has(stream);
  }

  private keep(stream: string, folded: Folded): Folded {
    if (folded.last === undefined) return folded;
    const known = this.kept.get(stream);
    // While there is room enough, nothing needs to be known about what was used when.
    if (this.kept.size > this.most / 2) this.kept.delete(stream);
    // A read that was slow to come back does not undo what was recorded meanwhile.
    const isNewer = known !== undefined && revisionOf(known) > revisionOf(folded);
    this.kept.set(stream, isNewer ? known : folded);
    const [oldest] = this.kept.size > this.most ? this.kept.keys() : [];
    if (oldest !== undefined) this.kept.delete(oldest);
    return folded;
  }
}

function revisionOf({ last }: Folded): number {
  return last?.revision ?? -1;
}
