import { claimsOf, contested } from '../contested.js';
import { disputed, met, unmet } from '../finding.js';
import type { Rule } from '../rule.js';
import { say } from '../words/say.js';

const OWN = { kind: 'CitizenshipStated', when: null, fields: { country: 'UA' } };

export const citizenship: Rule = {
  id: 'ID-4',
  requires: "citizenship, and any citizenship imposed by the holding side, with the person's position",
  why: 'foreigners were struck off lists; a holding side may claim the person as its citizen',
  blocking: true,
  evaluate(evidence) {
    const stated = evidence.of('CitizenshipStated');
    const claims = stated.map(({ account }) => account.claim);
    for (const one of stated) {
      const objection = contested(one, []);
      if (objection !== undefined) return disputed(say`A citizenship is on record, but ${objection}.`, claimsOf(one));
    }
    const imposed = stated.filter(({ account: { fields } }) => fields['imposedBy'] !== undefined);
    if (imposed.some(({ account: { fields } }) => fields['position'] === undefined))
      return unmet(say`A citizenship was imposed, and the person's position on it is not on record.`, claims);
    if (imposed.length === stated.length) return unmet(say`The person's own citizenship is not on record.`, claims);
    return met(
      imposed.length === 0
        ? say`Citizenship is on record, and none is on record as imposed.`
        : say`Citizenship is on record, as is the position on the imposed one.`,
      claims,
    );
  },
  examples: [
    { name: 'with a citizenship on record', given: [OWN], expect: 'met' },
    {
      name: 'with an imposed one and the position on it',
      given: [
        OWN,
        { kind: 'CitizenshipStated', when: null, fields: { country: 'RU', imposedBy: 'law', position: 'rejects it' } },
      ],
      expect: 'met',
    },
    {
      name: 'with an imposed one and no position on it',
      given: [OWN, { kind: 'CitizenshipStated', when: null, fields: { country: 'RU', imposedBy: 'law' } }],
      expect: 'unmet',
    },
    { name: 'with nothing stated', given: [], expect: 'unmet' },
    {
      name: 'when the statement is disputed without answer',
      given: [
        { ...OWN, id: 'own' },
        { act: 'disputed', claim: 'own' },
      ],
      expect: 'disputed',
    },
  ],
};
