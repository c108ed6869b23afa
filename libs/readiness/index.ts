/** Whether an entry is ready for a recipient: rules are code, profiles are data, and an evaluation is pure. */

/** Evaluates a reading for one profile, rule by rule. */
export { evaluate, type Readiness, type RuleOutcome } from './evaluate.js';
/** What stands in the way of several profiles, in short, at the price of one look at the evidence; and read back. */
export { marksOf, readMarks, STANDING, type Marked, type Marks, type Standing } from './marks.js';
/** The readiness in one line: "ready", or "not ready: …" with every blocking rule. */
export { summaryOf } from './summary.js';
/** The shape of a recipient's rule set, an Admiralty grade (letter and figure), a spelling the recipient matches by. */
export { type Profile } from './profile.js';
/** Every profile that is shipped, in its newest version; the shipped profile of an id, undefined when there is none. */
export { profileNamed, profiles } from './profiles/index.js';
/** What holds of profiles that are shipped, published here, or both. */
export { currentOf, publishedIn, standingProfiles, versionsOf, type ProfileVersion } from './profile-on-record.js';
/** The outcomes there are, and what a rule finds. A day is `YYYY-MM-DD`. */
export { OUTCOMES, type Day, type Finding, type Outcome } from './finding.js';
/** What an entry needs, why, how fresh, and whether lacking it blocks. */
export { type Rule } from './rule.js';
/** Every rule in the order of the catalogue; the rule of an id, undefined when there is none. */
export { ruleNamed, rules } from './rules/index.js';
export { vocabulary } from './vocabulary.js';
/** For whose eyes something is made that leaves the record, and what of a reading and of a profile is for them. */
export {
  isSharingConsented,
  isSharingStillConsented,
  judgedBy,
  keepersUpTo,
  PARTNERS,
  recipientOf,
  toldTo,
  type Audience,
} from './audience.js';
export { namesMinor } from './minor.js';
/** Rules, profiles and outcomes as they are said in a language. */
export { outcomeIn, requiresIn, titleOf, urgencyIn, whyIn } from './words/rule-words.js';
