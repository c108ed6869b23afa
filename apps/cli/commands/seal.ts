import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
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
      const [events, old] = ['events.db', 'events-unsealed.db'].map((name) => join(configuration.data, name));
      if (events === undefined || old === undefined || !existsSync(events))
        throw new Declined(`There is no record in ${configuration.data}.`);
      const progress = terminal.progress();
      const sealed = `${events}.sealing`;
      const count = await sealRecord(configuration, events, sealed, (done) => progress.at('Sealing event', done));
      progress.end();
      await rename(events, old);
      await rename(sealed, events);
      if (options.json === true) terminal.json({ sealed: count, unsealed: old });
      else
        terminal.print(
          `Sealed ${count} events. The old file is ${old}: destroy it, and its backups, once you have looked at the new one.`,
        );
    });
}
