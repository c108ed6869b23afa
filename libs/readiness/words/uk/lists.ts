import type { Catalogue } from '#record';

/** LI-1 to LI-3: what became of the lists before, and by which public criteria the person comes first. */
export const LISTS: Catalogue = {
  'last answer of the holding side: confirmed, denied or silent':
    'остання відповідь сторони, що утримує: підтверджено, заперечено чи без відповіді',
  '"confirmed for confirmed"': '«підтверджених на підтверджених»',
  'A list with the person was handed over; neither an answer nor silence is recorded.':
    'Список із цією особою передано; не зазначено ні відповіді, ні її відсутності.',
  'Not asked: no list with the person was handed over.': 'Не запитували: жодного списку із цією особою не передано.',
  'The last answer of the holding side is "{0}" {1}': 'Остання відповідь сторони, що утримує: «{0}» {1}',
  '{0}, which is no confirmation.': '{0}, а це не підтвердження.',

  'priority categories: gravely ill, woman, minor, over 60, disabled, longest held, many children, journalist, clergy':
    'категорії черговості: тяжка хвороба, жінка, неповноліття, вік понад 60 років, інвалідність, найдовше утримання, багатодітність, журналістика, духовний сан',
  'public criteria': 'оприлюднені критерії',
  'By what is on record: none': 'За наявними даними: жодної',
  'By what is on record: {0}': 'За наявними даними: {0}',
  '{0}; held since {1}.': '{0}; утримують від {1}.',
  woman: 'жінка',
  minor: 'неповноліття',
  'over 60': 'вік понад 60 років',
  disabled: 'інвалідність',

  'not already on a frozen, unanswered list to the same recipient, or a waiver with the reason to repeat':
    'особи немає в закритому для змін списку тому самому одержувачеві, що чекає на відповідь, або вимогу знято з поясненням, навіщо повторювати',
  'double submission': 'подвійне подання',
  'The person is on no frozen list to this recipient that awaits its answer.':
    'Особи немає в жодному закритому для змін списку цьому одержувачеві, що чекає на відповідь.',
  'A list to this recipient with the person on it was handed over and awaits its answer.':
    'Список цьому одержувачеві із цією особою передано, і він чекає на відповідь.',
  'A list to this recipient with the person on it was frozen and awaits its answer.':
    'Список цьому одержувачеві із цією особою закрито для змін, і він чекає на відповідь.',
};
