import { claimKindNamed, durationInWords, fieldsOf, isDuration } from '#record';
import type { Block, Text } from '#typesetting';
import type { Conflict, Value } from '../conflicts.js';
import type { PersonDossier } from '../dossier.js';
import { fieldIn } from './chronology.js';
import type { Telling } from './telling.js';

/** Open conflicts, value by value, and what wants a look. */
export function openBlocks({ conflicts, checks }: PersonDossier, telling: Telling): Block[] {
  const { words } = telling;
  // What accounts contradict each other on is stated value by value already.
  const others = checks.filter(({ code }) => code !== 'accounts-in-conflict');
  return [
    { is: 'heading', level: 1, text: words.open },
    { is: 'heading', level: 2, text: words.conflicts },
    listOr(
      words.noConflict,
      conflicts.flatMap((conflict) => stated(conflict, telling)),
    ),
    { is: 'heading', level: 2, text: words.checks },
    listOr(
      words.noChecks,
      others.map(({ message, claims }) => [telling.say(message), ' ', ...telling.restsOn(claims)]),
    ),
  ];
}

/** A list, or a sentence that says there is nothing to list. */
export function listOr(nothing: string, items: readonly Text[]): Block {
  return items.length === 0 ? { is: 'paragraph', text: [nothing] } : { is: 'list', items };
}

function stated({ entry, kind, on }: Conflict, telling: Telling): Text[] {
  return on.map(({ field, values }) => [
    `${telling.words.conflict(entry, fieldIn(field, telling))} `,
    ...values.flatMap(({ value, claims }, at) => [
      ...(at === 0 ? [] : ['; ']),
      valueIn(value, kind, field, telling),
      ...telling.cites(claims),
    ]),
  ]);
}

function valueIn(value: Value, kind: string, field: string, telling: Telling): string {
  const { words, language } = telling;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return String(value);
  if (field === 'when') return telling.day(value);
  const shape = claimKindNamed(kind)?.fields;
  const type = shape === undefined ? undefined : fieldsOf(shape).get(field)?.type;
  if (type?.is === 'one-of') return telling.code(value);
  return isDuration(value) ? durationInWords(value, language) : value;
}
