import type { Catalogue } from '#record';

/** PR-1, PR-2 and PV-1 to PV-4: what is kept from whom, and how well all of it is borne out. */
export const PROVENANCE: Catalogue = {
  "protection review: nothing in the package above its recipient's clearance":
    'перевірка захисту: у пакеті немає нічого понад рівень доступу одержувача',
  'do no harm': 'не нашкодити',
  'It is judged of a package when a list is handed over, not of a casefile.':
    'Це оцінюють щодо пакета під час передання списку, а не щодо справи.',

  "nothing that the recipient may see names a minor of the person's family":
    'серед даних, які може бачити одержувач, немає імен неповнолітніх із родини особи',
  'Nothing on record that the recipient may see names a minor.':
    'Серед даних, які може бачити одержувач, немає імен неповнолітніх.',
  'The recipient may see a claim that names a minor: close it further, or prepare the package at a lower level.':
    'Одержувач може бачити твердження, у якому названо неповнолітню особу: слід закрити його більше або підготувати пакет нижчого рівня.',

  'every blocking fact has a source graded C3 or better, or two independent roots':
    'кожен факт, без якого запис не готовий, має джерело з оцінкою C3 чи кращою або два незалежні першоджерела',
  audit: 'перевірність',
  'No blocking rule rests on a claim yet.': 'Жодне правило, що блокує, ще не спирається на твердження.',
  'Every claim that a blocking rule rests on is graded {0} or better, or has two roots.':
    'Кожне твердження, на яке спирається правило, що блокує, має оцінку {0} чи кращу або два першоджерела.',
  'One claim that a blocking rule rests on has neither a source graded {0} or better nor two independent roots.':
    'Одне твердження, на яке спирається правило, що блокує, не має ні джерела з оцінкою {0} чи кращою, ні двох незалежних першоджерел.',
  '{0} claims that blocking rules rest on have neither a source graded {1} or better nor two independent roots.':
    'Тверджень, на які спираються правила, що блокують, і які не мають ні джерела з оцінкою {1} чи кращою, ні двох незалежних першоджерел: {0}.',

  'every cited source archived with its hash': 'кожне наведене джерело збережено разом із його гешем',
  'link rot': 'посилання перестають діяти',
  'Nothing is cited yet.': 'Ще жодного джерела не наведено.',
  'Every cited document ({0}) was captured and is kept by its SHA-256.':
    'Кожен наведений документ (усього {0}) збережено за його SHA-256.',

  'no unresolved conflict on name, birth, custody, place, sentence or appeal':
    'немає невирішених розбіжностей щодо імені, народження, позбавлення волі, місця, вироку чи апеляції',
  'published accounts often conflict': 'опубліковані повідомлення часто суперечать одне одному',
  'No conflict on name, birth, custody, place, sentence or appeal is open.':
    'Невирішених розбіжностей щодо імені, народження, позбавлення волі, місця, вироку чи апеляції немає.',
  'Accounts of {0} are in conflict, and nobody has adjudicated.':
    'Повідомлення суперечать одне одному: {0}; рішення щодо них немає.',

  'reviewed by a second person since the last material event': 'перегляд другою людиною після останньої істотної події',
  'four eyes': 'правило чотирьох очей',
  'No second person has reviewed the casefile.': 'Друга людина справи не переглядала.',
  'Something was recorded since the last review ({0}).': 'Після останнього перегляду ({0}) додано нові записи.',
  'The last review ({0}) raised objections.': 'Під час останнього перегляду ({0}) висловлено заперечення.',
  'A second person agreed to everything on record ({0})': 'Друга людина погодила все записане ({0})',
};
