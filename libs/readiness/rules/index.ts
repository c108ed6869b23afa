import { chargeArticles } from './ca-1-charge-articles.js';
import { stage } from './ca-2-stage.js';
import { sentenceAndAppeal } from './ca-3-sentence-and-appeal.js';
import { motiveAssessed } from './ca-4-motive-assessed.js';
import { violence } from './ca-5-violence.js';
import { caseGroup } from './ca-6-case-group.js';
import { noRefusal } from './co-1-no-refusal.js';
import { consentToExchange } from './co-2-consent-to-exchange.js';
import { destination } from './co-3-destination.js';
import { pardonPetition } from './co-4-pardon-petition.js';
import { consentToShare } from './co-5-consent-to-share.js';
import { publicity } from './co-6-publicity.js';
import { custody } from './cu-1-custody.js';
import { startOfCustody } from './cu-2-start-of-custody.js';
import { presentPlace } from './cu-3-present-place.js';
import { proofOfLife } from './cu-4-proof-of-life.js';
import { termLeft } from './cu-5-term-left.js';
import { chainOfPlaces } from './cu-6-chain-of-places.js';
import { health } from './he-1-health.js';
import { medicalProof } from './he-2-medical-proof.js';
import { careNeeds } from './he-3-care-needs.js';
import { fullName } from './id-1-full-name.js';
import { birthDate } from './id-2-birth-date.js';
import { identityDocument } from './id-3-identity-document.js';
import { citizenship } from './id-4-citizenship.js';
import { photograph } from './id-5-photograph.js';
import { namesakes } from './id-6-namesakes.js';
import { holdingSide } from './li-1-holding-side.js';
import { priority } from './li-2-priority.js';
import { noOpenList } from './li-3-no-open-list.js';
import { protectionReview } from './pr-1-protection-review.js';
import { minors } from './pr-2-minors.js';
import { grades } from './pv-1-grades.js';
import { archived } from './pv-2-archived.js';
import { noOpenConflict } from './pv-3-no-open-conflict.js';
import { secondPerson } from './pv-4-second-person.js';
import { lawyer } from './re-1-lawyer.js';
import { contactRelative } from './re-2-contact-relative.js';
import { stateRecognition } from './re-3-state-recognition.js';
import { criminalProceeding } from './re-4-criminal-proceeding.js';
import { inquiry } from './re-5-inquiry.js';
import type { Rule } from '../rule.js';

/** Every readiness rule, in the order of the catalogue. */
export const rules: readonly Rule[] = [
  fullName,
  birthDate,
  identityDocument,
  citizenship,
  photograph,
  namesakes,
  custody,
  startOfCustody,
  presentPlace,
  proofOfLife,
  termLeft,
  chainOfPlaces,
  chargeArticles,
  stage,
  sentenceAndAppeal,
  motiveAssessed,
  violence,
  caseGroup,
  noRefusal,
  consentToExchange,
  destination,
  pardonPetition,
  consentToShare,
  publicity,
  health,
  medicalProof,
  careNeeds,
  lawyer,
  contactRelative,
  stateRecognition,
  criminalProceeding,
  inquiry,
  protectionReview,
  minors,
  grades,
  archived,
  noOpenConflict,
  secondPerson,
  holdingSide,
  priority,
  noOpenList,
];

const byId: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]));

/** The rule of that id, such as CO-2; undefined when there is none. */
export function ruleNamed(id: string): Rule | undefined {
  return byId.get(id);
}
