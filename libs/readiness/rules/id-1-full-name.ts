import type { NameNeeded, NameOnRecord } from '#record';
import { disputed, met, unmet } from '../finding.js';
import type { Rule } from '../rule.js';
import { say, textSaid } from '../words/say.js';

const UKRAINIAN = { kind: 'Named', when: null, fields: { text: 'Приклад Анна Іванівна', lang: 'uk' } };
const VERDICT = { kind: 'Named', when: null, fields: { text: 'Пример Анна Ивановна', lang: 'ru', scheme: 'verdict' } };
const SENTENCE = { kind: 'Sentenced', when: '2026-03-02' };

export const fullName: Rule = {
  id: 'ID-1',
  requires: 'full name in every spelling that the recipient matches by, such as with patronymic and as in the verdict',
  why: 'lists are matched by name across sides',
  blocking: true,
  evaluate(evidence, { profile }) {
    const claims: string[] = [];
    for (const needed of profile.namesNeeded) {
      const about = textSaid(needed.about);
      if (needed.onceSentenced === true && evidence.of('Sentenced').length === 0) continue;
      const serving = evidence.reading.names.flatMap((name) => (serves(name, needed) ? (name.claim ?? []) : []));
      const [any] = serving;
      if (any === undefined) return unmet(say`Wanted: a name ${about}, with its source.`, claims);
      const claim = serving.find((one) => evidence.account(one)?.disputes.every(({ answered }) => answered));
      if (claim === undefined) return disputed(say`A name ${about} is on record, but disputed without answer.`, [any]);
      if (!claims.includes(claim)) claims.push(claim);
    }
    return met(say`Every spelling that the recipient matches by is on record with a source.`, claims);
  },
  examples: [
    { name: 'with both spellings', given: [UKRAINIAN, VERDICT, SENTENCE], expect: 'met' },
    { name: 'before any verdict', given: [UKRAINIAN], expect: 'met' },
    { name: 'without the spelling of the verdict', given: [UKRAINIAN, SENTENCE], expect: 'unmet' },
    {
      name: 'without patronymic',
      given: [{ kind: 'Named', when: null, fields: { text: 'Анна Приклад', lang: 'uk' } }],
      expect: 'unmet',
    },
    { name: 'with nothing but the working name', given: [], expect: 'unmet' },
    {
      name: 'when the name is disputed without answer',
      given: [
        { ...UKRAINIAN, id: 'name' },
        { act: 'disputed', claim: 'name' },
      ],
      expect: 'disputed',
    },
  ],
};

function serves(name: NameOnRecord, { lang, scheme, patronymic }: NameNeeded): boolean {
  if (name.claim === undefined) return false;
  if (lang !== undefined && name.lang?.split('-')[0] !== lang) return false;
  if (scheme !== undefined && name.scheme !== scheme) return false;
  return patronymic !== true || name.patronymic !== undefined || name.text.trim().split(/\s+/).length >= 3;
}
