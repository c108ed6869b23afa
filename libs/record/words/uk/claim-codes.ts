import type { Catalogue } from '../sentence.js';

/** The closed words of the fields of claims. */
export const CLAIM_CODES: Catalogue = {
  'travel ban': 'заборона виїзду',
  supervision: 'нагляд',
  probation: 'випробувальний строк',

  ordered: 'призначено',
  announced: 'оголошено',
  begun: 'розпочато',
  'under way': 'триває',
  ended: 'завершено',

  exchange: 'обмін',
  pardon: 'помилування',
  'charges dropped': 'обвинувачення знято',
  acquitted: 'виправдано',
  'term served': 'строк відбуто повністю',
  parole: 'умовно-дострокове звільнення',
  medical: 'стан здоров’я',
  amnesty: 'амністія',
  'measure changed': 'запобіжний захід змінено',
  'third state': 'третя держава',

  severed: 'виділено',
  joined: 'об’єднано',
  returned: 'повернуто',
  resumed: 'поновлено',

  general: 'загальний режим',
  strict: 'суворий режим',
  special: 'особливий режим',
  settlement: 'колонія-поселення',

  upheld: 'залишено без змін',
  reduced: 'пом’якшено',
  increased: 'посилено',
  changed: 'змінено',

  female: 'жіноча',
  male: 'чоловіча',

  'tax number': 'податковий номер',
  'identity card': 'посвідчення особи',
  'birth certificate': 'свідоцтво про народження',

  'none known': 'про хвороби не відомо',
  chronic: 'хронічна хвороба',
  serious: 'тяжкий',
  critical: 'критичний',

  letter: 'лист',
  call: 'дзвінок',
  visit: 'побачення',

  chosen: 'за вибором',
  appointed: 'за призначенням',

  sharing: 'передання відомостей',
  publicity: 'оприлюднення',
  'pardon petition': 'клопотання про помилування',
  self: 'сама особа',
  lawyer: 'захисник',
  relative: 'родич',

  'government held': 'підконтрольна уряду територія',
  stay: 'залишитися',

  'many children': 'багатодітність',
  journalist: 'журналістика',
  clergy: 'духовний сан',

  met: 'відповідає',
  'not met': 'не відповідає',
  unclear: 'не з’ясовано',

  added: 'внесено',
  removed: 'вилучено',

  'state recognition': 'визнання державою',
  'criminal proceeding': 'кримінальне провадження',
  'consular inquiry': 'консульський запит',
  'ombudsman inquiry': 'запит до омбудсмана',
  'exchange list request': 'прохання про внесення до списку на обмін',

  'none yet': 'відповіді ще немає',
  established: 'встановлено',
  refused: 'відмовлено',
  pending: 'на розгляді',
  granted: 'задоволено',
};
