import { contested, claimsOf } from '../contested.js';
import { disputed, met, notApplicable, unmet } from '../finding.js';
import { whileFresh } from '../freshness.js';
import type { Rule } from '../rule.js';
import { say } from '../words/say.js';
import { hasTerm, isForLife, sentenceOf } from '../sentence.js';
import { dated, inWords } from '../wording.js';

const PUNISHMENT = ['when', 'term', 'regime', 'lifeImprisonment'];
const SENTENCE = { kind: 'Sentenced', when: '2026-07-01', fields: { term: 'P12Y' } };
const CHANGING = new Set<unknown>(['reduced', 'increased', 'changed']);

export const sentenceAndAppeal: Rule = {
  id: 'CA-3',
  requires: 'sentence and latest appeal outcome',
  why: 'terms change on appeal',
  blocking: true,
  window: 90,
  evaluate(evidence, at) {
    const sentence = sentenceOf(evidence);
    if (sentence === undefined) return notApplicable(say`No sentence is on record.`);
    const { given, appeal } = sentence;
    const objection = contested(given, PUNISHMENT);
    if (objection !== undefined)
      return disputed(say`A sentence is on record ${dated(given)}, but ${objection}.`, claimsOf(given));
    const claims = [given.account.claim];
    if (!hasTerm(sentence) && !isForLife(sentence))
      return unmet(say`A sentence is on record without its term.`, claims);
    // A sentence that may still be appealed grows old: a decision on appeal is to be expected.
    if (appeal === undefined)
      return whileFresh(
        given,
        at,
        say`The sentence is on record ${dated(given)}, and no decision on appeal`,
        PUNISHMENT,
      );
    const { outcome, term } = appeal.account.fields;
    claims.push(appeal.account.claim);
    if (outcome === undefined)
      return unmet(say`An appeal was decided ${dated(appeal)}, and its outcome is not on record.`, claims);
    if (CHANGING.has(outcome) && term === undefined && !isForLife(sentence))
      return unmet(say`The appeal changed the sentence ${dated(appeal)}, and the new term is not on record.`, claims);
    const says = say`The sentence ${dated(given)} and the appeal, ${inWords(outcome)} ${dated(appeal)}, are on record`;
    const finding = whileFresh(appeal, sentence.final ? { on: at.on, window: undefined } : at, says, [
      'outcome',
      'final',
      ...PUNISHMENT,
    ]);
    return finding.outcome === 'met' ? met(finding.because, claims, finding.until) : finding;
  },
  examples: [
    { name: 'soon after a sentence', given: [SENTENCE], expect: 'met' },
    {
      name: 'when no appeal is known long after a sentence',
      given: [{ ...SENTENCE, when: '2026-01-01' }],
      expect: 'stale',
    },
    {
      name: 'long after a final decision on appeal',
      given: [
        { ...SENTENCE, when: '2024-01-01' },
        { kind: 'AppealDecided', when: '2024-06-01', fields: { outcome: 'reduced', term: 'P11Y', final: true } },
      ],
      expect: 'met',
    },
    {
      name: 'when the appeal changed a term that nobody tells',
      given: [SENTENCE, { kind: 'AppealDecided', when: '2026-08-20', fields: { outcome: 'reduced' } }],
      expect: 'unmet',
    },
    { name: 'without the term', given: [{ kind: 'Sentenced', when: '2026-07-01' }], expect: 'unmet' },
    { name: 'before any sentence', given: [], expect: 'not-applicable' },
    {
      name: 'when accounts differ on the regime',
      given: [
        { ...SENTENCE, id: 'one', fields: { term: 'P12Y', regime: 'strict' } },
        { ...SENTENCE, accountOf: 'one', fields: { term: 'P12Y', regime: 'general' } },
      ],
      expect: 'disputed',
    },
  ],
};
