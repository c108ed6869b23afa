export { anchorOf } from './anchor-of.js';
export { AnchorProblem, type AnchorProblemCode } from './anchor-problem.js';
export { Anchors, type AnchorKind, type AnchorOutcome, type AnchorServices } from './anchors.js';
export type { Attestation } from './attestation.js';
export { submitToCalendar, upgradeFromCalendars, type UpgradedProof } from './calendar.js';
export {
  readOpenTimestamps,
  verifyOpenTimestamps,
  type AttestationVerdict,
  type BitcoinHeaders,
  type VerifiedProof,
} from './opentimestamps.js';
export {
  requestTimestamp,
  timestampRequest,
  verifyTimestamp,
  type TimestampRequest,
  type VerifiedTimestamp,
} from './rfc3161.js';
export { verifyAnchor, type AnchorKnowledge, type AnchorVerdict } from './verify-anchor.js';
