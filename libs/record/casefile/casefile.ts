import { Decisions, type Decider, type Fact } from '../decider.js';
import type { Protection } from '../protection.js';
import { adjudicateOccurrence, AdjudicateOccurrence } from './adjudicate-occurrence.js';
import { ClaimsOnRecord, type ClaimOnRecord } from './claims-on-record.js';
import { correctClaim, CorrectClaim } from './correct-claim.js';
import { corrected } from './corrected.js';
import { disputeClaim, DisputeClaim } from './dispute-claim.js';
import { eraseCasefile, EraseCasefile } from './erase-casefile.js';
import { is, isClaim } from './facts.js';
import { matchAccounts, MatchAccounts } from './match-accounts.js';
import { openCasefile, OpenCasefile } from './open-casefile.js';
import { recordClaim, RecordClaim } from './record-claim.js';
import { retractClaim, RetractClaim } from './retract-claim.js';
import { reviewCasefile, ReviewCasefile } from './review-casefile.js';
import { separateAccount, SeparateAccount } from './separate-account.js';
import { waiveRule, WaiveRule } from './waive-rule.js';

export type { ClaimOnRecord } from './claims-on-record.js';

/** What has been recorded about one person, as far as decisions need it. */
export interface Casefile {
  readonly open: boolean;
  readonly protection: Protection;
  readonly claims: ClaimsOnRecord;
  /** Who recorded what no review has covered yet. */
  readonly unreviewedBy: ReadonlySet<string>;
  readonly lastFact?: string;
  /** Set once what it held has been erased. */
  readonly erased?: true;
}

const NOT_OPENED: Casefile = {
  open: false,
  protection: 'public',
  claims: ClaimsOnRecord.none,
  unreviewedBy: new Set(),
};

export const casefileDecisions = new Decisions<Casefile>()
  .on(OpenCasefile, openCasefile)
  .on(RecordClaim, recordClaim)
  .on(CorrectClaim, correctClaim)
  .on(RetractClaim, retractClaim)
  .on(DisputeClaim, disputeClaim)
  .on(MatchAccounts, matchAccounts)
  .on(SeparateAccount, separateAccount)
  .on(AdjudicateOccurrence, adjudicateOccurrence)
  .on(ReviewCasefile, reviewCasefile)
  .on(WaiveRule, waiveRule)
  .on(EraseCasefile, eraseCasefile);

/** One person's casefile: `casefile-<uuid>`. */
export const casefile: Decider<Casefile> = {
  category: 'casefile',
  initial: NOT_OPENED,
  decide: casefileDecisions.decide,
  evolve,
};

function evolve(state: Casefile, fact: Fact): Casefile {
  if (is('PersonalDataErased', fact)) return { ...NOT_OPENED, open: true, erased: true };
  if (is('CasefileReviewed', fact)) return { ...state, unreviewedBy: new Set(), lastFact: fact.id };
  if (is('RuleWaived', fact)) return { ...state, lastFact: fact.id };
  const { recordedBy } = fact;
  const unreviewedBy = state.unreviewedBy.has(recordedBy)
    ? state.unreviewedBy
    : new Set(state.unreviewedBy).add(recordedBy);
  const touched = { ...state, unreviewedBy, lastFact: fact.id };
  if (is('CasefileOpened', fact)) return { ...touched, open: true, protection: fact.data.protection };
  return { ...touched, claims: claimsAfter(state.claims, fact) };
}

function claimsAfter(claims: ClaimsOnRecord, fact: Fact): ClaimsOnRecord {
  const change = (id: string, changed: (claim: ClaimOnRecord) => ClaimOnRecord) => {
    const claim = claims.get(id);
    return claim === undefined ? claims : claims.with(changed(claim));
  };
  if (isClaim(fact)) return claims.with({ id: fact.id, kind: fact.type, data: fact.data, retracted: false });
  if (is('ClaimCorrected', fact))
    return change(fact.data.claim, (claim) => ({ ...claim, data: corrected(claim.data, fact.data.values) }));
  if (is('ClaimRetracted', fact)) return change(fact.data.claim, (claim) => ({ ...claim, retracted: true }));
  if (is('AccountSeparated', fact)) return change(fact.data.claim, moveTo(fact.data.occurrence));
  if (is('AccountsMatched', fact)) {
    const { claims: matched, occurrence } = fact.data;
    return claims.changed((claim) => (matched.includes(claim.id) ? moveTo(occurrence)(claim) : claim));
  }
  return claims;
}

const moveTo =
  (occurrence: string) =>
  (claim: ClaimOnRecord): ClaimOnRecord => ({ ...claim, data: { ...claim.data, occurrence } });
