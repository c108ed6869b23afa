import { Option, type Command } from 'commander';
import { join } from 'node:path';
import { formatNoteKey, keyInFile, parseNoteKey, startWitness, type NoteKey } from '#transparency-log';
import type { Terminal } from '../terminal.js';
import { WrongUsage } from '../trouble.js';

interface Options {
  readonly dir: string;
  readonly name: string;
  readonly log: readonly string[];
  readonly host: string;
  readonly port: string;
}

/** `witness`: cosigns the checkpoints of other organisations' logs, each only if it extends the one before. */
export function addWitness(program: Command, terminal: Terminal): void {
  program
    .command('witness')
    .description(
      'watches logs of other organisations: cosigns each checkpoint that extends the one before, and no other',
    )
    .requiredOption('--name <name>', 'what this witness is called, such as witness.example.org/1')
    .addOption(new Option('--log <vkey...>', 'the key of a log to watch, as it publishes it').makeOptionMandatory())
    .option('--dir <dir>', 'where its key is, and what it has seen', './witness')
    .option('--host <host>', 'the network interface to listen on', '127.0.0.1')
    .option('--port <port>', 'where to listen', '3100')
    .action(async ({ dir, name, log, host, port }: Options) => {
      if (!/^\d{1,5}$/.test(port)) throw new WrongUsage('--port takes a whole number.');
      const logs = new Map<string, NoteKey[]>();
      for (const key of log.map(parseNoteKey)) logs.set(key.name, [...(logs.get(key.name) ?? []), key]);
      const key = keyInFile(join(dir, 'witness-key'), name, false);
      const witness = await startWitness({ folder: join(dir, 'seen'), key, logs, host, port: Number(port) });
      terminal.print(
        `Watching ${[...logs.keys()].join(', ')} at ${witness.url}/add-checkpoint until stopped (Ctrl-C).`,
        'For a policy of the log (c2sp.org/tlog-policy):',
        `witness ${name.replaceAll(/[^\w.-]/g, '-')} ${formatNoteKey(key.cosigner)} ${witness.url}`,
      );
      await new Promise<void>((resolve) => terminal.onStop(resolve));
      await witness.close();
    });
}
