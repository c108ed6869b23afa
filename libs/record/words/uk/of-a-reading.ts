import type { Catalogue } from '../sentence.js';

/** What a reading says of its own: why an account was chosen, what wants a look, how the end of a term was worked out. */
export const OF_A_READING: Catalogue = {
  'only account': 'єдине повідомлення',
  adjudicated: 'за рішенням',
  'only standing': 'єдине чинне повідомлення',
  'best grade': 'найкраща оцінка джерела',
  'most roots': 'найбільше незалежних першоджерел',
  'earliest recorded': 'найраніше записане',
  '{0} preferred it: {1}': '{0} віддає перевагу цьому повідомленню: {1}',
  'It is the only account.': 'Це єдине повідомлення.',
  'Every other account was retracted or is disputed without answer.':
    'Кожне інше повідомлення відкликано або воно оспорюється без відповіді.',
  'Its best source is graded {0}; no other account has one as good.':
    'Його найкраще джерело має оцінку {0}; рівного йому немає в жодному іншому повідомленні.',
  'Equally graded; {0} independent roots agree on its date.':
    'Оцінки рівні; незалежних першоджерел, що збігаються щодо дати: {0}.',
  'Equally graded and rooted; it was recorded first.': 'Оцінки й першоджерела рівні; його записано першим.',

  '{0} accounts of {1} differ on {2}; shown is the one chosen by {3}.':
    'Повідомлення про подію «{1}» (усього {0}) розходяться в такому: {2}; показано обране за правилом «{3}».',
  '{0} ({1}) stands before {2} ({3}).': 'Подія «{0}» ({1}) стоїть раніше за подію «{2}» ({3}).',
  'Document {0}… is cited as {1} different roots for one occurrence.':
    'Документ {0}… наведено для однієї події як різні першоджерела (усього {1}).',
  'On {0} the person is both in {1} and in {2}.': 'На {0} особа перебуває водночас у двох місцях: {1} та {2}.',
  'The transfer of {0} starts from {1}, and the place before it on record is {2}.':
    'Переведення {0} починається з місця «{1}», а попереднє місце за записом – «{2}».',
  '{0} days between {1} ({2}) and {3} ({4}) are unaccounted for.':
    'Не з’ясовано, де була особа між двома записами: {1} ({2}) та {3} ({4}); днів: {0}.',
  'a transfer': 'переведення',
  'A sentence is on record without the charge it answers.':
    'Вирок записано, а обвинувачення, за яким його винесено, – ні.',
  'The term should have ended on {0} (an estimate); no release is on record.':
    'Строк мав закінчитися {0} (за підрахунком); звільнення не записано.',
  'The source writes "{0}", but {1} was a {2}.': 'Джерело пише «{0}», але на {1} припадає {2}.',
  Monday: 'понеділок',
  Tuesday: 'вівторок',
  Wednesday: 'середа',
  Thursday: 'четвер',
  Friday: 'п’ятниця',
  Saturday: 'субота',
  Sunday: 'неділя',

  'First day of custody: {0}.': 'Перший день тримання: {0}.',
  'First day of custody: {0} (reckoned from {1}, the earliest day it allows).':
    'Перший день тримання: {0} (рахується від {1}, найранішого можливого дня).',
  'Term: {0} by the {1} of {2}.': 'Строк: {0}; рішення: {1}, дата: {2}.',
  sentence: 'вирок',
  appeal: 'апеляція',
  'an unstated date': 'не вказано',
  '{0} + {1} = {2}.': '{0} + {1} = {2}.',
  'No credit: the law of the sentencing court is not on record.':
    'Без зарахування: не записано, за яким правом судив суд.',
  'No credit: no rule is known for {0} on {1}.': 'Без зарахування: для {0} на {1} правило невідоме.',
  'No credit: under {0} a day of remand is a day ({1}).':
    'Без зарахування: за такою статтею день під вартою – це день строку: {0} ({1}).',
  'No credit: the regime is not on record.': 'Без зарахування: режим не записано.',
  'No credit: in a {0} regime a day of remand is a day ({1}).':
    'Без зарахування: за такого режиму день під вартою – це день строку: {0} ({1}).',
  'No credit yet: it is not on record when the sentence came into force.':
    'Поки без зарахування: не записано, коли вирок набрав законної сили.',
  '{0} days were served before the release that was reversed.': 'Днів, відбутих до скасованого звільнення: {0}.',
  '{0} days of remand count {1} each: {2} days less ({3}).':
    'Днів під вартою: {0}, кожен рахується за {1}; днів менше: {2} ({3}).',
  '{0} days of house arrest count {1} each: {2} days more ({3}).':
    'Днів домашнього арешту: {0}, кожен рахується за {1}; днів більше: {2} ({3}).',
  'Criminal Code of the Russian Federation, Art. 72 parts 3.1 to 3.4, as amended from 14 July 2018':
    'Кримінальний кодекс Російської Федерації, ст. 72, частини 3.1–3.4, у редакції від 14 липня 2018 року',
};
