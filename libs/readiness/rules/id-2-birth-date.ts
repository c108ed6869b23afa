import { isDayPrecise, overlap } from '#record';
import { claimsOf, contested } from '../contested.js';
import { disputed, met, unmet } from '../finding.js';
import type { Rule } from '../rule.js';
import { say } from '../words/say.js';
import { dated } from '../wording.js';

export const birthDate: Rule = {
  id: 'ID-2',
  requires: 'birth date to the day, or an adjudicated one',
  why: 'namesakes are common',
  blocking: true,
  evaluate(evidence) {
    const births = evidence.of('Born');
    const [born, ...more] = births;
    if (born === undefined) return unmet(say`No birth is on record.`);
    const contrary = more.find(({ account }) => !overlap(account.when, born.account.when));
    if (contrary !== undefined)
      return disputed(
        say`Two births are on record, ${dated(born)} and ${dated(contrary)}: one of them is a further account of the other.`,
        births.map(({ account }) => account.claim),
      );
    const objection = contested(born, ['when']);
    if (objection !== undefined)
      return disputed(say`A birth is on record ${dated(born)}, but ${objection}.`, claimsOf(born));
    const claims = [born.account.claim];
    if (born.chosenBy === 'adjudicated') return met(say`The birth date was adjudicated ${dated(born)}.`, claims);
    if (isDayPrecise(born.account.when)) return met(say`The birth date is known to the day ${dated(born)}.`, claims);
    return unmet(say`The birth date is not known to the day ${dated(born)}.`, claims);
  },
  examples: [
    { name: 'when known to the day', given: [{ kind: 'Born', when: '1979-05-03' }], expect: 'met' },
    { name: 'when only the year is known', given: [{ kind: 'Born', when: '1979' }], expect: 'unmet' },
    { name: 'when the day is uncertain', given: [{ kind: 'Born', when: '1979-05-03?' }], expect: 'unmet' },
    { name: 'without a birth on record', given: [], expect: 'unmet' },
    {
      name: 'when two accounts differ',
      given: [
        { kind: 'Born', when: '1979-05-03', id: 'one' },
        { kind: 'Born', when: '1980-05-03', accountOf: 'one' },
      ],
      expect: 'disputed',
    },
    {
      name: 'when two births are on record',
      given: [
        { kind: 'Born', when: '1979-05-03' },
        { kind: 'Born', when: '1980-05-03' },
      ],
      expect: 'disputed',
    },
    {
      name: 'when one of two accounts was adjudicated',
      given: [
        { kind: 'Born', when: '1979-05-03', id: 'one' },
        { kind: 'Born', when: '1980', id: 'other', accountOf: 'one' },
        { act: 'adjudicated', prefer: 'other' },
      ],
      expect: 'met',
    },
  ],
};
