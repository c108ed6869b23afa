import type { Catalogue } from '#record';

/** The titles of the profiles that are shipped, and the spellings of a name that they ask for. */
export const PROFILES: Catalogue = {
  'Trilateral Contact Group, humanitarian working group (2015–2022)':
    'Тристороння контактна група, робоча підгрупа з гуманітарних питань (2015–2022)',
  'List between the Ombudsmen': 'Список між омбудсманами',
  'The gravely ill, to a mediator': 'Тяжкохворі, до посередника',
  'Coordination Headquarters: list of the confirmed': 'Координаційний штаб: список підтверджених',
  'Petition to the UN Working Group on Arbitrary Detention':
    'Звернення до Робочої групи ООН із питань свавільних затримань',
  'Report to the UN Working Group on Enforced or Involuntary Disappearances':
    'Повідомлення до Робочої групи ООН із питань насильницьких або недобровільних зникнень',

  'in full': 'повністю',
  'in full, with patronymic': 'повністю, з по батькові',
  'in Ukrainian, with patronymic': 'українською, з по батькові',
  'as in the verdict': 'як у вироку',
};
