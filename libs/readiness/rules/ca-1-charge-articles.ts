import { notApplicable, unmet } from '../finding.js';
import { whileFresh } from '../freshness.js';
import type { Rule } from '../rule.js';
import { say } from '../words/say.js';
import { isHeldWithoutCase } from '../situation.js';
import { dated } from '../wording.js';

const CHARGE = { kind: 'Charged', when: '2026-02-01' };

export const chargeArticles: Rule = {
  id: 'CA-1',
  requires: 'charge articles as the court or authority cites them, and the accusation as sources describe it',
  why: "'espionage' is not treason; entries are filtered by gravity",
  blocking: true,
  evaluate(evidence, at) {
    const cited = evidence.latest(
      ['Charged', 'Sentenced'],
      ({ articles }) => Array.isArray(articles) && articles.length > 0,
    );
    if (cited === undefined)
      return isHeldWithoutCase(evidence)
        ? notApplicable(say`The person is held outside any proceedings, so no charge can be cited.`)
        : unmet(say`No article of a charge or conviction is on record.`);
    const described = evidence.latest(['Charged', 'Arrested'], ({ asDescribed }) => asDescribed !== undefined);
    if (described === undefined)
      return unmet(say`Articles are on record ${dated(cited)}, and the accusation in the words of a source is not.`, [
        cited.account.claim,
      ]);
    return whileFresh(
      cited,
      at,
      say`Articles ${dated(cited)} and the accusation in the words of a source are on record`,
    );
  },
  examples: [
    {
      name: 'with articles and the words of the source',
      given: [{ ...CHARGE, fields: { articles: ['Art. 275'], asDescribed: 'passing on of photographs' } }],
      expect: 'met',
    },
    { name: 'with articles alone', given: [{ ...CHARGE, fields: { articles: ['Art. 275'] } }], expect: 'unmet' },
    { name: 'with a description alone', given: [{ ...CHARGE, fields: { asDescribed: 'espionage' } }], expect: 'unmet' },
    { name: 'without a charge', given: [{ kind: 'Arrested', when: '2026-02-01' }], expect: 'unmet' },
    {
      name: 'for somebody who has disappeared',
      given: [{ kind: 'WhereaboutsLost', when: '2026-02-01' }],
      expect: 'not-applicable',
    },
    {
      name: 'when the charge is disputed without answer',
      given: [
        { ...CHARGE, id: 'charge', fields: { articles: ['Art. 275'], asDescribed: 'espionage' } },
        { act: 'disputed', claim: 'charge' },
      ],
      expect: 'disputed',
    },
  ],
};
