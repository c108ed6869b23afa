import { claimsOf, contested } from '../contested.js';
import { disputed, met, notApplicable, unmet } from '../finding.js';
import { daysAfter } from '../freshness.js';
import type { Rule } from '../rule.js';
import { say } from '../words/say.js';
import { hasTerm, isForLife, sentenceOf } from '../sentence.js';
import { notHeld } from '../situation.js';

const ARREST = { kind: 'Arrested', when: '2020-10-12' };

export const termLeft: Rule = {
  id: 'CU-5',
  requires: 'expected end of term after the planned submission and a margin',
  why: '40 of 306 names had served their term (2017)',
  blocking: true,
  evaluate(evidence, { on, submission, profile: { marginDays } }) {
    const sentence = sentenceOf(evidence);
    if (sentence === undefined) return notApplicable(say`No sentence is on record, so no term can end.`);
    const claims = [sentence.given.account.claim];
    if (isForLife(sentence))
      return notApplicable(say`The sentence is for life: no end of the term can be expected.`, claims);
    const why = notHeld(evidence);
    if (why !== undefined) return notApplicable(say`${why}: no term is being served.`);
    const ruling = sentence.appeal ?? sentence.given;
    const objection = contested(ruling, ['term']);
    if (objection !== undefined) return disputed(say`The term is in doubt: ${objection}.`, claimsOf(ruling));
    const { expectedEnd: end, custody } = evidence.reading;
    if (end === undefined && custody !== undefined && hasTerm(sentence))
      return notApplicable(say`No term on record stands any more: it was served, remitted or voided.`, claims);
    if (end === undefined)
      return unmet(
        say`The end of the term cannot be reckoned: it takes the term and the first day of custody.`,
        claims,
      );
    const lastDay = daysAfter(end.day, -marginDays);
    // While it is not certain when the sentence came into force, the estimate moves with every day of remand.
    const isMoving = (sentence.appeal?.days.latest ?? '') > on;
    const until = isMoving ? daysAfter(on, 1) : lastDay;
    if (submission < lastDay) return met(say`The term should end on ${end.day} (an estimate).`, end.claims, until);
    return unmet(
      say`The term should end on ${end.day} (an estimate): not ${marginDays} days after ${submission}.`,
      end.claims,
    );
  },
  examples: [
    {
      name: 'with years left',
      given: [ARREST, { kind: 'Sentenced', when: '2021-11-01', fields: { term: 'P12Y' } }],
      expect: 'met',
    },
    {
      name: 'when the term is over',
      given: [ARREST, { kind: 'Sentenced', when: '2021-11-01', fields: { term: 'P5Y' } }],
      expect: 'unmet',
      submission: '2026-10-01',
    },
    {
      name: 'when the margin is not left',
      given: [ARREST, { kind: 'Sentenced', when: '2021-11-01', fields: { term: 'P6Y' } }],
      profile: { marginDays: 60 },
      expect: 'unmet',
    },
    { name: 'without a sentence', given: [ARREST], expect: 'not-applicable' },
    {
      name: 'when the term is not on record',
      given: [ARREST, { kind: 'Sentenced', when: '2021-11-01' }],
      expect: 'unmet',
    },
    {
      name: 'when accounts differ on the term',
      given: [
        ARREST,
        { kind: 'Sentenced', when: '2021-11-01', id: 'one', fields: { term: 'P12Y' } },
        { kind: 'Sentenced', when: '2021-11-01', accountOf: 'one', fields: { term: 'P13Y' } },
      ],
      expect: 'disputed',
    },
    {
      name: 'after an acquittal on appeal',
      given: [
        ARREST,
        { kind: 'Sentenced', when: '2021-11-01', fields: { term: 'P12Y' } },
        { kind: 'AppealDecided', when: '2022-11-01', fields: { outcome: 'acquitted', final: true } },
      ],
      expect: 'not-applicable',
    },
  ],
};
