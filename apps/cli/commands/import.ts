import { access } from 'node:fs/promises';
import type { Command } from 'commander';
import type { OpenRecord } from '#api';
import { FreezeList, type ReviewPackage } from '#record';
import { importFile, type ImportReport } from '../import/import-file.js';
import { BrokenOff, type Into } from '../import/recording.js';
import { withRecord } from '../opening.js';
import { common, type CommonOptions } from '../options.js';
import { table, wrapped, PAGE } from '../table.js';
import type { Terminal } from '../terminal.js';
import { Declined, endingOf, WrongUsage } from '../trouble.js';

interface Options extends CommonOptions {
  readonly dryRun?: boolean;
  readonly as: string;
}

const DOING = { reading: 'Reading line', checking: 'Checking line', recording: 'Recording line' } as const;

/** `import FILE`: records a file of requests, all of it or nothing. */
export function addImport(program: Command, terminal: Terminal): void {
  common(program.command('import'))
    .description('records a file of requests, one JSON object a line: all of it, or nothing')
    .argument('<file>', 'JSON Lines; documents it names lie beside it')
    .option('--dry-run', 'only say what would happen')
    .option('--as <pseudonym>', 'who goes on record as the recorder', 'operator')
    .action(async (file: string, options: Options) => {
      if (!/^\P{C}{1,100}$/u.test(options.as) || options.as.trim() !== options.as)
        throw new WrongUsage('--as takes a pseudonym of 1 to 100 characters');
      // Nothing is begun for a file that is not there.
      await access(file);
      const report = await withRecord(terminal, { ...options, mayBegin: true }, (record) =>
        imported(record, terminal, file, options),
      );
      if (options.json === true) terminal.json(report);
      show(report, terminal, options.json === true);
    });
}

/** What a file is imported into: a list that a line freezes or reviews is read with all that the lines before have recorded. */
export function intoRecord({ store, evidence, recorder, projector, freezing, reviewing }: OpenRecord): Into {
  return {
    store,
    evidence,
    recorder,
    evaluated: async <C extends FreezeList | ReviewPackage>(command: C): Promise<C> => {
      await projector.catchUp();
      if (command instanceof FreezeList) await freezing.evaluated(command, 'sealed');
      else await reviewing.checked(command, 'sealed');
      return command;
    },
  };
}

async function imported(
  record: OpenRecord,
  terminal: Terminal,
  file: string,
  { as: by, dryRun = false }: Options,
): Promise<ImportReport> {
  const stopping = new AbortController();
  terminal.onStop(() => stopping.abort());
  const progress = terminal.progress();
  try {
    return await importFile(file, intoRecord(record), {
      by,
      dryRun,
      signal: stopping.signal,
      progress: (phase, done, total) => progress.at(DOING[phase], done, total),
    });
  } catch (error) {
    if (!(error instanceof BrokenOff)) throw error;
    const { lines } = endingOf(error.cause);
    const left = `Lines recorded before it: ${error.recorded}; they stay. Import the same file again to go on there.`;
    throw new Declined(`Recording broke off at line ${error.line}. ${lines.join(' ')} ${left}`, { cause: error });
  } finally {
    progress.end();
  }
}

function show(report: ImportReport, terminal: Terminal, isShown: boolean): void {
  const { requests, problems, recorded, alreadyOnRecord, wouldRecord, stoppedBefore, continued } = report;
  if (problems.length > 0) {
    const rows = problems.map(({ line, field = '', message, code }) => [
      String(line),
      field,
      code === undefined ? message : `${message} (${code})`,
    ]);
    if (!isShown) terminal.say(...table(['line', 'field', 'what is wrong'], rows), '');
    const lines = new Set(problems.map(({ line }) => line)).size;
    throw new Declined(
      `Nothing was recorded. Problems: ${problems.length}, in ${lines} of ${requests} lines. Correct them and import the file again.`,
    );
  }
  if (continued.length > 0) terminal.say(...wrapped(noteOn(continued), PAGE));
  if (stoppedBefore !== undefined)
    throw new Declined(
      `Stopped before line ${stoppedBefore}; recorded: ${recorded}. Import the same file again to go on there.`,
    );
  const did =
    wouldRecord === undefined ? `Recorded: ${recorded}` : `Nothing was recorded. It would record: ${wouldRecord}`;
  if (!isShown) terminal.print(`${did}; on record already: ${alreadyOnRecord}; lines: ${requests}.`);
}

/** Two people of one name whose casefiles are opened in the same words cannot be told apart. */
function noteOn(continued: ImportReport['continued']): string {
  const named = continued.slice(0, 10).map(({ line, ref }) => `${ref} (line ${line})`);
  const more = continued.length > named.length ? ` and ${continued.length - named.length} more` : '';
  return `Opened before in the very same words, so this file adds to them: ${named.join(', ')}${more}. Where another person of that name is meant, say in the casefile's "note" what tells them apart.`;
}
