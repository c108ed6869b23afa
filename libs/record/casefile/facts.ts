import type { Fact } from '../decider.js';
import type { Protection } from '../protection.js';
import type { PersonName } from '../values/person-name.js';
import type { SourceCitation } from '../values/source.js';
import type { ErasureBasis } from './erase-casefile.js';
import { claimKindNamed } from './claims/index.js';
import type { ClaimData } from './claims/claim.js';

/** The protection stands in each fact about a claim, so that a reader's view is cut without looking elsewhere. */
interface AboutClaim {
  readonly claim: string;
  readonly reason: string;
  readonly protection: Protection;
}

/** The first fact of a casefile: the names it goes by, and the level of everything in it. */
export type CasefileOpened = Fact<
  'CasefileOpened',
  { readonly names: readonly PersonName[]; readonly note?: string; readonly protection: Protection }
>;
/** A claim: its type is the name of its kind. */
export type ClaimRecorded = Fact<string, ClaimData>;

/** The common part and own fields of a claim that a correction replaces; null takes an own field away. */
export interface CorrectedValues {
  readonly when?: string | null;
  readonly whenAsWritten?: string | null;
  readonly inferred?: string | null;
  readonly sources?: readonly SourceCitation[];
  readonly protection?: Protection;
  readonly fields?: Readonly<Record<string, unknown>>;
}
export type ClaimCorrected = Fact<'ClaimCorrected', AboutClaim & { readonly values: CorrectedValues }>;
export type ClaimRetracted = Fact<'ClaimRetracted', AboutClaim>;
export type ClaimDisputed = Fact<'ClaimDisputed', AboutClaim & { readonly sources?: readonly SourceCitation[] }>;
export type AccountsMatched = Fact<
  'AccountsMatched',
  {
    readonly occurrence: string;
    readonly claims: readonly string[];
    readonly reason: string;
    readonly protection: Protection;
  }
>;
export type AccountSeparated = Fact<'AccountSeparated', AboutClaim & { readonly occurrence: string }>;
export type OccurrenceAdjudicated = Fact<
  'OccurrenceAdjudicated',
  { readonly occurrence: string; readonly prefer: string; readonly reason: string; readonly protection: Protection }
>;
export type CasefileReviewed = Fact<
  'CasefileReviewed',
  { readonly note?: string; readonly upTo: string; readonly findings: 'agreed' | 'objections' }
>;
export type RuleWaived = Fact<
  'RuleWaived',
  { readonly rule: string; readonly profile?: string; readonly reason: string; readonly until: string }
>;

/** A tombstone: what the casefile held was erased, on that ground; the digests of all of it, to account for each. */
export type PersonalDataErased = Fact<
  'PersonalDataErased',
  { readonly basis: ErasureBasis; readonly count: number; readonly digests: readonly string[] }
>;

/** Every fact of a casefile's stream. */
export type CasefileFact =
  | CasefileOpened
  | ClaimRecorded
  | ClaimCorrected
  | ClaimRetracted
  | ClaimDisputed
  | AccountsMatched
  | AccountSeparated
  | OccurrenceAdjudicated
  | CasefileReviewed
  | RuleWaived
  | PersonalDataErased;

/** The facts that are not claims, by type. */
export interface CasefileFacts {
  CasefileOpened: CasefileOpened;
  ClaimCorrected: ClaimCorrected;
  ClaimRetracted: ClaimRetracted;
  ClaimDisputed: ClaimDisputed;
  AccountsMatched: AccountsMatched;
  AccountSeparated: AccountSeparated;
  OccurrenceAdjudicated: OccurrenceAdjudicated;
  CasefileReviewed: CasefileReviewed;
  RuleWaived: RuleWaived;
  PersonalDataErased: PersonalDataErased;
}

/** Whether the fact is a claim of a known kind. */
export function isClaim(fact: Fact): fact is ClaimRecorded {
  return claimKindNamed(fact.type) !== undefined;
}

/** Whether the fact is of that type. */
export function is<T extends keyof CasefileFacts>(type: T, fact: Fact): fact is CasefileFacts[T] {
  return fact.type === type;
}
