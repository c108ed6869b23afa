import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { sealRecord } from '#api';
import { configurationOf } from '../opening.js';
import { common, type CommonOptions } from '../options.js';
import type { Terminal } from '../terminal.js';
import { Declined } from '../trouble.js';

/** `seal`: seals a record that version 0.1.0 left unsealed; every event keeps its id, its place and its time. */
export function addSeal(program: Command, terminal: Terminal): void {
  common(program.command('seal'))
    .description('seals a record of version 0.1.0, whose events could be read by whoever had the file')
    .action(async (options: CommonOptions) => {
      const configuration = configurationOf(terminal, options);
      if (!existsSync(join(configuration.data, 'events.db')))
        throw new Declined(`There is no record in ${configuration.data}.`);
      const progress = terminal.progress();
      const { events, unsealed } = await sealRecord(configuration, (done) =>
        progress.at('Sealing event', done),
      ).finally(() => progress.end());
      if (options.json === true) terminal.json({ sealed: events, unsealed });
      else if (unsealed === undefined) terminal.print('All events are sealed already.');
      else
        terminal.print(
          `Sealed ${events} events. The old file is ${unsealed}: destroy it, and its backups, once you have looked at the new one.`,
        );
    });
}
