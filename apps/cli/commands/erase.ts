import { Argument, Option, type Command } from 'commander';
import { ERASURE_BASES, EraseCasefile, read } from '#record';
import { withReadings } from '../opening.js';
import { common, type CommonOptions } from '../options.js';
import type { Terminal } from '../terminal.js';

interface Options extends CommonOptions {
  readonly basis: string;
  readonly as: string;
}

/** `erase CASEFILE --basis`: what the record holds of a person can never be read again. */
export function addErase(program: Command, terminal: Terminal): void {
  common(program.command('erase'))
    .description(
      'erases what the record holds of a person, for ever; the log keeps a tombstone, and every proof stays valid',
    )
    .addArgument(new Argument('<casefile>', 'the id of the casefile, whole: names are too easily mistaken'))
    .addOption(new Option('--basis <ground>', 'the legal ground').choices(ERASURE_BASES).makeOptionMandatory())
    .option('--as <name>', 'who erases, as it goes on record', 'terminal')
    .action(async (casefile: string, { basis, as: by, ...options }: Options) => {
      const command = read(EraseCasefile, { casefile, basis });
      const recording = await withReadings(terminal, options, async (record) => {
        const erased = await record.erasing.erase(command, { by, roles: ['admin'] });
        await record.log.sequence();
        return erased;
      });
      if (options.json === true) terminal.json(recording);
      else
        terminal.print(
          `Erased. The tombstone is event ${recording.eventId}.`,
          'Documents stay: they may tell of others too. Copies that were handed out before, and backups of the key store, are not reached by this.',
        );
    });
}
