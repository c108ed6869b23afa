import type { Patron } from '#record';
import type { Block, Text } from '#typesetting';
import type { PersonDossier } from '../dossier.js';
import type { DutyTold, Patronage } from '../patronage.js';
import { runsOf } from './month-runs.js';
import { cited, quietly, type Telling } from './telling.js';

/** Who took patronage, and what became of each point of the terms. */
export function patronBlocks({ patronages }: PersonDossier, telling: Telling): Block[] {
  const { words } = telling;
  return [
    { is: 'heading', level: 1, text: words.patrons },
    ...(patronages.length === 0 ? [{ is: 'paragraph', text: [words.noPatrons] } as const] : []),
    ...patronages.flatMap((patronage) => blocksOf(patronage, telling)),
  ];
}

function blocksOf(patronage: Patronage, telling: Telling): Block[] {
  const { words } = telling;
  const { patron, formerPatrons, declaredOn, whenAsWritten, inferred, occasion, citations, ended, duties } = patronage;
  const declared = telling.day(declaredOn);
  const dates = telling
    .date({
      when: declaredOn,
      ...(whenAsWritten === undefined ? {} : { whenAsWritten }),
      ...(inferred === undefined ? {} : { inferred }),
    })
    .slice(1);
  const sources = citations.map(({ source }) => source);
  return [
    { is: 'heading', level: 2, text: named(patron) },
    {
      is: 'paragraph',
      text: [
        words.declared(declared),
        ...dates,
        ...(occasion === undefined ? [] : [`, ${occasion}`]),
        ...formerPatrons.map((former) => `; ${words.formerly(named(former.patron), telling.day(former.until))}`),
        ...(ended === undefined ? [] : [`; ${words.ended(telling.day(ended.on), telling.code(ended.reason))}`]),
        ...cited(sources),
      ],
    },
    {
      is: 'table',
      head: [words.number, words.duty, words.done, words.due, words.overdue],
      widths: [1, 6, 6, 3, 4],
      rows: duties.map((duty) => [
        [String(duty.term)],
        [duty.text],
        doneIn(duty, telling),
        duty.due === undefined ? [] : [telling.day(duty.due)],
        [overdueIn(duty, telling)],
      ]),
    },
  ];
}

function doneIn({ kind, done }: DutyTold, telling: Telling): Text {
  const { words } = telling;
  if (kind === 'limitation') return [{ quiet: words.limitation }];
  if (done.length === 0) return [];
  const each = done.flatMap(({ on, period, channel, addressee, reference, late, replies, citations }, at): Text => {
    const told = [period, channel, addressee, reference].filter((part) => part !== undefined);
    const remarks = [
      ...told,
      ...(late === true ? [words.late] : []),
      ...replies.map(
        (reply) => `${words.reply(telling.day(reply.on))}${reply.text === undefined ? '' : `: ${reply.text}`}`,
      ),
    ];
    const sources = citations.map(({ source }) => source);
    return [at === 0 ? ': ' : '; ', telling.day(on), ...quietly(remarks), ...cited(sources)];
  });
  return [words.times(done.length), ...each];
}

function overdueIn({ overdue = [] }: DutyTold, telling: Telling): string {
  const said = runsOf(overdue).map(({ from, to, months }) =>
    months < 3
      ? [...new Set([from, to])].map((day) => telling.day(day)).join(', ')
      : telling.words.months(telling.day(from), telling.day(to), months),
  );
  return said.join(', ');
}

function named({ name, body, faction, country, mandate }: Patron): string {
  return [name, body, faction, country, mandate].filter((part) => part !== undefined).join(', ');
}
