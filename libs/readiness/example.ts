import type { Day, Outcome } from './finding.js';
import type { Protection } from '#record';
import type { Profile } from './profile.js';

/** The day on which the rules' examples are evaluated. */
export const EXAMPLE_DAY: Day = '2026-09-01';

/** A claim of an example, about an invented person. */
export interface ClaimGiven {
  readonly kind: string;
  readonly when: string | null;
  readonly fields?: object;
  /** A name for the claim, so that others can speak of it. */
  readonly id?: string;
  /** The claim whose occurrence this is a further account of. */
  readonly accountOf?: string;
  /** Admiralty grade of its source, B2 by default. */
  readonly grade?: string;
  /** One source per root. */
  readonly roots?: readonly string[];
  readonly protection?: Protection;
}

/** Something said about claims, or recorded elsewhere about the person. */
export type ActGiven =
  | { readonly act: 'disputed'; readonly claim: string }
  | { readonly act: 'adjudicated'; readonly prefer: string }
  | { readonly act: 'reviewed'; readonly on: Day; readonly findings?: 'agreed' | 'objections' }
  | { readonly act: 'grouped'; readonly until?: string }
  | { readonly act: 'namesake'; readonly casefile: string }
  | {
      readonly act: 'listed';
      readonly profile: string;
      readonly handedOverOn?: string;
      readonly answer?: 'confirmed' | 'denied' | 'silent' | 'other';
      readonly answeredOn?: string;
    };

/** What a rule makes of a few claims; every example of every rule is run by one test. */
export interface Example {
  /** Finishes the sentence "is <outcome> …". */
  readonly name: string;
  readonly given: readonly (ClaimGiven | ActGiven)[];
  readonly expect: Outcome;
  /** What of the profile matters to the example. */
  readonly profile?: Partial<Profile>;
  readonly submission?: Day;
}
