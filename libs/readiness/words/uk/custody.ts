import type { Catalogue } from '#record';

/** CU-1 to CU-6: whether, where and since when the person is held. */
export const CUSTODY: Catalogue = {
  'custody, or a restriction that the profile accepts': 'позбавлення волі або обмеження, яке приймає профіль',
  'people under travel ban or house arrest are on public lists too':
    'у публічних списках є й люди із забороною виїзду чи під домашнім арештом',
  'The death of the person is on record.': 'Є дані про смерть особи.',
  'Nothing on record says whether the person is held.': 'Немає даних про те, чи утримують особу.',
  'The last word on liberty is "{0}" {1}, which this recipient does not accept.':
    'Останні відомості про свободу: «{0}» {1}; цей одержувач такого стану не приймає.',
  'The last word on liberty is "{0}" {1}': 'Останні відомості про свободу: «{0}» {1}',

  'start of custody known, at least to the month': 'початок позбавлення волі, відомий щонайменше до місяця',
  '"held longer, returns sooner" needs days held':
    'для правила «хто довше утримується, той раніше повертається» потрібна кількість днів',
  'No start of custody is on record.': 'Немає даних про початок позбавлення волі.',
  'A start of custody is on record {0}, but {1}.': 'Є дані про початок позбавлення волі {0}, але {1}.',
  'The start of custody is not known to the month {0}.':
    'Початок позбавлення волі не відомий з точністю до місяця {0}.',
  'The start of custody is known {0}.': 'Початок позбавлення волі відомий {0}.',
  'Who is believed to have taken the person is not on record.': 'Немає даних про те, хто, імовірно, забрав особу.',
  'The start of custody is known {0}, and who took the person.':
    'Відомий початок позбавлення волі {0}, відомо й те, хто забрав особу.',

  'present place: the facility, or that the person is in transit or nobody knows where':
    'теперішнє місце: установа, або що особу перевозять, або що ніхто не знає, де вона',
  'verification visit, letters': 'відвідання для перевірки, листи',
  'Where the person was last seen is not on record.': 'Немає даних про те, де особу бачили востаннє.',
  'The place where the person was last seen is on record {0}': 'Відоме місце, де особу бачили востаннє {0}',
  'No place is on record.': 'Немає даних про місце перебування.',
  'No place is on record since {0} {1}.': 'Немає даних про місце перебування після події «{0}» {1}.',
  'The facility is on record {0}': 'Установа відома {0}',
  'A facility is reported, unconfirmed, {0}': 'Установа відома з непідтверджених повідомлень {0}',
  'The person is in transit {0}': 'Особу перевозять {0}',
  'It is on record that nobody knows where the person is {0}': 'За наявними даними, ніхто не знає, де особа {0}',

  'proof of life': 'підтвердження, що особа жива',
  'dead men stay on lists': 'у списках лишаються померлі',
  'No letter, call, visit or court appearance is on record.':
    'Немає даних ні про лист, ні про дзвінок, ні про побачення, ні про появу в суді.',
  'The last sign of life is {0} {1}': 'Останній знак життя: {0} {1}',

  'expected end of term after the planned submission and a margin':
    'очікуваний кінець строку – пізніше за заплановане передання, із запасом',
  '40 of 306 names had served their term (2017)': '40 із 306 названих осіб уже відбули строк (2017)',
  'No sentence is on record, so no term can end.': 'Немає даних про вирок, тож і строку, що мав би закінчитися, немає.',
  'The sentence is for life: no end of the term can be expected.':
    'Покарання довічне: кінця строку очікувати не можна.',
  '{0}: no term is being served.': '{0}: відбування строку не триває.',
  'The term is in doubt: {0}.': 'Строк під сумнівом: {0}.',
  'No term on record stands any more: it was served, remitted or voided.':
    'Жоден із відомих строків більше не чинний: його відбуто, знято або скасовано.',
  'The end of the term cannot be reckoned: it takes the term and the first day of custody.':
    'Кінець строку обчислити не можна: потрібні строк і перший день позбавлення волі.',
  'The term should end on {0} (an estimate).': 'Строк має закінчитися {0} (за підрахунком).',
  'The term should end on {0} (an estimate): not {1} days after {2}.':
    'Строк має закінчитися {0} (за підрахунком): раніше, ніж мине {1} дн. після {2}.',

  'a chain of places without an unexplained gap of more than 60 days':
    'послідовність місць без нез’ясованої перерви понад 60 днів',
  'questionnaires of international bodies ask for it': 'про це запитують анкети міжнародних органів',
  'No gap of more than 60 days is in the chain of places on record.':
    'У відомій послідовності місць немає перерви понад 60 днів.',
  'No place of custody is on record.': 'Немає даних про місце утримання.',
};
