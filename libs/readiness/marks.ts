import type { Reading } from '#record';
import type { Day, Outcome } from './finding.js';
import type { Profile } from './profile.js';
import { termsOf } from './terms.js';
import { isLacking, Weighing } from './weighing.js';

/** The outcomes that stand in the way, or were waived. */
export const STANDING = ['unmet', 'stale', 'disputed', 'waived'] as const satisfies readonly Outcome[];
export type Standing = (typeof STANDING)[number];

/** What a profile's rules came to, short enough to be kept for everybody. */
export interface Marks {
  readonly profile: Profile;
  /** A letter for each rule of the profile in the order of the catalogue; capital where it blocks. */
  readonly letters: string;
  /** The first day on which one of them is another by the passing of time alone. */
  readonly until?: Day;
}

const LETTERS: Readonly<Record<Outcome, string>> = {
  met: '.',
  'not-applicable': '.',
  unmet: 'u',
  stale: 's',
  disputed: 'd',
  waived: 'w',
};
const CAPITALS = { ...LETTERS, unmet: 'U', stale: 'S', disputed: 'D' };

/** The marks of a reading by several profiles. */
export interface Marked {
  readonly marks: readonly Marks[];
  /** Why the entry is urgent, if it is; in English, as it is kept. */
  readonly urgentBecause: readonly string[];
  readonly weighing: Weighing;
}

/** What the rules of each profile come to, in their order; `before` are the marks of the reading of a narrower stratum. */
export function marksOf(reading: Reading, profiles: readonly Profile[], before?: Marked): Marked {
  const weighing = new Weighing(reading, undefined, before?.weighing);
  const marks = profiles.map((profile): Marks => {
    let letters = '';
    let until: Day | undefined;
    weighing.by(profile, (_, finding, isBlocking) => {
      letters += (isBlocking && isLacking(finding) ? CAPITALS : LETTERS)[finding.outcome];
      if (finding.until !== undefined && (until === undefined || finding.until < until)) ({ until } = finding);
    });
    return until === undefined ? { profile, letters } : { profile, letters, until };
  });
  return { marks, urgentBecause: weighing.urgentBecause.map(String), weighing };
}

/** The rules that stand in the way by whether they block, and these and the waived ones by their outcome. */
export function readMarks({ profile, letters }: Marks): {
  readonly blocking: string[];
  readonly advisory: string[];
  readonly outcomes: Partial<Record<Standing, string[]>>;
} {
  const [blocking, advisory]: [string[], string[]] = [[], []];
  const outcomes: Partial<Record<Standing, string[]>> = {};
  for (const [at, { rule }] of termsOf(profile).entries()) {
    const letter = letters.charAt(at);
    const outcome = STANDING.find((one) => letter.toLowerCase() === LETTERS[one]);
    if (outcome === undefined) continue;
    (outcomes[outcome] ??= []).push(rule.id);
    if (outcome !== 'waived') (letter === LETTERS[outcome] ? advisory : blocking).push(rule.id);
  }
  return { blocking, advisory, outcomes };
}
