import {
  AdjudicateOccurrence,
  CaptureDocument,
  CorrectClaim,
  DisputeClaim,
  DraftExchangeList,
  DropFromList,
  EndPledge,
  EraseCasefile,
  FreezeList,
  HandOverList,
  HandOverPledge,
  LaunchCampaign,
  MatchAccounts,
  NameForExchange,
  OpenCasefile,
  OpenCasegroup,
  PerformDuty,
  PlaceInGroup,
  PledgePatronage,
  PublishProfile,
  PublishTerms,
  RecordAnswer,
  RecordClaim,
  RecordReply,
  RetractClaim,
  ReviewCasefile,
  ReviewPackage,
  SeparateAccount,
  WaiveRule,
  type RecordCommand,
  type Shape,
} from '#record';

/** Everything that a line may ask for, by the name it is asked under. */
export const REQUESTS: ReadonlyMap<string, Shape<RecordCommand>> = new Map(
  [
    CaptureDocument,
    OpenCasefile,
    RecordClaim,
    CorrectClaim,
    RetractClaim,
    DisputeClaim,
    MatchAccounts,
    SeparateAccount,
    AdjudicateOccurrence,
    ReviewCasefile,
    WaiveRule,
    OpenCasegroup,
    PlaceInGroup,
    LaunchCampaign,
    PublishTerms,
    PledgePatronage,
    PerformDuty,
    RecordReply,
    HandOverPledge,
    EndPledge,
    PublishProfile,
    DraftExchangeList,
    NameForExchange,
    DropFromList,
    FreezeList,
    ReviewPackage,
    HandOverList,
    RecordAnswer,
  ].map((shape) => [shape.name, shape]),
);

/** What is wrong with a name that is not among them. */
export function notARequest(name: unknown): string {
  if (typeof name !== 'string') return 'must be the name of what is asked, such as "RecordClaim"';
  // A file is run again, and passed on: what can never be taken back is asked for by hand.
  if (name.toLowerCase() === EraseCasefile.name.toLowerCase())
    return 'is not done from a file: litopys erase CASEFILE --basis GROUND';
  const meant = [...REQUESTS.keys()].find((known) => known.toLowerCase() === name.toLowerCase());
  return meant === undefined
    ? `is not the name of a request; these are: ${[...REQUESTS.keys()].join(', ')}`
    : `is written ${meant}`;
}
