import type { Command } from 'commander';
import { CasefileTimeline, type TimelineAnswer, type TimelineItem } from '#projections';
import { claimKindNamed } from '#record';
import { casefileMeant } from '../casefile-meant.js';
import { ask, questionOf, withReadings } from '../opening.js';
import { reading, timesOf, type ReadingOptions } from '../options.js';
import { table } from '../table.js';
import type { Terminal } from '../terminal.js';

/** `timeline CASEFILE`: what happened to a person, with every account of it. */
export function addTimeline(program: Command, terminal: Terminal): void {
  reading(program.command('timeline'))
    .description('what happened to a person, in order, with every account of it')
    .argument('<casefile>', "the casefile's id, or words of a name")
    .action(async (named: string, options: ReadingOptions) => {
      const answer = await withReadings(terminal, options, async (record) => {
        const casefile = await casefileMeant(record, named, options.clearance);
        return ask(record, questionOf(CasefileTimeline, { casefile, ...timesOf(options) }), options.clearance);
      });
      if (options.json === true) terminal.json(answer);
      else terminal.print(...linesOf(answer as TimelineAnswer));
    });
}

function linesOf({ erased, items, withdrawn }: TimelineAnswer): string[] {
  if (erased !== undefined)
    return [`What happened was erased from the record on ${erased.at.slice(0, 10)} (${erased.basis}).`];
  return [
    ...table(['when', 'chosen by', 'what'], items.flatMap(rowsOf)),
    ...(withdrawn.length === 0 ? [] : ['', `${withdrawn.length} claims were retracted.`]),
  ];
}

/** An occurrence, then each account that was not chosen, and what is said of them. */
function rowsOf({ kind, when, title, chosenBy, conflict, others, disputes, corrections }: TimelineItem): string[][] {
  const remarks = [
    conflict.length > 0 ? `accounts differ in ${conflict.join(', ')}` : '',
    disputes.length > 0 ? `disputed: ${disputes.length}` : '',
    corrections.length > 0 ? `corrected: ${corrections.length}` : '',
  ].filter((remark) => remark !== '');
  return [
    [when ?? 'no date', chosenBy, remarks.length === 0 ? title : `${title} [${remarks.join('; ')}]`],
    ...others.map((other) => [
      '',
      '',
      `– another account: ${other.when ?? 'no date'}, ${claimKindNamed(kind)?.says(other.fields) ?? kind}`,
    ]),
  ];
}
