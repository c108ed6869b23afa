import type { Block } from '#typesetting';
import { bornOf, lastOf } from '../person/figures.js';
import { Answers, fields, stringOf, textOf } from './answers.js';
import { formOf, placesHeld, stepsTaken, submittedBy } from './form.js';
import type { Template } from './template.js';

/** The six minimum elements of a case of the UN Working Group on Enforced or Involuntary Disappearances. */
export const wgeidReport: Template = {
  id: 'wgeid-report',
  title: {
    en: 'Report of an enforced or involuntary disappearance: the six minimum elements',
    uk: 'Повідомлення про насильницьке зникнення: шість обов’язкових елементів',
  },
  about: 'A case for the UN Working Group on Enforced or Involuntary Disappearances, which takes it in English.',
  profile: 'wgeid-report',
  languages: ['en'],
  fill: (material, language) =>
    formOf(wgeidReport, material, language, (answers) => [
      heading('(a) Full name, and what else identifies the person'),
      identity(answers),
      heading('(b) Date of the disappearance: day, month and year'),
      date(answers),
      heading('(c) Place of arrest or abduction, or where the person was last seen'),
      place(answers),
      heading('(d) Who is believed to have carried it out'),
      forces(answers),
      heading('(e) Action taken to locate the person'),
      stepsTaken(answers, 'inquiries with authorities, petitions and complaints, each with its date and result'),
      heading('(f) Who submits the report'),
      submittedBy('the consent of the family to submit the case'),
    ]),
};

function heading(text: string): Block {
  return { is: 'heading', level: 1, text };
}

function identity(answers: Answers): Block {
  const { reading } = answers;
  return fields([
    {
      label: 'Name, in every spelling on record',
      answers: reading.names.map(({ text, lang }) => [
        text,
        ...(lang === undefined ? [] : [' ', { quiet: `(${lang})` }]),
      ]),
      gap: 'full name',
    },
    { label: 'Birth', answers: answers.date(answers.all('Born')[0]?.account), gap: 'birth date' },
    { label: 'Sex', answers: answers.of(bornOf(reading), ({ sex }) => sex), gap: 'sex' },
    {
      label: 'Nationality',
      answers: answers.each(answers.all('CitizenshipStated'), ({ fields: told }) => stringOf(told['country'])),
      gap: 'nationality',
    },
    { label: 'Photograph', answers: answers.told('Photographed'), gap: 'photograph, if any' },
  ]);
}

/** What took the person away: the loss of all trace, or else the arrest. */
function disappearance({ reading }: Answers) {
  return lastOf(reading, 'WhereaboutsLost') ?? lastOf(reading, 'Arrested');
}

function date(answers: Answers): Block {
  const lost = disappearance(answers);
  return fields([{ label: 'Date', answers: answers.date(lost?.account), gap: 'day, month and year' }]);
}

function place(answers: Answers): Block {
  const arrested = lastOf(answers.reading, 'Arrested');
  return fields([
    {
      label: 'Place of arrest or abduction',
      answers: answers.each(arrested === undefined ? [] : [arrested], ({ fields: told }) => textOf(told['place'])),
      gap: 'place of arrest or abduction',
    },
    { label: 'Last seen', answers: placesHeld(answers).slice(-1), gap: 'where and when the person was last seen' },
  ]);
}

function forces(answers: Answers): Block {
  const taken = answers.all('Arrested', 'Searched');
  return fields([
    {
      label: 'Forces or agents',
      answers: answers.each(taken, ({ fields: told }) => stringOf(told['by'])),
      gap: 'the State agents, or those acting with the support of the State, believed to be responsible',
    },
  ]);
}
