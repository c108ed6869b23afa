import type { Catalogue } from '#record';

/** What is said of any rule: its outcome, why evidence does not hold, why nothing is asked, what is urgent. */
export const FINDINGS: Catalogue = {
  met: 'виконано',
  unmet: 'не виконано',
  stale: 'застаріло',
  disputed: 'спірно',
  'not applicable': 'не застосовно',
  waived: 'вимогу знято',

  ready: 'готово',
  'not ready: {0} blocking: {1}': 'не готово; блокують ({0}): {1}',
  '{0} {1}': '{0} {1}',
  '{0} {1} since {2}': '{0} {1} від {2}',

  '{0}.': '{0}.',
  '{0}; but {1}.': '{0}; але {1}.',
  '{0}; but nobody says when: a dated claim would settle it.':
    '{0}; але ніхто не каже, коли: потрібне твердження з датою.',
  '{0}; that is more than {1} days ago, and a newer one would settle it.':
    '{0}; відтоді минуло понад {1} дн., потрібні новіші відомості.',
  'accounts differ on {0} and nobody has adjudicated': 'повідомлення розходяться ({0}), і рішення щодо них немає',
  'the claim is disputed without answer': 'твердження оспорюється, і відповіді на це немає',
  'Waived by {0} until {1}: {2} (Without it {3}: {4})':
    'Вимогу знято до {1}; хто зняв: {0}; підстава: {2} (Без цього – {3}: {4})',
  '(undated)': '(без дати)',
  'not stated': 'не зазначено',

  'The person is at liberty': 'Особа на волі',
  'The person is expelled': 'Особу видворено',
  'The person is out of reach of the holding side': 'Особа перебуває поза досяжністю сторони, що утримує',
  'The person is under a restriction without custody': 'До особи застосовано обмеження без позбавлення волі',
  'The person has died': 'Особа померла',

  'put on a list as urgent': 'у списку позначено як невідкладне',
  'gravely ill': 'тяжка хвороба',
  'on hunger strike': 'голодування',
  'nobody knows where the person is': 'невідомо, де перебуває особа',
};
