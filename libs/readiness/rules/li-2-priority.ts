import { addDuration, wordOf, type Sentence } from '#record';
import type { Evidence } from '../evidence.js';
import { met, type Day } from '../finding.js';
import type { Rule } from '../rule.js';
import { listOf, say } from '../words/say.js';
import { isGrave } from '../situation.js';

export const priority: Rule = {
  id: 'LI-2',
  requires:
    'priority categories: gravely ill, woman, minor, over 60, disabled, longest held, many children, journalist, clergy',
  why: 'public criteria',
  blocking: false,
  evidence: 'team',
  evaluate(evidence, { on }) {
    const [ages, until, claims] = ageCategories(evidence, on);
    const found = [...ages, ...otherCategories(evidence, claims)];
    const { custody } = evidence.reading;
    if (custody !== undefined) claims.push(custody.claim);
    const says = found.length === 0 ? say`By what is on record: none` : say`By what is on record: ${listOf(found)}`;
    const because = custody === undefined ? say`${says}.` : say`${says}; held since ${custody.since}.`;
    return met(because, [...new Set(claims)], until);
  },
  examples: [
    { name: 'when nothing is on record', given: [], expect: 'met' },
    {
      name: 'for a woman over 60',
      given: [{ kind: 'Born', when: '1960-05-03', fields: { sex: 'female' } }],
      expect: 'met',
    },
    {
      name: 'for a gravely ill journalist',
      given: [
        { kind: 'HealthReported', when: '2026-05-03', fields: { grade: 'critical', disabilityGroup: '1' } },
        {
          kind: 'Recognised',
          when: '2026-05-03',
          fields: { body: { text: 'Example Centre' }, priority: ['journalist'] },
        },
      ],
      expect: 'met',
    },
  ],
};

/** What the age alone says for certain, whatever day of a vague date was the birthday, and until which day it says so. */
function ageCategories(evidence: Evidence, on: Day): [found: Sentence[], until: Day | undefined, claims: string[]] {
  const born = evidence.of('Born')[0];
  if (born === undefined) return [[], undefined, []];
  const { earliest, latest } = born.days;
  if (earliest === null || latest === null) return [[], undefined, []];
  const adult = birthday(earliest, 18);
  const sixty = birthday(latest, 60);
  const found = on < adult ? [say`minor`] : on >= sixty ? [say`over 60`] : [];
  const until = on < adult ? adult : on < sixty ? sixty : undefined;
  return [found, until, [born.account.claim]];
}

function otherCategories(evidence: Evidence, claims: string[]): Sentence[] {
  const found: Sentence[] = [];
  const note = (category: Sentence, claim: string) => {
    if (!found.some(({ template }) => template === category.template)) found.push(category);
    claims.push(claim);
  };
  for (const { account } of evidence.of('Born'))
    if (account.fields['sex'] === 'female') note(say`woman`, account.claim);
  const report = evidence.latest(['HealthReported']);
  if (report && isGrave(report)) note(say`gravely ill`, report.account.claim);
  for (const { account } of evidence.of('HealthReported'))
    if (account.fields['disabilityGroup'] !== undefined) note(say`disabled`, account.claim);
  for (const { account } of evidence.of('Recognised'))
    for (const category of (account.fields['priority'] ?? []) as string[]) note(wordOf(category), account.claim);
  return found;
}

/** Whoever was born on 29 February is a year older on the last day of February. */
function birthday(born: Day, years: number): Day {
  if (born.endsWith('-02-29')) return addDuration(born, `P${years}Y`);
  return `${String(Number(born.slice(0, 4)) + years).padStart(4, '0')}${born.slice(4)}`;
}
