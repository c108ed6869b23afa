import type { Fact } from '../../decider.js';
import type { Protection } from '../../protection.js';

/** All that is on record about one person: the casefile's own facts, and those of other streams that name it. */
export interface CaseRecord {
  readonly id: string;
  /** The casefile's stream, whole, in its order. */
  readonly facts: readonly Fact[];
  /** Pledges of patronage over this person, each stream whole. */
  readonly pledges: readonly (readonly Fact[])[];
  /** Exchange lists that name this person, each whole. */
  readonly lists: readonly (readonly Fact[])[];
  /** Groups of co-defendants that this person was placed in, each whole. */
  readonly groups: readonly (readonly Fact[])[];
  /** Other casefiles that go by one of this one's names, and the level at which they do. */
  readonly namesakes: readonly { readonly casefile: string; readonly protection: Protection }[];
}

/** Where a reader stands: in time, in the record, and towards the person. */
export interface Perspective {
  /** What was true then: facts about later days are left out. A calendar day. */
  readonly on: string;
  /** What the record held then: an instant, or a position. Everything when left out. */
  readonly known?: Date | string | undefined;
  readonly clearance: Protection;
}

/** Whether the record held the fact then. */
export function wasKnown(fact: Fact, known: Perspective['known']): boolean {
  if (known === undefined) return true;
  return typeof known === 'string' ? fact.position <= known : fact.recordedAt.getTime() <= known.getTime();
}
