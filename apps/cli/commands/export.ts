import type { Command } from 'commander';
import { casefileMeant } from '../casefile-meant.js';
import { exportEvents } from '../exporting.js';
import { withReadings } from '../opening.js';
import { cleared, common, type CommonOptions } from '../options.js';
import type { Protection } from '#record';
import type { Terminal } from '../terminal.js';

interface Options extends CommonOptions {
  readonly casefile?: string;
  readonly out: string;
  readonly clearance: Protection;
}

/** `export --out FILE`: the events as recorded. */
export function addExport(program: Command, terminal: Terminal): void {
  cleared(common(program.command('export')), 'partners', 'for whom it is: nothing above that is in it')
    .description('writes the events as recorded, one JSON object a line')
    .option('--casefile <id>', "only this casefile's own events; an id, or words of a name")
    .requiredOption('--out <file>', 'where to; an older file of that name is replaced once the new one is whole')
    .action(async ({ casefile: named, out, clearance, ...options }: Options) => {
      const lines = await withReadings(terminal, options, async (record) => {
        const casefile = named === undefined ? undefined : await casefileMeant(record, named, clearance);
        const progress = terminal.progress();
        try {
          return await exportEvents(record, {
            casefile,
            clearance,
            out,
            progress: (done) => progress.at('Writing line', done),
          });
        } finally {
          progress.end();
        }
      });
      if (options.json === true) terminal.json({ out, lines, clearance });
      else terminal.print(`Lines written to ${out}: ${lines}, at clearance ${clearance}.`);
    });
}
