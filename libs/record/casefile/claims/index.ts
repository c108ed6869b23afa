import { aliveConfirmed } from './alive-confirmed.js';
import { appealDecided } from './appeal-decided.js';
import { appliedToBody } from './applied-to-body.js';
import { arrested } from './arrested.js';
import { born } from './born.js';
import { charged } from './charged.js';
import { citizenshipStated } from './citizenship-stated.js';
import type { ClaimKind } from './claim-kind.js';
import { consentGiven } from './consent-given.js';
import { consentRefused } from './consent-refused.js';
import { consentWithdrawn } from './consent-withdrawn.js';
import { counselNamed } from './counsel-named.js';
import { destinationStated } from './destination-stated.js';
import { detentionExtended } from './detention-extended.js';
import { diedInCustody } from './died-in-custody.js';
import { familyContactNamed } from './family-contact-named.js';
import { forciblyExamined } from './forcibly-examined.js';
import { healthReported } from './health-reported.js';
import { heldAt } from './held-at.js';
import { hungerStrike } from './hunger-strike.js';
import { identityDocumentSeen } from './identity-document-seen.js';
import { illTreatmentAlleged } from './ill-treatment-alleged.js';
import { internationalMeasure } from './international-measure.js';
import { letterReceived } from './letter-received.js';
import { letterSent } from './letter-sent.js';
import { motiveAssessed } from './motive-assessed.js';
import { named } from './named.js';
import { photographed } from './photographed.js';
import { proceedingsChanged } from './proceedings-changed.js';
import { punishmentCellImposed } from './punishment-cell-imposed.js';
import { recognised } from './recognised.js';
import { registerEntryChanged } from './register-entry-changed.js';
import { related } from './related.js';
import { releaseReversed } from './release-reversed.js';
import { released } from './released.js';
import { remanded } from './remanded.js';
import { restricted } from './restricted.js';
import { restrictionLifted } from './restriction-lifted.js';
import { returnedHome } from './returned-home.js';
import { searched } from './searched.js';
import { sentenceDemanded } from './sentence-demanded.js';
import { sentenced } from './sentenced.js';
import { transferred } from './transferred.js';
import { trialOpened } from './trial-opened.js';
import { whereaboutsEstablished } from './whereabouts-established.js';
import { whereaboutsLost } from './whereabouts-lost.js';

const custody: readonly ClaimKind[] = [
  searched,
  arrested,
  remanded,
  detentionExtended,
  transferred,
  heldAt,
  restricted,
  restrictionLifted,
  forciblyExamined,
  punishmentCellImposed,
  whereaboutsLost,
  whereaboutsEstablished,
  released,
  releaseReversed,
  returnedHome,
  diedInCustody,
];

const court: readonly ClaimKind[] = [
  charged,
  proceedingsChanged,
  trialOpened,
  sentenceDemanded,
  sentenced,
  appealDecided,
  internationalMeasure,
];

const person: readonly ClaimKind[] = [
  named,
  born,
  related,
  citizenshipStated,
  identityDocumentSeen,
  photographed,
  healthReported,
  hungerStrike,
  illTreatmentAlleged,
  aliveConfirmed,
  counselNamed,
  familyContactNamed,
  consentGiven,
  consentRefused,
  consentWithdrawn,
  destinationStated,
];

const advocacy: readonly ClaimKind[] = [
  recognised,
  motiveAssessed,
  registerEntryChanged,
  appliedToBody,
  letterSent,
  letterReceived,
];

/** Every kind of claim, by group and in the order of the catalogue. */
export const claimKinds: readonly ClaimKind[] = [...custody, ...court, ...person, ...advocacy];

const byName: ReadonlyMap<string, ClaimKind> = new Map(claimKinds.map((kind) => [kind.name, kind]));

/** The kind of that name, which is also the type of its event; undefined when there is none. */
export function claimKindNamed(name: string): ClaimKind | undefined {
  return byName.get(name);
}

export { CLAIM_GROUPS, type ClaimGroup, type ClaimKind } from './claim-kind.js';
export { ClaimCommon, type ClaimData } from './claim.js';
