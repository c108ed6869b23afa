import type { ReviewCasefile } from '../casefile/review-casefile.js';
import type { Fact } from '../decider.js';
import type { Protection } from '../protection.js';
import type { SourceCitation } from '../values/source.js';

/** The documented reasons why names fell off lists. */
export const DROP_REASONS = [
  'refused-by-the-person',
  'term-already-served',
  'citizenship',
  'charge-too-grave-or-unrelated',
  'not-confirmed-by-the-holding-side',
  'released',
  'died',
  'duplicate',
  'other',
] as const;
export type DropReason = (typeof DROP_REASONS)[number];

/** What the holding side may answer about a person; silence is an answer. */
export const ANSWERS = ['confirmed', 'denied', 'silent', 'other'] as const;
export type ExchangeAnswer = (typeof ANSWERS)[number];

/** One person of a frozen list, with the readiness they had then. */
export interface FrozenEntry {
  readonly casefile: string;
  readonly ready: boolean;
  readonly blocking: readonly string[];
  readonly advisory: readonly string[];
}

/** What a protection review comes to; objections sign nothing. */
export type PackageFindings = NonNullable<ReviewCasefile['findings']>;

export type ExchangeListDrafted = Fact<
  'ExchangeListDrafted',
  {
    readonly profile: string;
    readonly title?: string;
    readonly recipient?: string;
    readonly plannedSubmission?: string;
    readonly protection: Protection;
  }
>;
export type NamedForExchange = Fact<
  'NamedForExchange',
  { readonly casefile: string; readonly note?: string; readonly urgent?: boolean }
>;
export type DroppedFromList = Fact<
  'DroppedFromList',
  { readonly casefile: string; readonly reason: DropReason; readonly text?: string }
>;
/** A version of the list that no longer changes, with the readiness of each entry. */
export type ListFrozen = Fact<
  'ListFrozen',
  {
    readonly version: number;
    readonly entries: readonly FrozenEntry[];
    readonly profile: { readonly id: string; readonly version: number };
    readonly on: string;
    /** The position the readiness was evaluated at. */
    readonly position: string;
    /** SHA-256 over the entries, profile, day and position. */
    readonly checksum: string;
    readonly note?: string;
    /** How many more were on it whose casefiles have been erased since. It is never recorded. */
    readonly erased?: number;
  }
>;
/** A second person's look at what a frozen version would give away. */
export type PackageReviewed = Fact<
  'PackageReviewed',
  {
    readonly version: number;
    readonly findings: PackageFindings;
    /** For the team alone. */
    readonly note?: string;
    /** How many people the record looked at, and the level up to which anything may go to the recipient. */
    readonly checked: { readonly entries: number; readonly level: Protection };
  }
>;
export type ListHandedOver = Fact<
  'ListHandedOver',
  {
    readonly version: number;
    readonly to: string;
    readonly on: string;
    readonly receipt?: string;
    readonly sources?: readonly SourceCitation[];
  }
>;
export type ExchangeAnswered = Fact<
  'ExchangeAnswered',
  {
    readonly version: number;
    readonly casefile: string;
    readonly answer: ExchangeAnswer;
    readonly on: string;
    readonly by?: string;
    readonly text?: string;
    readonly sources: readonly SourceCitation[];
  }
>;
/** Every fact of an exchange list's stream. */
export type ExchangeListFact =
  | ExchangeListDrafted
  | NamedForExchange
  | DroppedFromList
  | ListFrozen
  | PackageReviewed
  | ListHandedOver
  | ExchangeAnswered;

/** The facts of an exchange list's stream, which holds no others. */
export function listFacts(facts: readonly Fact[]): readonly ExchangeListFact[] {
  return facts as readonly ExchangeListFact[];
}
