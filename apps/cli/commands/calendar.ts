import { Option, type Command } from 'commander';
import { DeadlineCalendar } from '#projections';
import { LANGUAGES, type Protection } from '#record';
import { ask, questionOf, withReadings } from '../opening.js';
import { cleared, common, type CommonOptions } from '../options.js';
import type { Terminal } from '../terminal.js';
import { writeWhole } from '../written-file.js';

interface Options extends CommonOptions {
  readonly clearance: Protection;
  readonly from?: string;
  readonly until?: string;
  readonly kind?: string;
  readonly lang: string;
  readonly out?: string;
}

/** `calendar`: what is due and what ends, as a calendar. */
export function addCalendar(program: Command, terminal: Terminal): void {
  cleared(common(program.command('calendar')), 'partners', 'for whom it is: nothing above that is in it')
    .description('what is due and what ends, as a calendar without names (iCalendar)')
    .option('--from <date>', 'from this day on (default: 60 days ago)')
    .option('--until <date>', 'up to this day (default: 400 days ahead)')
    .option('--kind <kind>', 'only deadlines of this kind')
    .addOption(new Option('--lang <language>', 'the language of what stands in it').choices(LANGUAGES).default('en'))
    .option('--out <file>', 'where to; an older file of that name is replaced')
    .action(async ({ clearance, out, data, json, ...asked }: Options) => {
      const { items, calendar } = await withReadings(terminal, { data }, async (record) => {
        const answer = await ask(record, questionOf(DeadlineCalendar, asked), clearance);
        return { items: answer.items, calendar: record.calendars.write(answer) };
      });
      if (out !== undefined) await writeWhole(out, calendar);
      if (json === true) terminal.json(out === undefined ? { items } : { out, deadlines: items.length, clearance });
      else if (out === undefined) terminal.raw('out', calendar);
      else terminal.print(`Calendar written to ${out}: ${items.length} deadlines, at clearance ${clearance}.`);
    });
}
