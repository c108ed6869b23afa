import type { Catalogue } from '#record';

/** ID-1 to ID-6: who the person is. */
export const IDENTITY: Catalogue = {
  'full name in every spelling that the recipient matches by, such as with patronymic and as in the verdict':
    'повне ім’я в кожному написанні, за яким звіряє одержувач, наприклад з по батькові та як у вироку',
  'lists are matched by name across sides': 'сторони звіряють списки за іменами',
  'Wanted: a name {0}, with its source.': 'Потрібне ім’я ({0}) із зазначенням джерела.',
  'A name {0} is on record, but disputed without answer.':
    'Ім’я ({0}) є, але воно оспорюється, і відповіді на це немає.',
  'Every spelling that the recipient matches by is on record with a source.':
    'Є кожне написання, за яким звіряє одержувач, із зазначенням джерела.',

  'birth date to the day, or an adjudicated one': 'дата народження з точністю до дня або встановлена рішенням',
  'namesakes are common': 'тезки трапляються часто',
  'No birth is on record.': 'Немає даних про дату народження.',
  'Two births are on record, {0} and {1}: one of them is a further account of the other.':
    'Є два записи про народження, {0} і {1}: один із них є ще одним повідомленням про те саме.',
  'A birth is on record {0}, but {1}.': 'Є дані про дату народження {0}, але {1}.',
  'The birth date was adjudicated {0}.': 'Дату народження встановлено рішенням {0}.',
  'The birth date is known to the day {0}.': 'Дата народження відома з точністю до дня {0}.',
  'The birth date is not known to the day {0}.': 'Дата народження не відома з точністю до дня {0}.',

  'one identity document number or tax number, restricted':
    'номер одного документа, що посвідчує особу, або податковий номер, з обмеженим доступом',
  'identity check': 'перевірка особи',
  'No passport, identity card or tax number is on record as seen.':
    'Немає даних про те, що хтось бачив паспорт, посвідчення особи чи податковий номер.',
  'An identity document was seen {0}': 'Документ, що посвідчує особу, бачили {0}',

  "citizenship, and any citizenship imposed by the holding side, with the person's position":
    'громадянство, а також будь-яке громадянство, нав’язане стороною, що утримує, із позицією самої особи',
  'foreigners were struck off lists; a holding side may claim the person as its citizen':
    'іноземців викреслювали зі списків; сторона, що утримує, може вважати особу своїм громадянином',
  'A citizenship is on record, but {0}.': 'Є дані про громадянство, але {0}.',
  "A citizenship was imposed, and the person's position on it is not on record.":
    'Громадянство нав’язано, а даних про позицію особи щодо цього немає.',
  "The person's own citizenship is not on record.": 'Немає даних про власне громадянство особи.',
  'Citizenship is on record, and none is on record as imposed.':
    'Є дані про громадянство; даних про нав’язане громадянство немає.',
  'Citizenship is on record, as is the position on the imposed one.':
    'Є дані і про громадянство, і про позицію щодо нав’язаного громадянства.',

  'photograph with provenance': 'фотографія із зазначенням походження',
  'identification at hand-over; photos of actors have been published as prisoners':
    'упізнання під час передання; світлини акторів публікували як світлини ув’язнених',
  'No photograph is on record.': 'Фотографії немає.',
  'A photograph with its source is on record {0}': 'Є фотографія із зазначенням джерела {0}',

  'no open duplicate or namesake alert': 'немає нез’ясованих збігів: повторних справ чи тезок',
  'wrong people were named on handouts': 'на поширених аркушах називали не тих людей',
  'No other casefile goes by one of the names.': 'Жодна інша справа не ведеться під одним із цих імен.',
  'Every casefile that goes by one of the names is on record as that of a namesake.':
    'Кожну справу, що ведеться під одним із цих імен, позначено як справу тезки.',
  '{0} other casefile goes by one of the names: it is the same person, or a Related claim calls it a namesake.':
    'Інших справ під одним із цих імен: {0}; це або та сама особа, або тезка, і тоді слід записати цей зв’язок.',
  '{0} other casefiles go by one of the names: it is the same person, or a Related claim calls it a namesake.':
    'Інших справ під одним із цих імен: {0}; щодо кожної це або та сама особа, або тезка, і тоді слід записати цей зв’язок.',
};
