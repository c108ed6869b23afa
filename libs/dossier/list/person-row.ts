import type { Language } from '#record';
import type { Run, Text } from '#typesetting';
import { Cells } from './cells.js';
import type { Definitions } from './definitions.js';
import type { ListedPerson } from './listed-person.js';
import { LIST_WORDS } from './words/index.js';

/** A line of a cell; the lines that say nothing are left out. */
type Line = string | readonly Run[];

/** The heads of the table on paper, and how wide each column is. */
export function headOf(language: Language): { readonly head: readonly string[]; readonly widths: readonly number[] } {
  const { columns } = LIST_WORDS[language];
  const { number, names, born, held, place, charges, sentence, expectedEnd, readiness, priority } = columns;
  const head = [number, names, born, held, place, charges, sentence, expectedEnd, readiness, priority];
  return { head: head.map(({ name }) => name), widths: [4, 12, 10, 9, 11, 13, 13, 9, 17, 11] };
}

/** A person as a row of the table on paper. */
export function personRow(person: ListedPerson, on: string, language: Language, definitions: Definitions): Text[] {
  const cells = new Cells(person, language, definitions);
  const words = LIST_WORDS[language];
  const { since, lastConfirmed, withoutCredit } = words;
  const { sentence, appeal, held, expectedEnd, readiness, placeConfirmed } = person;
  const [first, second] = language === 'uk' ? (['cyrillic', 'latin'] as const) : (['latin', 'cyrillic'] as const);
  const strongly = (text: string): Line => (text === '' ? '' : [{ strong: text }]);
  const quietly = (text: string): Line => (text === '' ? '' : [{ quiet: text }]);
  const gap = { gap: words.notOnRecord };
  const dated = (dates: Parameters<Cells['date']>[0]) => {
    const date = cells.date(dates);
    return date === '' ? '' : words.isDated(date);
  };
  return [
    [String(person.number)],
    lines([strongly(cells.spelling(first)), cells.spelling(second), quietly(cells.otherSpellings())]),
    lines([cells.date(person.born), cells.birthplace(), cells.citizenship()], gap),
    lines([
      cells.liberty(),
      held === undefined ? '' : since(cells.date({ ...held, when: held.value.since })),
      held === undefined ? '' : words.daysOn(held.value.days, on),
    ]),
    lines([
      cells.place() || [gap],
      quietly(cells.placeState()),
      placeConfirmed === undefined ? '' : lastConfirmed(cells.date(placeConfirmed)),
    ]),
    lines([cells.asDescribed(), cells.articles()], gap),
    lines([
      cells.stage(),
      cells.punishment(sentence),
      quietly(cells.court(sentence)),
      sentence === undefined ? '' : dated(sentence),
      appeal === undefined ? '' : `${words.columns.appeal.name}: ${cells.appeal()}`,
      quietly(cells.court(appeal)),
      appeal === undefined ? '' : dated(appeal),
    ]),
    expectedEnd === undefined
      ? []
      : lines([
          cells.date({ when: expectedEnd.value.day }),
          quietly(words.isEstimate),
          quietly(withoutCredit(cells.date({ when: expectedEnd.value.withoutCredit }))),
        ]),
    lines([
      cells.verdict(),
      readiness.advisory.length === 0 ? '' : quietly(words.advises(cells.lacks(readiness.advisory))),
      readiness.notJudged.length === 0
        ? ''
        : quietly(`${words.terms.notJudged.name}: ${readiness.notJudged.join(', ')}`),
    ]),
    lines([cells.priority(), cells.health(), dated(person.health)]),
  ];
}

/** Line under line; the gap where there is none. */
function lines(all: readonly Line[], gap?: Run): Text {
  const said = all.filter((line) => line !== '').map((line) => (typeof line === 'string' ? [line] : line));
  if (said.length === 0) return gap === undefined ? [] : [gap];
  return said.flatMap((line, at) => (at === 0 ? line : ['\n', ...line]));
}
