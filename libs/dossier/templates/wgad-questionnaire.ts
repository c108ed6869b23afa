import { describeEdtf, wordOf } from '#record';
import type { Block } from '#typesetting';
import { articlesOf, bornOf, custodySince, lastOf } from '../person/figures.js';
import { nameIn } from '../person/names.js';
import { Answers, fields, listOf, stringOf, textOf } from './answers.js';
import { formOf, placesHeld, stepsTaken, submittedBy } from './form.js';
import type { Template } from './template.js';

/** The model questionnaire of the UN Working Group on Arbitrary Detention (E/CN.4/1992/20, annex II, as revised since). */
export const wgadQuestionnaire: Template = {
  id: 'wgad-questionnaire',
  title: {
    en: 'Model questionnaire for persons alleging arbitrary arrest or detention',
    uk: 'Типова анкета про свавільний арешт або тримання під вартою',
  },
  about: 'A case for the UN Working Group on Arbitrary Detention, which takes it in English.',
  profile: 'wgad-petition',
  languages: ['en'],
  fill: (material, language) =>
    formOf(wgadQuestionnaire, material, language, (answers) => [
      ...heading('I. Identity'),
      identity(answers),
      ...heading('II. Arrest'),
      arrest(answers),
      ...heading('III. Detention'),
      detention(answers),
      ...heading('IV. The circumstances of the arrest and detention'),
      circumstances(answers),
      ...heading('V. Why the arrest or detention is considered arbitrary'),
      reasons(answers),
      ...heading('VI. Internal steps, including domestic remedies, and their results'),
      stepsTaken(answers, 'each remedy tried and its result, or why none was tried or could be effective'),
      ...heading('VII. Who submits the information'),
      submittedBy(),
    ]),
};

function heading(text: string): Block[] {
  return [{ is: 'heading', level: 1, text }];
}

function identity(answers: Answers): Block {
  const { reading, language } = answers;
  const name = nameIn(reading, language);
  const born = bornOf(reading);
  const documents = answers.all('IdentityDocumentSeen');
  return fields([
    {
      label: '1. Family name',
      answers: answers.of(name, ({ family, text }) => family ?? `${text} (in full)`),
      gap: 'family name',
    },
    { label: '2. First name', answers: answers.of(name, ({ given }) => given), gap: 'first name' },
    { label: '3. Sex', answers: answers.of(born, ({ sex }) => sex), gap: 'sex' },
    {
      label: '4. Birth date, or age at the time of detention',
      answers: answers.date(answers.all('Born')[0]?.account),
      gap: 'birth date or age',
    },
    {
      label: '5. Nationality or nationalities',
      answers: answers.each(answers.all('CitizenshipStated'), ({ fields: stated }) => {
        const imposed = stringOf(stated['imposedBy']);
        return `${stringOf(stated['country'])}${imposed === undefined ? '' : `, imposed by ${imposed}`}`;
      }),
      gap: 'nationality',
    },
    {
      label: '6. Identity document: kind, by whom and when issued, number',
      answers: answers.each(documents, ({ fields: seen }) => {
        const kind = wordOf(stringOf(seen['documentKind']) ?? 'other').in(language);
        const number = stringOf(seen['number']);
        return number === undefined ? kind : `${kind}, No. ${number}`;
      }),
      gap: 'identity document, if any',
    },
    {
      label: '7. Profession or activity, if believed to be relevant to the arrest or detention',
      answers: [],
      gap: 'profession or activity',
    },
    { label: '8. Address of usual residence', answers: [], gap: 'address, with the consent of the person' },
  ]);
}

function arrest(answers: Answers): Block {
  const arrested = lastOf(answers.reading, 'Arrested');
  const one = arrested === undefined ? [] : [arrested];
  return fields([
    { label: '1. Date of arrest', answers: answers.date(arrested?.account), gap: 'date of arrest' },
    {
      label: '2. Place of arrest, as detailed as possible',
      answers: answers.each(one, ({ fields: told }) => textOf(told['place'])),
      gap: 'place of arrest',
    },
    {
      label: '3. Forces who carried out the arrest, or are believed to have',
      answers: answers.each(one, ({ fields: told }) => stringOf(told['by'])),
      gap: 'who made the arrest',
    },
    {
      label: '4. Did they show a warrant or other decision by a public authority?',
      answers: answers.each(one, ({ fields: told }) => yesOrNo(told['warrantShown'])),
      gap: 'whether a warrant or decision was shown',
    },
    {
      label: '5. Authority who issued the warrant or decision',
      answers: [],
      gap: 'issuing authority, if a warrant or decision was shown',
    },
    {
      label: '6. Reasons for the arrest imputed by the authorities',
      answers: answers.each(one, ({ fields: told }) => quoted(told['asDescribed'])),
      gap: 'reasons given for the arrest',
    },
    {
      label: '7. Legal basis for the arrest, including the legislation applied',
      answers: answers.each(one, ({ fields: told }) => listOf(told['articles'])),
      gap: 'legal basis of the arrest',
    },
  ]);
}

function detention(answers: Answers): Block {
  const { reading, language } = answers;
  const custody = custodySince(reading);
  return fields([
    {
      label: '1. Date of detention',
      answers: answers.of(custody, ({ since }) => describeEdtf(since, language)),
      gap: 'first day of custody',
    },
    {
      label: '2. Duration of detention',
      answers: answers.of(
        custody,
        ({ days }) => `${days} days up to and including ${describeEdtf(reading.on, language)}`,
      ),
      gap: 'duration',
    },
    {
      label: '3. Forces holding the detainee in custody',
      answers: [],
      gap: 'the service or authority that holds the person',
    },
    {
      label: '4. Places of detention, with transfers and the present place',
      answers: placesHeld(answers),
      gap: 'places of detention',
    },
    {
      label: '5. Authorities that ordered the detention',
      answers: answers.told('Remanded', 'DetentionExtended', 'Sentenced', 'AppealDecided'),
      gap: 'authorities that ordered the detention',
    },
    {
      label: '6. Reasons for the detention imputed by the authorities',
      answers: articlesOf(reading).flatMap((figure) => answers.of(figure, ({ asDescribed }) => quoted(asDescribed))),
      gap: 'reasons given for the detention',
    },
    {
      label: '7. Legal basis for the detention, including the legislation applied',
      answers: articlesOf(reading).flatMap((figure) => answers.of(figure, ({ articles }) => listOf(articles))),
      gap: 'legal basis of the detention',
    },
  ]);
}

function circumstances(answers: Answers): Block {
  const items = answers.told(
    'Searched',
    'Arrested',
    'IllTreatmentAlleged',
    'ForciblyExamined',
    'PunishmentCellImposed',
  );
  const gap = 'the circumstances in the words of whoever submits: what happened, who was there, what was said and done';
  return { is: 'list', items: [...items, [{ gap }]] };
}

function reasons(answers: Answers): Block {
  const assessed = answers.told('MotiveAssessed', 'Recognised', 'InternationalMeasure');
  const gap = 'the reasons, by the categories I to V of the methods of work of the Working Group';
  return { is: 'list', items: [...assessed, [{ gap }]] };
}

function yesOrNo(value: unknown): string | undefined {
  return typeof value === 'boolean' ? (value ? 'Yes' : 'No') : undefined;
}

/** What a source or an authority says of a person is its word, and never the record's. */
function quoted(value: unknown): string | undefined {
  const said = stringOf(value);
  return said === undefined ? undefined : `“${said}”`;
}
