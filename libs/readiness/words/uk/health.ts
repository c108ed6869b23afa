import type { Catalogue } from '#record';

/** HE-1 to HE-3: how the person is, what shows it, and what care is needed. */
export const HEALTH: Catalogue = {
  'health status: none known, chronic, serious or critical':
    'стан здоров’я: про хвороби не відомо, хронічна хвороба, тяжкий чи критичний стан',
  'first criterion of priority': 'перший критерій черговості',
  'Nobody has reported on the health of the person.': 'Про стан здоров’я особи ніхто не повідомляв.',
  'Health is reported as {0} {1}': 'Стан здоров’я за повідомленням: {0} {1}',

  'if serious: a medical document or two independent reports':
    'якщо стан тяжкий: медичний документ або два незалежні повідомлення',
  'health claims are contested with papers': 'твердження про здоров’я заперечують документами',
  'Health is reported, but {0}.': 'Про стан здоров’я повідомлено, але {0}.',
  'The last report does not call the condition serious.': 'Останнє повідомлення не називає стан тяжким.',
  'The condition rests on one report, without a medical document.':
    'Про такий стан є лише одне повідомлення, без медичного документа.',
  'A medical document bears out the condition': 'Такий стан підтверджує медичний документ',
  'Independent reports bear out the condition': 'Такий стан підтверджують незалежні повідомлення',

  'needs for transport and immediate care': 'потреби в перевезенні та невідкладній допомозі',
  'medical readiness at hand-over': 'медична готовність під час передання',
  'No condition is known that would need care.': 'Не відомо про хвороби, за яких потрібна допомога.',
  'What transport and immediate care need is not on record.':
    'Немає даних про те, що потрібно для перевезення та невідкладної допомоги.',
  'What transport and immediate care need is on record {0}':
    'Відомо, що потрібно для перевезення та невідкладної допомоги {0}',
};
