import type { Command } from 'commander';
import { CasefileStatus, type StatusAnswer } from '#projections';
import type { Facet } from '#record';
import { casefileMeant } from '../casefile-meant.js';
import { ask, questionOf, withReadings } from '../opening.js';
import { reading, timesOf, type ReadingOptions } from '../options.js';
import { table, wrapped, PAGE } from '../table.js';
import type { Terminal } from '../terminal.js';

/** `status CASEFILE`: what is true of a person. */
export function addStatus(program: Command, terminal: Terminal): void {
  reading(program.command('status'))
    .description('what is true of a person, with what it rests on')
    .argument('<casefile>', "the casefile's id, or words of a name")
    .action(async (named: string, options: ReadingOptions) => {
      const answer = await withReadings(terminal, options, async (record) => {
        const casefile = await casefileMeant(record, named, options.clearance);
        return ask(record, questionOf(CasefileStatus, { casefile, ...timesOf(options) }), options.clearance);
      });
      if (options.json === true) terminal.json(answer);
      else terminal.print(...linesOf(answer));
    });
}

function linesOf({ id, erased, names, note, status, checks, expectedEnd, custody, on }: StatusAnswer): string[] {
  if (erased !== undefined)
    return [`What was on record in casefile ${id} was erased on ${erased.at.slice(0, 10)} (${erased.basis}).`];
  const { facility } = status.whereabouts;
  const facets = (Object.entries(status) as [string, Facet<string>][]).map(
    ([facet, { value, since, lastConfirmed }]) => [
      facet,
      facet === 'whereabouts' && facility !== undefined ? `${value}: ${facility.text}` : value,
      since ?? '–',
      lastConfirmed ?? '–',
    ],
  );
  const spellings = [...new Set(names.map(({ text }) => text))];
  return [
    ...wrapped(spellings.join(' · '), PAGE),
    `casefile ${id}, on ${on}`,
    ...(note === undefined ? [] : wrapped(note, PAGE)),
    '',
    ...table(['', 'value', 'since', 'last confirmed'], facets),
    ...(custody === undefined ? [] : ['', `In custody since ${custody.since}: ${custody.days} days.`]),
    ...(expectedEnd === undefined
      ? []
      : ['', `Expected end of term, an estimate: ${expectedEnd.day}`, ...expectedEnd.working.flatMap(indented)]),
    ...(checks.length === 0
      ? []
      : ['', 'Checks:', ...checks.flatMap(({ code, message }) => indented(`${code}: ${message}`))]),
  ];
}

function indented(text: string): string[] {
  return wrapped(text, PAGE - 2).map((line) => `  ${line}`);
}
