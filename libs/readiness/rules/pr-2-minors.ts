import { fieldsOf, mayRead, strictest, type Account, type Occurrence, type Protection } from '#record';
import { met, unmet } from '../finding.js';
import { namesMinor } from '../minor.js';
import type { Rule } from '../rule.js';
import { say } from '../words/say.js';

const CHILD = {
  kind: 'Related',
  when: null,
  fields: { relation: 'daughter', to: { name: 'Vira Example', minor: true } },
};

export const minors: Rule = {
  id: 'PR-2',
  requires: "nothing that the recipient may see names a minor of the person's family",
  why: 'do no harm',
  blocking: true,
  evidence: 'team',
  waivable: false,
  evaluate(evidence, { profile: { clearance } }) {
    const claims = evidence.of('Related').flatMap((occurrence) =>
      [occurrence.account, ...occurrence.others]
        .filter((account) => account.retraction === undefined && namesMinor(account))
        .filter((account) => mayRead(clearance, levelOf(occurrence, account)))
        .map(({ claim }) => claim),
    );
    if (claims.length === 0) return met(say`Nothing on record that the recipient may see names a minor.`, claims);
    return unmet(
      say`The recipient may see a claim that names a minor: close it further, or prepare the package at a lower level.`,
      claims,
    );
  },
  examples: [
    { name: 'when no minor is on record', given: [], expect: 'met' },
    {
      name: 'when what names a minor is closed to the recipient',
      given: [CHILD],
      profile: { clearance: 'partners' },
      expect: 'met',
    },
    { name: 'when the recipient may see it', given: [CHILD], profile: { clearance: 'team' }, expect: 'unmet' },
    {
      name: 'when it was sealed',
      given: [{ ...CHILD, protection: 'sealed' }],
      profile: { clearance: 'team' },
      expect: 'met',
    },
  ],
};

function levelOf({ kind }: Occurrence, { protection }: Account): Protection {
  return strictest(protection, fieldsOf(kind.fields).get('to')?.protection ?? 'public');
}
