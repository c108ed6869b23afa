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

  constructor(
    private readonly store: EventStore,
    private readonly deciders: ReadonlyMap<string, Decider<unknown>>,
    private readonly most: number,
  ) {}

  /** The stream, from memory where it is kept there. */
  async get(stream: string): Promise<Folded> {
    const known = this.kept.get(stream);
    if (known === undefined) return this.load(stream);
    this.keep(stream, known);
    return known;
  }

  /** The stream as the store has it now. */
  async load(stream: string): Promise<Folded> {
    const decider = this.deciders.get(streamCategoryOf(stream));
    if (decider === undefined) throw new TypeError(`Nothing decides on streams like ${stream}`);
    const events = await this.store.readStream(stream);
    const keyed = new Map<string, Place>();
    let last: Place | undefined;
    for (const { id, revision, position, metadata } of events) {
      const { digest } = metadata;
      last = { id, revision: Number(revision), position, ...(typeof digest === 'string' ? { digest } : {}) };
      if (last.digest !== undefined) keyed.set(id, last);
    }
    const folded = { decider, state: fold(decider, events.map(asFact)), last, keyed };
    if (last !== undefined) this.keep(stream, folded);
    return folded;
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

  private keep(stream: string, folded: Folded): void {
    this.kept.delete(stream);
    this.kept.set(stream, folded);
    const [oldest] = this.kept.keys();
    if (this.kept.size > this.most && oldest !== undefined) this.kept.delete(oldest);
  }
}
