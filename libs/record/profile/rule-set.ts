import type { Liberty } from '../casefile/facets.js';
import type { Protection } from '../protection.js';

/** Admiralty grades that a profile may ask for: both letter and figure have to be reached. */
export const GRADES = ['A', 'B', 'C', 'D', 'E'].flatMap((letter) =>
  [1, 2, 3, 4, 5].map((figure) => `${letter}${figure}` as Grade),
);
/** An Admiralty grade such as C3: both letter and figure have to be reached. */
export type Grade = `${'A' | 'B' | 'C' | 'D' | 'E'}${1 | 2 | 3 | 4 | 5}`;

/** A spelling of the person's name that a recipient matches by. */
export interface NameNeeded {
  /** Finishes "a name …", such as "in Ukrainian, with patronymic". */
  readonly about: string;
  readonly lang?: string;
  readonly scheme?: string;
  readonly patronymic?: boolean;
  /** Asked for only once a sentence is on record. */
  readonly onceSentenced?: boolean;
}

/** What a profile says, whichever id and version it goes by. Plain data. */
export interface RuleSet {
  readonly title: string;
  readonly about: string;
  /** The names by which a consent may name the recipient, beside the profile's own id. */
  readonly recipients: readonly string[];
  /** What the recipient may see. */
  readonly clearance: Protection;
  /** The ids of the rules that apply. */
  readonly rules: readonly string[];
  /** Where lacking a rule blocks, or does not, other than the rule says. */
  readonly blocking?: Readonly<Record<string, boolean>>;
  /** Windows in days other than the rule's; null where age does not matter to this recipient. */
  readonly windows?: Readonly<Record<string, number | null>>;
  readonly minimumGrade: Grade;
  /** States of liberty that count beside custody. */
  readonly acceptsBesideCustody: readonly Liberty[];
  /** Days that must be left of the term after the planned submission. */
  readonly marginDays: number;
  readonly namesNeeded: readonly NameNeeded[];
  /** CU-2 also asks who took the person. */
  readonly asksWhoTook?: boolean;
  /** CU-3 asks where the person was last seen, instead of where they are. */
  readonly asksLastSeen?: boolean;
  /** HE-2 is not satisfied by a person who is not seriously ill. */
  readonly onlyGravelyIll?: boolean;
  /** LI-1 is satisfied by nothing but a confirmation. */
  readonly onlyConfirmed?: boolean;
}
