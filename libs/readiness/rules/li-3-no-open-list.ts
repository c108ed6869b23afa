import { met, unmet } from '../finding.js';
import type { Rule } from '../rule.js';
import { say } from '../words/say.js';

export const noOpenList: Rule = {
  id: 'LI-3',
  requires: 'not already on a frozen, unanswered list to the same recipient, or a waiver with the reason to repeat',
  why: 'double submission',
  blocking: false,
  evidence: 'team',
  evaluate({ reading: { lists } }, { profile }) {
    const open = lists.filter(
      ({ profile: id, version, dropped, answer }) =>
        id === profile.id && version !== undefined && dropped === undefined && answer === undefined,
    );
    if (open.length === 0) return met(say`The person is on no frozen list to this recipient that awaits its answer.`);
    return unmet(
      open.some(({ handedOverOn }) => handedOverOn !== undefined)
        ? say`A list to this recipient with the person on it was handed over and awaits its answer.`
        : say`A list to this recipient with the person on it was frozen and awaits its answer.`,
    );
  },
  examples: [
    { name: 'when on no list', given: [], expect: 'met' },
    {
      name: 'when on a list that awaits its answer',
      given: [{ act: 'listed', profile: 'example', handedOverOn: '2026-03-01' }],
      expect: 'unmet',
    },
    { name: 'when on one to somebody else', given: [{ act: 'listed', profile: 'another' }], expect: 'met' },
    {
      name: 'when the last one was answered',
      given: [
        { act: 'listed', profile: 'example', handedOverOn: '2026-03-01', answer: 'denied', answeredOn: '2026-04-01' },
      ],
      expect: 'met',
    },
  ],
};
