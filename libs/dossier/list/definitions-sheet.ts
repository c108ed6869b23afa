import type { Sheet } from '#typesetting';
import { both, worded } from './both.js';
import type { ListContent } from './list-content.js';
import type { InEach } from './listed-person.js';
import type { ListWords } from './words/index.js';

type Row = readonly string[];

/** What a list is, and what each of its words means, in both languages. */
export function definitionsSheet(content: ListContent): Sheet {
  const { columns, outcomes, terms } = content.definitions;
  const named = [...columns, ...outcomes, ...terms].map(({ name, about }) => said(both(name), about));
  return {
    name: sheetName(({ definitions }) => definitions),
    columns: [
      { heading: both(({ term }) => term), width: 30 },
      { heading: 'English', width: 80 },
      { heading: 'Українською', width: 80 },
    ],
    rows: [...aboutList(content), ...named, ...ruleRows(content)],
  };
}

/** The name of a sheet takes no stroke. */
export function sheetName(of: (sheets: ListWords['sheets']) => string): string {
  return both(({ sheets }) => of(sheets)).replace(' / ', ' · ');
}

function aboutList({ list, profile, leftOut }: ListContent): Row[] {
  const as = (name: (words: ListWords) => string, value: string | undefined): Row[] =>
    value === undefined ? [] : [[both(name), value, value]];
  return [
    ...as(({ title }) => title, list.title),
    ...as(({ recipient }) => recipient, list.recipient),
    ...as(({ id }) => id, list.id),
    said(
      both(({ version }) => version),
      worded((words) => words.frozen(list.version, list.on)),
    ),
    ...as(({ frozenAt }) => frozenAt, list.frozenAt),
    said(
      both((words) => words.profile),
      worded((words, language) => words.profileOf(profile.title[language], profile.version)),
    ),
    said(
      both((words) => words.terms.grade.name),
      worded((words) => words.minimumGrade(profile.minimumGrade)),
    ),
    ...as((words) => words.terms.position.name, list.position),
    ...as((words) => words.terms.checksum.name, list.checksum),
    ...leftOut.map((statement) =>
      said(
        both((words) => words.leftOut),
        statement,
      ),
    ),
  ];
}

function ruleRows({ definitions }: ListContent): Row[] {
  return definitions.rules.map(({ id, requires, blocking, window }) =>
    said(
      id,
      worded((words, language) => {
        const blocks = blocking ? words.isBlocking : words.isAdvisory;
        return [requires[language], blocks, ...(window === undefined ? [] : [words.windowOf(window)])].join('; ');
      }),
    ),
  );
}

function said(name: string, { en, uk }: InEach): Row {
  return [name, en, uk];
}
