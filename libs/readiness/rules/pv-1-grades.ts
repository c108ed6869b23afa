import { rootsAgreeing, type Grade, type SourceCitation } from '#record';
import type { Evidence } from '../evidence.js';
import { met, notApplicable, unmet } from '../finding.js';
import type { Rule } from '../rule.js';
import { say } from '../words/say.js';

const ASKED = { rules: ['CU-4', 'PV-1'] };
const LETTER = { kind: 'LetterReceived', when: '2026-08-01' };

export const grades: Rule = {
  id: 'PV-1',
  requires: 'every blocking fact has a source graded C3 or better, or two independent roots',
  why: 'audit',
  blocking: true,
  evaluate(evidence, { restsOn, profile: { minimumGrade } }) {
    if (restsOn.size === 0) return notApplicable(say`No blocking rule rests on a claim yet.`);
    const borne = evidence.once(knownToBear);
    const weak: string[] = [];
    for (const claim of restsOn) if (!bears(evidence, claim, minimumGrade, borne)) weak.push(claim);
    if (weak.length === 0)
      return met(say`Every claim that a blocking rule rests on is graded ${minimumGrade} or better, or has two roots.`);
    return unmet(
      weak.length === 1
        ? say`One claim that a blocking rule rests on has neither a source graded ${minimumGrade} or better nor two independent roots.`
        : say`${weak.length} claims that blocking rules rest on have neither a source graded ${minimumGrade} or better nor two independent roots.`,
      weak,
    );
  },
  examples: [
    { name: 'when the source is good', given: [{ ...LETTER, grade: 'C3' }], profile: ASKED, expect: 'met' },
    { name: 'when its one source is weak', given: [{ ...LETTER, grade: 'C4' }], profile: ASKED, expect: 'unmet' },
    {
      name: 'when its one source cannot be judged',
      given: [{ ...LETTER, grade: 'F6' }],
      profile: ASKED,
      expect: 'unmet',
    },
    {
      name: 'when two weak sources have different roots',
      given: [{ ...LETTER, grade: 'D4', roots: ['mother', 'lawyer'] }],
      profile: ASKED,
      expect: 'met',
    },
    {
      name: 'when two weak sources have one root',
      given: [{ ...LETTER, grade: 'D4', roots: ['mother', 'mother'] }],
      profile: ASKED,
      expect: 'unmet',
    },
    {
      name: 'when the recipient asks for a better grade',
      given: [{ ...LETTER, grade: 'C3' }],
      profile: { ...ASKED, minimumGrade: 'B2' },
      expect: 'unmet',
    },
    { name: 'when nothing is on record', given: [], profile: ASKED, expect: 'not-applicable' },
  ],
};

type Borne = Map<string, boolean>;

function knownToBear(): Map<Grade, Borne> {
  return new Map();
}

function bears(evidence: Evidence, claim: string, grade: Grade, known: Map<Grade, Borne>): boolean {
  let ofGrade = known.get(grade);
  if (ofGrade === undefined) known.set(grade, (ofGrade = new Map()));
  let answer = ofGrade.get(claim);
  if (answer === undefined) ofGrade.set(claim, (answer = isWellSourced(evidence, claim, grade)));
  return answer;
}

function isWellSourced(evidence: Evidence, claim: string, grade: Grade): boolean {
  const [told, account] = [evidence.toldBy(claim), evidence.account(claim)];
  if (told === undefined || account === undefined) return false;
  if (account.sources.some((source) => reaches(source, grade))) return true;
  const live = [told.account, ...told.others].filter(({ retraction }) => retraction === undefined);
  return rootsAgreeing(account, live).size >= 2;
}

/** F and 6 say that nobody can judge, and reach no grade. */
function reaches({ reliability, credibility }: SourceCitation, grade: Grade): boolean {
  return reliability <= grade.charAt(0) && credibility <= Number(grade.charAt(1));
}
