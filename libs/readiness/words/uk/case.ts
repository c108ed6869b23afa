import type { Catalogue } from '#record';

/** CA-1 to CA-6: of what the person is accused, how far the proceedings are, and what others make of them. */
export const CASE: Catalogue = {
  'charge articles as the court or authority cites them, and the accusation as sources describe it':
    'статті обвинувачення, як їх наводить суд чи орган влади, і саме обвинувачення, як його описують джерела',
  "'espionage' is not treason; entries are filtered by gravity":
    '«шпигунство» – не те саме, що державна зрада; записи відбирають за тяжкістю',
  'The person is held outside any proceedings, so no charge can be cited.':
    'Особу утримують поза будь-яким провадженням, тож обвинувачення навести не можна.',
  'No article of a charge or conviction is on record.': 'Немає даних про статті обвинувачення чи вироку.',
  'Articles are on record {0}, and the accusation in the words of a source is not.':
    'Статті відомі {0}, а обвинувачення словами джерела – ні.',
  'Articles {0} and the accusation in the words of a source are on record':
    'Відомі статті {0} та обвинувачення словами джерела',

  'procedural stage with court and case number': 'стадія провадження, суд і номер справи',
  'the legal route differs before and after sentence': 'правовий шлях до вироку й після нього різний',
  'The person is held outside any proceedings.': 'Особу утримують поза будь-яким провадженням.',
  'No procedural step is on record.': 'Немає даних про жодну процесуальну дію.',
  'The last procedural step on record is {0} {1}': 'Остання відома процесуальна дія: {0} {1}',
  '{0}; the court is not on record.': '{0}; немає даних про суд.',
  '{0}; the case number is not on record.': '{0}; немає даних про номер справи.',

  'sentence and latest appeal outcome': 'вирок і результат останньої апеляції',
  'terms change on appeal': 'на апеляції строки змінюються',
  'No sentence is on record.': 'Немає даних про вирок.',
  'A sentence is on record {0}, but {1}.': 'Є дані про вирок {0}, але {1}.',
  'A sentence is on record without its term.': 'Є дані про вирок, але не про строк.',
  'The sentence is on record {0}, and no decision on appeal': 'Є дані про вирок {0}, але не про рішення апеляції',
  'An appeal was decided {0}, and its outcome is not on record.':
    'Апеляцію розглянуто {0}, а про її результат даних немає.',
  'The appeal changed the sentence {0}, and the new term is not on record.':
    'Апеляція змінила вирок {0}, а про новий строк даних немає.',
  'The sentence {0} and the appeal, {1} {2}, are on record': 'Є дані про вирок {0} і рішення апеляції: {1} {2}',

  'assessment of the political motive by a named body, by the criteria a to e of PACE Resolution 1900':
    'оцінка політичного мотиву названою організацією чи органом за критеріями a–e Резолюції ПАРЄ 1900',
  'unrelated crimes are refused': 'злочини, що не мають стосунку до справи, відхиляють',
  'No body is on record as having assessed the motive by the criteria a to e.':
    'Немає даних про оцінку мотиву за критеріями a–e.',
  'A body assessed the motive {0}': 'Мотив оцінено {0}',
  '{0} and finds none of the criteria a to e met.': '{0}; жодного з критеріїв a–e не визнано виконаним.',
  '{0} and finds criterion {1} met': '{0}; виконаними визнано критерії: {1}',

  'no finding of violence against persons, or the reasons if there is one':
    'висновку про насильство проти людей немає, а якщо є, наведено його підстави',
  'definitions exclude those who used violence': 'визначення не охоплюють тих, хто вдавався до насильства',
  'No body is on record as having said whether violence against persons was found.':
    'Немає даних про висновок щодо насильства проти людей.',
  'An assessment did not find violence against persons {0}': 'Оцінка не встановила насильства проти людей {0}',
  'An assessment found violence against persons {0}, and gives no reasons.':
    'Оцінка встановила насильство проти людей {0}, а підстав не наводить.',
  'An assessment found violence against persons {0}, with reasons':
    'Оцінка встановила насильство проти людей {0} і наводить підстави',

  'case group and co-defendants linked': 'зв’язок із групою у справі та співобвинуваченими',
  'one exchange may split a case': 'один обмін може розділити групу у справі',
  'The person is in no group of co-defendants.': 'Особа не належить до групи співобвинувачених.',
  'The person is in a group of co-defendants.': 'Особа належить до групи співобвинувачених.',
  'The person is in no group of co-defendants any more.': 'Особа більше не належить до групи співобвинувачених.',
};
