import { wordOf, type Language } from '#record';
import type { Block, Paper, Text } from '#typesetting';
import { shortNumber } from '../short-number.js';
import type { ListContent } from './list-content.js';
import { headOf, personRow } from './person-row.js';
import { LIST_WORDS } from './words/index.js';

/** A list as a paper: the people in a table, what is left out, and what it can be checked by. */
export function listPaper(content: ListContent, language: Language): Paper {
  const { list, profile } = content;
  const words = LIST_WORDS[language];
  const recipient = list.recipient ?? profile.title[language];
  return {
    language,
    title: list.title === undefined ? words.title : `${words.title}: ${list.title}`,
    subtitle: words.frozen(list.version, list.on),
    marking: words.marked(recipient, wordOf(list.toldUpTo).in(language)),
    date: list.on,
    landscape: true,
    blocks: [
      { is: 'paragraph', text: [words.people(content.entries.length)] },
      peopleTable(content, language),
      { is: 'heading', level: 1, text: words.leftOut },
      { is: 'list', items: content.leftOut.map((statement) => [statement[language]]) },
      ...lackingRules(content, language),
      { is: 'heading', level: 1, text: words.checkedBy },
      checkedBy(content, language),
    ],
    footer: { lines: [words.shortVersion(shortNumber(list.id), list.version), `SHA-256 ${list.checksum}`] },
    pageOf: words.pageOf,
  };
}

function peopleTable({ entries, list, definitions }: ListContent, language: Language): Block {
  const { head, widths } = headOf(language);
  const { erased } = LIST_WORDS[language];
  const rows = entries.map((entry): Text[] =>
    'withheld' in entry
      ? [[String(entry.number)], [{ quiet: erased }], ...head.slice(2).map(() => [])]
      : personRow(entry, list.on, language, definitions),
  );
  return { is: 'table', head, widths, rows };
}

/** What the rules require that somebody on the list lacks: the table has their ids alone. */
function lackingRules({ entries, definitions }: ListContent, language: Language): Block[] {
  const words = LIST_WORDS[language];
  const lacking = new Set(
    entries.flatMap((entry) =>
      'withheld' in entry
        ? []
        : [...entry.readiness.blocking, ...entry.readiness.advisory]
            .map(({ id }) => id)
            .concat(entry.asFrozen?.blocking ?? []),
    ),
  );
  const rows = definitions.rules
    .filter(({ id }) => lacking.has(id))
    .map(({ id, requires, blocking, window }): Text[] => [
      [id],
      [requires[language]],
      [blocking ? words.isBlocking : words.isAdvisory],
      window === undefined ? [] : [words.windowOf(window)],
    ]);
  if (rows.length === 0) return [];
  const head = [words.rule, words.requires, words.terms.blocking.name, words.freshness];
  return [
    { is: 'heading', level: 1, text: words.rules },
    { is: 'table', head, widths: [6, 60, 14, 20], rows },
  ];
}

function checkedBy({ list, profile }: ListContent, language: Language): Block {
  const words = LIST_WORDS[language];
  const { id, version, frozenAt, position, checksum } = list;
  const rows = [
    [words.id, id],
    [words.version, String(version)],
    [words.frozenAt, frozenAt],
    [words.profile, words.profileOf(profile.title[language], profile.version)],
    [words.terms.position.name, position],
    [words.terms.checksum.name, checksum],
  ] as const;
  return { is: 'fields', rows: rows.map(([label, value]) => ({ label, values: [[value]] })) };
}
