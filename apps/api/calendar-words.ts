import type { Deadline, DeadlineKind } from '#projections';
import { sayingWith, type Catalogue, type Language, type Said } from '#record';

const UKRAINIAN: Catalogue = {
  'Litopys: deadlines': 'Litopys: строки',
  '{0} · case {1}': '{0} · справа {1}',
  '{0} · list {1}': '{0} · список {1}',
  'Monthly statement due': 'Останній день для щомісячної заяви',
  'Pledged duty due': 'Останній день для обіцяного',
  'Reply due': 'Має бути відповідь',
  'Detention as ordered ends': 'Спливає строк тримання під вартою',
  'Term expected to end (an estimate)': 'Очікуваний кінець строку покарання (оцінка)',
  'Evidence goes stale': 'Дані застарівають',
  'Consent goes stale': 'Згода застаріває',
  'Waiver ends': 'Спливає відступ від правила',
  'Submission planned': 'Заплановано подання',
};

const say = sayingWith({ uk: UKRAINIAN });

const KINDS: Readonly<Record<DeadlineKind, Said>> = {
  'monthly-statement': say`Monthly statement due`,
  'duty-due': say`Pledged duty due`,
  'reply-due': say`Reply due`,
  'detention-ends': say`Detention as ordered ends`,
  'term-expected-to-end': say`Term expected to end (an estimate)`,
  'evidence-goes-stale': say`Evidence goes stale`,
  'consent-goes-stale': say`Consent goes stale`,
  'waiver-ends': say`Waiver ends`,
  'submission-planned': say`Submission planned`,
};

/** What the calendar is called. */
export function calendarName(language: Language): string {
  return say`Litopys: deadlines`.in(language);
}

/** One line for a calendar: what is due, and of which casefile or list, by its short number. */
export function summaryOf({ kind, casefile }: Deadline, number: string, language: Language): string {
  const due = KINDS[kind];
  return (casefile === undefined ? say`${due} · list ${number}` : say`${due} · case ${number}`).in(language);
}
