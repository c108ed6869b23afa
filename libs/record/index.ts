export { asFact } from './as-fact.js';
export {
  categoryOf as streamCategoryOf,
  Decisions,
  fold,
  idOf,
  RecordCommand,
  ROLES,
  type Asked,
  type Context,
  type Decider,
  type Fact,
  type NewFact,
  type Role,
  type Vocabulary,
} from './decider.js';
export { deciders } from './deciders.js';
export { CLAIM_RECORDED, disclosureOf, rejoined, type Disclosure, type Share } from './disclosure.js';
export { ERASED, isErased, type ErasedFact, type Erasure } from './erased.js';
export { mayRead, PROTECTIONS, rankOf, strictest, type Protection } from './protection.js';
export { Malformed, Refused, REFUSAL_CODES, type FieldProblem, type RefusalCode } from './refused.js';
export {
  addDays,
  addDuration,
  bounds,
  compareEdtf,
  daysBetween,
  describeEdtf,
  isAtLeastMonthPrecise,
  isDayPrecise,
  isDuration,
  isEdtf,
  overlap,
  readTypedDate,
  weekdayConflict,
} from './dates/index.js';
export {
  EdtfDate,
  fieldsOf,
  Id,
  OneOf,
  read,
  schemaOf,
  Sha256,
  Text,
  tryRead,
  WholeNumber,
  YesNo,
  type FieldSpec,
  type JsonSchema,
  type Shape,
} from './fields/index.js';
export { gradeRank, isC3OrBetter, RELIABILITIES, rootOf, SourceCitation } from './values/source.js';
export {
  LANGUAGES,
  sayingWith,
  wordIn,
  wordOf,
  type Catalogue,
  type Language,
  type Said,
  type Say,
  type Sentence,
  type Word,
} from './words/index.js';
export { Body } from './values/body.js';
export { Facility, Place } from './values/place.js';
export { PersonName } from './values/person-name.js';

export { campaign, type Campaign, type CampaignLaunched, type TermsPublished } from './campaign/campaign.js';
export { LaunchCampaign } from './campaign/launch-campaign.js';
export { PublishTerms } from './campaign/publish-terms.js';
export { Term } from './campaign/term.js';

export { casefile, type Casefile } from './casefile/casefile.js';
export { CATEGORIES, CATEGORY_DEFINITION, categoryOf, type Category } from './casefile/category.js';
export { isCustody, LIBERTY, LIFE, PROCEDURE, WHEREABOUTS, type Facets, type Liberty } from './casefile/facets.js';
export { claimKindNamed, claimKinds, type ClaimKind } from './casefile/claims/index.js';
export { lineOf } from './casefile/claims/claim-kind.js';
export { durationInWords } from './casefile/claims/in-words.js';
export { ClaimCommon, type ClaimData } from './casefile/claims/claim.js';
export { AdjudicateOccurrence } from './casefile/adjudicate-occurrence.js';
export { EraseCasefile, ERASURE_BASES, type ErasureBasis } from './casefile/erase-casefile.js';
export { CorrectClaim } from './casefile/correct-claim.js';
export { DisputeClaim } from './casefile/dispute-claim.js';
export { MatchAccounts } from './casefile/match-accounts.js';
export { OpenCasefile } from './casefile/open-casefile.js';
export { RecordClaim } from './casefile/record-claim.js';
export { RetractClaim } from './casefile/retract-claim.js';
export { ReviewCasefile } from './casefile/review-casefile.js';
export { SeparateAccount } from './casefile/separate-account.js';
export { WaiveRule } from './casefile/waive-rule.js';
export { type CasefileFact, type CasefileOpened } from './casefile/facts.js';
export { type Account } from './casefile/reading/account.js';
export { type CaseRecord, type Perspective } from './casefile/reading/case-record.js';
export { type Check } from './casefile/reading/checks/index.js';
export { type ChosenBy, rootsAgreeing } from './casefile/reading/choose-account.js';
export { type Custody, type Stretch } from './casefile/reading/custody.js';
export { type ExpectedEnd } from './casefile/reading/expected-end.js';
export { historyOf, type KnownSpans } from './casefile/reading/history.js';
export { sentenceOf } from './casefile/reading/sentence.js';
export { levelsOf, type CitationLevels } from './casefile/reading/levels.js';
export { type Occurrence } from './casefile/reading/occurrence.js';
export {
  readCasefile,
  readStrata,
  readSpans,
  type NameOnRecord,
  type Reading,
  type Review,
  type Waiver,
} from './casefile/reading/reading.js';
export { type GroupMembership, type ListEntry } from './casefile/reading/related.js';
export { historyStrata, strataOf, type Stratum } from './casefile/reading/strata.js';
export { type Span } from './casefile/reading/spans.js';
export { type Facet, type Status, type Step } from './casefile/reading/status.js';
export { visibleFields, visibleSources } from './casefile/reading/visible.js';

export { casegroup, type Casegroup, type CasegroupOpened, type PersonPlaced } from './casegroup/casegroup.js';
export { OpenCasegroup } from './casegroup/open-casegroup.js';
export { PlaceInGroup } from './casegroup/place-in-group.js';

export { document, type CapturedDocument } from './document/document.js';
export { CaptureDocument, type DocumentCaptured } from './document/capture-document.js';

export { exchangeList, type ExchangeList } from './exchangelist/exchange-list.js';
export {
  type DropReason,
  type ExchangeAnswer,
  type ExchangeListFact,
  type FrozenEntry,
  listFacts,
  type ListFrozen,
  type PackageReviewed,
} from './exchangelist/facts.js';
export { DraftExchangeList } from './exchangelist/draft-exchange-list.js';
export { DropFromList } from './exchangelist/drop-from-list.js';
export { FreezeList } from './exchangelist/freeze-list.js';
export { HandOverList } from './exchangelist/hand-over-list.js';
export { NameForExchange } from './exchangelist/name-for-exchange.js';
export { RecordAnswer } from './exchangelist/record-answer.js';
export { ReviewPackage, type PackageCheck } from './exchangelist/review-package.js';

export { nameKey, nameWords } from './names/fold-name.js';

export { pledge, type Pledge } from './pledge/pledge.js';
export { type DutyReading } from './pledge/duties.js';
export { EndPledge } from './pledge/end-pledge.js';
export { type PledgeFact } from './pledge/facts.js';
export { HandOverPledge } from './pledge/hand-over-pledge.js';
export { Patron } from './pledge/patron.js';
export { PerformDuty } from './pledge/perform-duty.js';
export { PledgePatronage } from './pledge/pledge-patronage.js';
export { readPledge, type PledgeReading } from './pledge/read-pledge.js';
export { RecordReply } from './pledge/record-reply.js';

export { profile, type PublishedProfile } from './profile/profile.js';
export { type ProfilePublished } from './profile/facts.js';
export { profileStream } from './profile/cited-profile.js';
export { ProfileId } from './profile/profile-id.js';
export { PublishProfile } from './profile/publish-profile.js';
export { type Grade, type NameNeeded, type RuleSet } from './profile/rule-set.js';
