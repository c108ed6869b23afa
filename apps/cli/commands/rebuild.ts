import { Argument, type Command } from 'commander';
import { projections } from '#projections';
import { withRecord } from '../opening.js';
import { common, type CommonOptions } from '../options.js';
import type { Terminal } from '../terminal.js';

/** `rebuild [PROJECTION]`: builds readings anew from the log, beside the ones in use. */
export function addRebuild(program: Command, terminal: Terminal): void {
  const names = projections.map(({ name }) => name);
  common(program.command('rebuild'))
    .description('builds the readings anew from the log, and puts them in the place of the old ones')
    .addArgument(new Argument('[projection]', 'one of them; all when left out').choices(names))
    .action(async (named: string | undefined, options: CommonOptions) => {
      const wanted = projections.filter(({ name }) => named === undefined || name === named);
      const began = performance.now();
      const streams = await withRecord(terminal, options, async ({ projector }) => {
        const progress = terminal.progress();
        let done = 0;
        await projector.rebuild(wanted, (count) => progress.at('Rebuilding, streams read:', (done = count)));
        progress.end();
        return done;
      });
      const seconds = Math.round((performance.now() - began) / 100) / 10;
      const rebuilt = wanted.map(({ name }) => name);
      if (options.json === true) terminal.json({ rebuilt, streams, seconds });
      else terminal.print(`Rebuilt ${rebuilt.join(', ')} from ${streams} streams in ${seconds} s.`);
    });
}
