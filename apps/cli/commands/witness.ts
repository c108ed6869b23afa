import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { keyInFile, startWitness } from '#log-keeping';
import { formatNoteKey, LogProblem, noteKey, parseNoteKey, type NoteKey } from '#transparency-log';
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
    .requiredOption('--log <vkey...>', 'the key of a log to watch, as it publishes it')
    .option('--dir <dir>', 'where its key is, and what it has seen', './witness')
    .option('--host <host>', 'the network interface to listen on', '127.0.0.1')
    .option('--port <port>', 'where to listen', '3100')
    .action(async ({ dir, name, log, host, port }: Options) => {
      const logs = watched(log);
      const listening = { host, port: portIn(port) };
      const seen = join(dir, 'seen');
      const key = keyInFile(join(dir, 'witness-key'), named(name), existsSync(seen) && readdirSync(seen).length > 0);
      const onFailure = (failure: unknown) =>
        terminal.say(
          `A request could not be answered: ${failure instanceof Error ? failure.message : String(failure)}`,
        );
      const witness = await startWitness({ folder: seen, key, logs, ...listening, onFailure });
      const stopped = new Promise<void>((resolve) => terminal.onStop(resolve));
      terminal.print(
        'For a policy of the log (c2sp.org/tlog-policy):',
        `witness ${name.replaceAll(/[^\w.-]/g, '-')} ${formatNoteKey(key.cosigner)} ${witness.url}`,
      );
      terminal.say(`Watching ${[...logs.keys()].join(', ')} at ${witness.url}/add-checkpoint until stopped (Ctrl-C).`);
      await stopped;
      await witness.close();
    });
}

/** The keys of the logs, by their origins; a log may have more than one. @throws WrongUsage */
function watched(vkeys: readonly string[]): Map<string, NoteKey[]> {
  const logs = new Map<string, NoteKey[]>();
  for (const vkey of vkeys) {
    const key = meant('--log takes the key of a log, such as example.org/litopys+1a2b3c4d+AQ…', () =>
      parseNoteKey(vkey),
    );
    if (key.type !== 'ed25519') throw new WrongUsage(`--log takes the key of a log, and ${vkey} is that of a witness.`);
    logs.set(key.name, [...(logs.get(key.name) ?? []), key]);
  }
  return logs;
}

function named(name: string): string {
  return meant('--name takes a name without spaces and plus signs', () => noteKey(name, 'ed25519', new Uint8Array(32)))
    .name;
}

function meant<T>(takes: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof LogProblem) throw new WrongUsage(`${takes}: ${error.message}.`);
    throw error;
  }
}

function portIn(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw new WrongUsage('--port takes a whole number up to 65535.');
  return Number(text);
}
