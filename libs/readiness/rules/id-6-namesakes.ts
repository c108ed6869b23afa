import { met, unmet } from '../finding.js';
import type { Rule } from '../rule.js';
import { say } from '../words/say.js';

const OTHER = '00000000-0000-4000-8000-00000000beef';
const RESOLVED = {
  kind: 'Related',
  when: null,
  fields: { relation: 'namesake', to: { name: 'Anna Example', casefile: OTHER } },
};

export const namesakes: Rule = {
  id: 'ID-6',
  requires: 'no open duplicate or namesake alert',
  why: 'wrong people were named on handouts',
  blocking: true,
  evidence: 'team',
  evaluate(evidence) {
    const { namesakes: alerts } = evidence.reading;
    if (alerts.length === 0) return met(say`No other casefile goes by one of the names.`);
    const told = evidence.of('Related').filter(({ account }) => isNamesake(account.fields['relation']));
    const claims = told.map(({ account }) => account.claim);
    const others = new Set(
      told.map(({ account }) => (account.fields['to'] as { casefile?: string } | undefined)?.casefile),
    );
    const open = alerts.filter((id) => !others.has(id)).length;
    if (open === 0)
      return met(say`Every casefile that goes by one of the names is on record as that of a namesake.`, claims);
    return unmet(
      open === 1
        ? say`${open} other casefile goes by one of the names: it is the same person, or a Related claim calls it a namesake.`
        : say`${open} other casefiles go by one of the names: it is the same person, or a Related claim calls it a namesake.`,
      claims,
    );
  },
  examples: [
    { name: 'when nobody else has the name', given: [], expect: 'met' },
    { name: 'when somebody else has', given: [{ act: 'namesake', casefile: OTHER }], expect: 'unmet' },
    {
      name: 'when the other is known for a namesake',
      given: [{ act: 'namesake', casefile: OTHER }, RESOLVED],
      expect: 'met',
    },
    {
      name: 'when only one of two is known for a namesake',
      given: [{ act: 'namesake', casefile: OTHER }, { act: 'namesake', casefile: 'other' }, RESOLVED],
      expect: 'unmet',
    },
  ],
};

function isNamesake(relation: unknown): boolean {
  return typeof relation === 'string' && relation.trim().toLowerCase() === 'namesake';
}
