import type { Fact } from './decider.js';

/** The type that a fact reads as once the key of what it said has been destroyed. */
export const ERASED = 'Erased';

/** A fact of which nothing is left but that there was one: `was` is its type as the log has it. */
export type ErasedFact = Fact<typeof ERASED, { readonly was: string }>;

/** What is known of an erasure: when, on what ground. */
export interface Erasure {
  readonly at: string;
  readonly basis: string;
}

/** Whether anything is left of the fact. */
export function isErased(fact: Pick<Fact, 'type'>): boolean {
  return fact.type === ERASED;
}
