import type { Dates } from '../person/figure.js';
import type { Cells } from './cells.js';
import type { ListedPerson } from './listed-person.js';
import type { ListWords } from './words/index.js';

/** What stands in a cell of a sheet. */
export type Cell = string | number | null;

/** A column of the sheet: what stands above it, and what it says of a person in one language. */
export interface ListColumn {
  readonly heading: (words: ListWords) => string;
  readonly width: number;
  readonly cell: (person: ListedPerson, cells: Cells) => Cell;
}

const text = (heading: ListColumn['heading'], width: number, cell: (cells: Cells) => string): ListColumn => ({
  heading,
  width,
  cell: (_, cells) => cell(cells),
});

/** Every date twice: in the words of the source or read aloud, and in EDTF. */
const date = (
  heading: ListColumn['heading'],
  of: (person: ListedPerson) => Partial<Dates> | undefined,
): readonly ListColumn[] => [
  { heading, width: 22, cell: (person, cells) => cells.date(of(person)) },
  { heading: (words) => `${heading(words)} (${words.asEdtf})`, width: 16, cell: (person) => of(person)?.when ?? null },
];

/** The columns of the sheet, in order. */
export const LIST_COLUMNS: readonly ListColumn[] = [
  { heading: ({ columns }) => columns.number.name, width: 6, cell: ({ number }) => number },
  text(
    ({ scripts }) => scripts.latin,
    28,
    (cells) => cells.spelling('latin'),
  ),
  text(
    ({ scripts }) => scripts.cyrillic,
    28,
    (cells) => cells.spelling('cyrillic'),
  ),
  text(
    ({ scripts }) => scripts.others,
    28,
    (cells) => cells.otherSpellings(),
  ),
  ...date(
    ({ columns }) => columns.born.name,
    ({ born }) => born,
  ),
  text(
    ({ bornIn }) => bornIn,
    22,
    (cells) => cells.birthplace(),
  ),
  text(
    ({ columns }) => columns.citizenship.name,
    22,
    (cells) => cells.citizenship(),
  ),
  text(
    ({ columns }) => columns.liberty.name,
    18,
    (cells) => cells.liberty(),
  ),
  ...date(
    ({ columns }) => columns.held.name,
    ({ held }) => held && { ...held, when: held.value.since },
  ),
  { heading: ({ daysHeld }) => daysHeld, width: 12, cell: ({ held }) => held?.value.days ?? null },
  text(
    ({ columns }) => columns.place.name,
    28,
    (cells) => cells.place(),
  ),
  text(
    ({ placeState }) => placeState,
    18,
    (cells) => cells.placeState(),
  ),
  ...date(
    ({ placeConfirmed }) => placeConfirmed,
    (person) => person.placeConfirmed,
  ),
  text(
    ({ asDescribed }) => asDescribed,
    32,
    (cells) => cells.asDescribed(),
  ),
  text(
    ({ articles }) => articles,
    32,
    (cells) => cells.articles(),
  ),
  text(
    ({ columns }) => columns.stage.name,
    18,
    (cells) => cells.stage(),
  ),
  ...date(
    ({ stageSince }) => stageSince,
    ({ stage }) => stage,
  ),
  {
    heading: ({ columns }) => columns.sentence.name,
    width: 26,
    cell: ({ sentence }, cells) => cells.punishment(sentence),
  },
  ...date(
    ({ sentenceOn }) => sentenceOn,
    ({ sentence }) => sentence,
  ),
  {
    heading: ({ columns, court }) => `${columns.sentence.name}: ${court}`,
    width: 28,
    cell: ({ sentence }, cells) => cells.court(sentence),
  },
  text(
    ({ columns }) => columns.appeal.name,
    28,
    (cells) => cells.appeal(),
  ),
  ...date(
    ({ appealOn }) => appealOn,
    ({ appeal }) => appeal,
  ),
  {
    heading: ({ columns, court }) => `${columns.appeal.name}: ${court}`,
    width: 28,
    cell: ({ appeal }, cells) => cells.court(appeal),
  },
  text(
    ({ columns }) => columns.expectedEnd.name,
    26,
    (cells) => cells.expectedEnd(),
  ),
  {
    heading: ({ columns, asEdtf }) => `${columns.expectedEnd.name} (${asEdtf})`,
    width: 16,
    cell: ({ expectedEnd }) => expectedEnd?.value.day ?? null,
  },
  text(
    ({ terms }) => terms.blocking.name,
    32,
    (cells) => cells.blocking(),
  ),
  {
    heading: ({ terms }) => terms.advisory.name,
    width: 32,
    cell: ({ readiness }, cells) => cells.lacks(readiness.advisory),
  },
  {
    heading: ({ terms }) => terms.notJudged.name,
    width: 24,
    cell: ({ readiness }) => readiness.notJudged.join(', '),
  },
  text(
    ({ columns }) => columns.asFrozen.name,
    24,
    (cells) => cells.asFrozen(),
  ),
  text(
    ({ columns }) => columns.priority.name,
    28,
    (cells) => cells.priority(),
  ),
  text(
    ({ columns }) => columns.health.name,
    32,
    (cells) => cells.health(),
  ),
  ...date(
    ({ healthOn }) => healthOn,
    ({ health }) => health,
  ),
];
