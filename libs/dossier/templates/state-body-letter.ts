import { describeEdtf, lineOf, type Language, type Reading } from '#record';
import type { Block, Text } from '#typesetting';
import { articlesOf, custodySince, placeNow, sentenceInWords, termEnds } from '../person/figures.js';
import { nameIn } from '../person/names.js';
import { Answers, fields, listOf, stringOf } from './answers.js';
import { formOf } from './form.js';
import { LETTER_WORDS } from './letter-words.js';
import type { Template } from './template.js';

/** A letter that asks a state body to put a person on the list for an exchange. */
export const stateBodyLetter: Template = {
  id: 'state-body-letter',
  title: {
    en: 'Request to include a person in the list for an exchange',
    uk: 'Звернення про включення особи до списку на обмін',
  },
  about: 'A letter to a state body that keeps the list, with what is on record of the person.',
  profile: 'ombudsman-list',
  languages: ['uk', 'en'],
  fill: (material, language) =>
    formOf(stateBodyLetter, material, language, (answers) => {
      const words = LETTER_WORDS[language];
      return [
        { is: 'fields', rows: words.head.map(({ label, gap }) => ({ label, values: [[{ gap }]] })) },
        { is: 'paragraph', text: [words.greeting] },
        { is: 'paragraph', text: request(answers) },
        person(answers),
        ...conflicts(material.reading, language),
        { is: 'paragraph', text: [words.basis] },
        { is: 'paragraph', text: [words.answer] },
        { is: 'fields', rows: words.signature.map(({ label, gap }) => ({ label, values: [[{ gap }]] })) },
      ];
    }),
};

function request({ reading, language }: Answers): Text {
  const [before, after] = LETTER_WORDS[language].request;
  const name = nameIn(reading, language)?.value.text;
  return [before, name === undefined ? { gap: LETTER_WORDS[language].gaps.name } : { strong: name }, after];
}

function person(answers: Answers): Block {
  const { reading, language } = answers;
  const { labels, gaps, days, estimate } = LETTER_WORDS[language];
  const place = placeNow(reading);
  return fields([
    { label: labels.names, answers: reading.names.map(({ text }) => [text]), gap: gaps.name },
    { label: labels.born, answers: answers.date(answers.all('Born')[0]?.account), gap: gaps.born },
    {
      label: labels.citizenship,
      answers: answers.each(answers.all('CitizenshipStated'), ({ fields: told }) => stringOf(told['country'])),
      gap: gaps.citizenship,
    },
    {
      label: labels.held,
      answers: answers.of(custodySince(reading), ({ since, days: count }) =>
        days(describeEdtf(since, language), count),
      ),
      gap: gaps.held,
    },
    { label: labels.place, answers: answers.of(place, ({ facility }) => facility?.text), gap: gaps.place },
    {
      label: labels.charge,
      answers: articlesOf(reading).flatMap((figure) => answers.of(figure, ({ articles }) => listOf(articles))),
      gap: gaps.charge,
    },
    {
      label: labels.sentence,
      answers: answers.of(sentenceInWords(reading, language), (words) => words),
      gap: gaps.sentence,
    },
    {
      label: labels.end,
      answers: answers.of(termEnds(reading), ({ day }) => estimate(describeEdtf(day, language))),
      gap: gaps.end,
    },
    { label: labels.health, answers: answers.told('HealthReported'), gap: gaps.health },
    {
      label: labels.consent,
      answers: answers.told('ConsentGiven', 'ConsentRefused', 'ConsentWithdrawn', 'DestinationStated'),
      gap: gaps.consent,
    },
    { label: labels.relative, answers: answers.told('FamilyContactNamed'), gap: gaps.relative },
    { label: labels.counsel, answers: answers.told('CounselNamed'), gap: gaps.counsel },
  ]);
}

/** A body that compares lists is told where sources differ, before it finds out by itself. */
function conflicts({ occurrences }: Reading, language: Language): Block[] {
  const differing = occurrences.filter(({ conflict }) => conflict.length > 0);
  if (differing.length === 0) return [];
  const { conflict } = LETTER_WORDS[language];
  const lines = differing.map(({ kind, account }) => lineOf(kind, account.fields, language));
  return [{ is: 'notice', text: [`${conflict} ${lines.join('; ')}.`] }];
}
