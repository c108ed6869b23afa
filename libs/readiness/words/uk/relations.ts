import type { Catalogue } from '#record';

/** RE-1 to RE-5: who speaks for the person, and what states and their bodies answered. */
export const RELATIONS: Catalogue = {
  'lawyer named, and whether chosen or appointed by the state':
    'названо захисника й зазначено, обрано його чи призначено державою',
  'a lawyer appointed by the state alone is itself a finding':
    'сам факт, що є лише призначений державою захисник, уже про щось свідчить',
  'No lawyer is on record.': 'Немає даних про захисника.',
  'A lawyer is on record {0}; whether chosen or appointed is not.':
    'Є дані про захисника {0}, але не про те, обрано його чи призначено.',
  'A chosen lawyer is on record {0}': 'Є дані про обраного захисника {0}',
  'No lawyer but one appointed by the state is on record {0}': 'Є дані лише про призначеного державою захисника {0}',

  'contact relative named, reachable, kinship proved':
    'названо контактну особу з родини, зв’язок із нею є, спорідненість доведено',
  'the state office asks for kinship or a register extract':
    'державний орган вимагає доказу спорідненості або витягу з реєстру',
  'A relative is reachable, with kinship proved {0}':
    'Із контактною особою з родини є зв’язок, спорідненість доведено {0}',
  'No contact relative is on record.': 'Немає даних про контактну особу з родини.',
  'A contact relative is on record {0}; proof of kinship is not.':
    'Є дані про контактну особу з родини {0}, але не про доказ спорідненості.',
  'A contact relative is on record {0}; that the relative is reachable is not.':
    'Є дані про контактну особу з родини {0}, але не про те, що з нею є зв’язок.',

  'decision of the state commission (Law 2010-IX in Ukraine): established, refused, pending or not filed':
    'рішення державної комісії (в Україні – за Законом № 2010-IX): встановлено, відмовлено, на розгляді чи не подано',
  'state recognition; refusals for incomplete papers': 'визнання державою; відмови через неповні документи',
  'No application for recognition by the state is on record.': 'Немає даних про звернення щодо визнання державою.',
  'Recognition was applied for {0}; the answer, or its absence, is not on record.':
    'Звернення про визнання подано {0}; немає даних ні про відповідь, ні про її відсутність.',
  'Recognition was applied for {0}, no answer yet': 'Звернення про визнання подано {0}, відповіді ще немає',
  'Recognition was applied for {0}, answer: {1}': 'Звернення про визнання подано {0}, відповідь: {1}',

  "number of the home state's own criminal proceeding":
    'номер кримінального провадження, відкритого державою самої особи',
  'state verification': 'перевірка державою',
  'The number of a criminal proceeding is on record {0}': 'Відомий номер кримінального провадження {0}',
  'No criminal proceeding of the home state is on record.':
    'Немає даних про кримінальне провадження, відкрите державою самої особи.',
  'A criminal proceeding is on record {0} without its number.':
    'Є дані про кримінальне провадження {0}, але не про його номер.',

  'consular or Ombudsman inquiry sent, with reply or silence noted':
    'надіслано консульський запит або запит до омбудсмана, зазначено відповідь чи її відсутність',
  'patrons pledge to apply to state bodies, and petitions ask what was requested of whom and answered':
    'патрони зобов’язуються звертатися до державних органів, а скарги вимагають указати, кого про що просили й що відповіли',
  'An inquiry was sent {0}, and its silence is noted': 'Запит надіслано {0}, зазначено відсутність відповіді',
  'An inquiry was sent {0}, and its reply is noted': 'Запит надіслано {0}, зазначено відповідь',
  'No consular or Ombudsman inquiry is on record.':
    'Немає даних ні про консульський запит, ні про запит до омбудсмана.',
  'An inquiry was sent {0}; neither reply nor silence is noted.':
    'Запит надіслано {0}; не зазначено ні відповіді, ні її відсутності.',
};
