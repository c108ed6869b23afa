import { bounds, type ListEntry } from '#record';
import { unmet, type Day } from '../finding.js';
import { freshOn } from '../freshness.js';
import type { Rule } from '../rule.js';
import { inBrackets, inWords } from '../wording.js';
import { say } from '../words/say.js';

const LISTED = { act: 'listed', profile: 'example', handedOverOn: '2026-03-01' } as const;

export const holdingSide: Rule = {
  id: 'LI-1',
  requires: 'last answer of the holding side: confirmed, denied or silent',
  why: '"confirmed for confirmed"',
  blocking: false,
  window: 180,
  evidence: 'team',
  evaluate({ reading: { lists } }, at) {
    const last = lists.filter(({ answer }) => answer !== undefined).reduce<ListEntry | undefined>(later, undefined);
    if (last === undefined)
      return unmet(
        lists.some(({ handedOverOn }) => handedOverOn !== undefined)
          ? say`A list with the person was handed over; neither an answer nor silence is recorded.`
          : say`Not asked: no list with the person was handed over.`,
      );
    const says = say`The last answer of the holding side is "${inWords(last.answer)}" ${inBrackets(last.answeredOn)}`;
    if (at.profile.onlyConfirmed === true && last.answer !== 'confirmed')
      return unmet(say`${says}, which is no confirmation.`);
    return freshOn(answeredBy(last), at, says, []);
  },
  examples: [
    { name: 'when confirmed', given: [{ ...LISTED, answer: 'confirmed', answeredOn: '2026-06-01' }], expect: 'met' },
    { name: 'when denied', given: [{ ...LISTED, answer: 'denied', answeredOn: '2026-06-01' }], expect: 'met' },
    {
      name: 'when denied, for a list of the confirmed',
      given: [{ ...LISTED, answer: 'denied', answeredOn: '2026-06-01' }],
      profile: { onlyConfirmed: true },
      expect: 'unmet',
    },
    {
      name: 'when the answer is old',
      given: [{ ...LISTED, handedOverOn: '2025-03-01', answer: 'silent', answeredOn: '2025-06-01' }],
      expect: 'stale',
    },
    { name: 'when no answer is recorded', given: [LISTED], expect: 'unmet' },
    { name: 'when nobody has asked', given: [], expect: 'unmet' },
  ],
};

function answeredBy({ answeredOn }: ListEntry): Day | undefined {
  if (answeredOn === undefined) return undefined;
  const { earliest, latest } = bounds(answeredOn);
  return latest ?? earliest ?? undefined;
}

function later(so: ListEntry | undefined, entry: ListEntry): ListEntry {
  return so === undefined || (answeredBy(entry) ?? '') >= (answeredBy(so) ?? '') ? entry : so;
}
