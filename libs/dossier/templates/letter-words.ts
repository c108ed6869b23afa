import type { Language } from '#record';

interface LetterWords {
  readonly head: readonly { readonly label: string; readonly gap: string }[];
  readonly greeting: string;
  readonly request: readonly [before: string, after: string];
  readonly labels: Readonly<Record<Asked, string>>;
  readonly gaps: Readonly<Record<Exclude<Asked, 'names'> | 'name', string>>;
  days(this: void, since: string, count: number): string;
  estimate(this: void, day: string): string;
  readonly conflict: string;
  readonly basis: string;
  readonly answer: string;
  readonly signature: readonly { readonly label: string; readonly gap: string }[];
}

type Asked =
  | 'names'
  | 'born'
  | 'citizenship'
  | 'held'
  | 'place'
  | 'charge'
  | 'sentence'
  | 'end'
  | 'health'
  | 'consent'
  | 'relative'
  | 'counsel';

/** What a letter to a state body says of itself. */
export const LETTER_WORDS: Readonly<Record<Language, LetterWords>> = {
  en: {
    head: [
      { label: 'To', gap: 'the state body, and who heads it' },
      { label: 'From', gap: 'the organisation or person who asks, with address and telephone' },
      { label: 'Number and date', gap: 'outgoing number and date' },
    ],
    greeting: 'Dear Sir or Madam,',
    request: [
      'We ask that ',
      ' be included in the list of people whose release is sought by way of exchange. What is on record of the person stands below; the numbers in brackets are those of the sources at the end.',
    ],
    labels: {
      names: 'Name, in every spelling on record',
      born: 'Birth date',
      citizenship: 'Citizenship',
      held: 'In custody since',
      place: 'Present place',
      charge: 'Articles of the charge or conviction',
      sentence: 'Sentence after the last appeal',
      end: 'Expected end of term',
      health: 'Health',
      consent: 'Position on the exchange',
      relative: 'Contact relative',
      counsel: 'Counsel',
    },
    gaps: {
      name: 'full name',
      born: 'birth date',
      citizenship: 'citizenship',
      held: 'first day of custody',
      place: 'present place',
      charge: 'articles of the charge',
      sentence: 'sentence, if there is one',
      end: 'expected end of term',
      health: 'health, with the consent of the person',
      consent: 'consent to an exchange, or why it cannot be asked',
      relative: 'contact relative, with consent',
      counsel: 'counsel',
    },
    days: (since, count) => `${since} (${count} days)`,
    estimate: (day) => `${day} (an estimate)`,
    conflict: 'Sources differ, and nobody has settled it, on:',
    basis:
      'Each line rests on captured sources, listed at the end with their hashes; we hand over the documents that may be shared on request.',
    answer: 'We ask to be told in writing of the decision, and of what is still wanting for it.',
    signature: [{ label: 'Name and signature', gap: 'who signs' }],
  },
  uk: {
    head: [
      { label: 'Кому', gap: 'державний орган і його керівник' },
      { label: 'Від кого', gap: 'організація чи особа, що звертається, адреса і телефон' },
      { label: 'Номер і дата', gap: 'вихідний номер і дата' },
    ],
    greeting: 'Шановні пані та панове!',
    request: [
      'Просимо включити до списку осіб, звільнення яких домагаються шляхом обміну: ',
      '. Нижче наведено відомості про особу; числа в дужках – номери джерел, перелічених наприкінці.',
    ],
    labels: {
      names: 'Ім’я в усіх відомих написаннях',
      born: 'Дата народження',
      citizenship: 'Громадянство',
      held: 'Під вартою з',
      place: 'Місце перебування',
      charge: 'Статті обвинувачення або вироку',
      sentence: 'Покарання після останнього перегляду',
      end: 'Очікуване закінчення строку',
      health: 'Стан здоров’я',
      consent: 'Ставлення до обміну',
      relative: 'Контактна особа з родини',
      counsel: 'Захисник',
    },
    gaps: {
      name: 'повне ім’я',
      born: 'дата народження',
      citizenship: 'громадянство',
      held: 'перший день під вартою',
      place: 'місце перебування',
      charge: 'статті обвинувачення',
      sentence: 'вирок, якщо є',
      end: 'очікуване закінчення строку',
      health: 'стан здоров’я – за згодою особи',
      consent: 'згода на обмін або чому її не можна отримати',
      relative: 'контактна особа з родини – за її згодою',
      counsel: 'захисник',
    },
    days: (since, count) => `${since} (днів: ${count})`,
    estimate: (day) => `${day} (орієнтовно)`,
    conflict: 'Джерела розходяться, і це ще не з’ясовано, щодо такого:',
    basis:
      'Кожен рядок ґрунтується на збережених джерелах, перелічених наприкінці з їхніми контрольними сумами; документи, якими можна ділитися, надамо на запит.',
    answer: 'Просимо письмово повідомити про рішення та про те, чого для нього ще бракує.',
    signature: [{ label: 'Ім’я та підпис', gap: 'хто підписує' }],
  },
};
