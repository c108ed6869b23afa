import type { Block, Text } from '#typesetting';
import type { AccountTold, Chronicle } from '../chronology.js';
import type { PersonDossier } from '../dossier.js';
import { isFields } from '../fields-told.js';
import { cited, type Telling } from './telling.js';

/** Own fields that hold the words of somebody: they are quotes, never our own. */
const QUOTES = ['asDescribed', 'reason', 'reasons', 'answerText', 'statedCause', 'allegedCause'];

/** Everything in order: the account chosen, and the others of less weight in the same row. */
export function chronologyBlocks({ chronology }: PersonDossier, telling: Telling): Block[] {
  const { words } = telling;
  return [
    { is: 'heading', level: 1, text: words.chronology },
    {
      is: 'table',
      head: [words.number, words.when, words.what, words.sources],
      widths: [1, 4, 11, 2],
      rows: chronology.map((entry) => [
        [{ strong: String(entry.entry) }],
        telling.shortDate(entry.account),
        whatOf(entry, telling),
        cited(entry.account.citations.map(({ source }) => source)).slice(1),
      ]),
    },
  ];
}

function whatOf({ account, because, others, chosenBy }: Chronicle, telling: Telling): Text {
  const { words } = telling;
  const origin = telling.origin(account).map((said) => ({ quiet: `\n${words.date}, ${said}` }));
  const chosen = chosenBy === 'only-account' ? [] : [{ quiet: `\n${telling.say(because)}` }];
  const folded = others.flatMap((other): Text => {
    const told = `\n${words.otherAccount}: ${plain(telling.date(other))}: ${plain(telling.line(other))}`;
    return [{ quiet: told }, ...cited(other.citations.map(({ source }) => source)), ...marksOn(other, telling)];
  });
  return [
    ...telling.line(account),
    ...quotesIn(account, telling),
    ...origin,
    ...marksOn(account, telling),
    ...chosen,
    ...folded,
  ];
}

/** Corrections, disputes and a retraction, with their reasons. */
function marksOn({ corrections, disputes, retraction }: AccountTold, telling: Telling) {
  const { words } = telling;
  const said = [
    ...corrections.map(({ at, reason, changed, was }) => {
      const what = changed.map((name) => fieldIn(name, telling)).join(', ');
      const before = was === undefined ? '' : `; ${words.was(telling.day(was))}`;
      return `${words.corrected(at.slice(0, 10), what, reason)}${before}`;
    }),
    ...disputes.map(({ reason, answered }) => (answered ? words.disputeAnswered(reason) : words.disputed(reason))),
    ...(retraction === undefined ? [] : [words.retracted(retraction.reason)]),
  ];
  return said.map((mark) => ({ quiet: `\n${mark}` }));
}

/** A field in words: where the record has none for it, those it is spelt from. */
export function fieldIn(name: string, telling: Telling): string {
  if (name === 'when') return telling.words.date;
  const said = telling.code(name);
  return said === name ? said.replaceAll(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`) : said;
}

function quotesIn({ fields, line }: AccountTold, telling: Telling): Text {
  const quoted = QUOTES.flatMap((name) => {
    const text = fields[name];
    return typeof text === 'string' && !telling.say(line).includes(text) ? [telling.words.quoted(text)] : [];
  });
  const { basesClaimed } = fields;
  const bases = (Array.isArray(basesClaimed) ? basesClaimed : []).filter(isFields).map(({ who, what }) => {
    const basis = telling.words.quoted(String(what));
    return typeof who === 'string' ? `${who}: ${basis}` : basis;
  });
  return [...quoted, ...bases].map((text) => `; ${text}`);
}

/** A text as one string, its remarks with it. */
function plain(text: Text): string {
  return text
    .map((run) => (typeof run === 'string' ? run : 'quiet' in run ? run.quiet : 'strong' in run ? run.strong : ''))
    .join('');
}
