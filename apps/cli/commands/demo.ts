import type { Command } from 'commander';
import { pino } from 'pino';
import { listen, openRecord, type Listening, type OpenRecord } from '#api';
import { importFile } from '../import/import-file.js';
import { configurationOf } from '../opening.js';
import { common, type CommonOptions } from '../options.js';
import type { Terminal } from '../terminal.js';
import { Declined } from '../trouble.js';
import { demoFolder, exampleFile } from '../worked-example/demo-folder.js';
import { DEMO_MONITOR, demoTokens } from '../worked-example/demo-tokens.js';
import { accessLines, summaryLines } from '../worked-example/summary-lines.js';
import { summaryOf } from '../worked-example/summary.js';
import { intoRecord } from './import.js';

interface Options extends CommonOptions {
  readonly port?: string;
  readonly serve: boolean;
}

/** `demo`: the worked example in a folder of its own, shown and served. */
export function addDemo(program: Command, terminal: Terminal): void {
  common(program.command('demo'))
    .description('records the worked example in a fresh folder, shows what is on record, and serves it until stopped')
    .option('--port <port>', 'where to listen (default: PORT, or 3000)')
    .option('--no-serve', 'end once it has been shown')
    .action(async (options: Options) => {
      // A wrong port is refused before anything is made.
      configurationOf(terminal, options);
      const folder = configurationOf(terminal, { ...options, data: await demoFolder(options.data) });
      // An example is never recorded in the servers of an organisation, whatever the environment names.
      const configuration = { ...folder, eventStore: 'sqlite', database: 'sqlite' } as const;
      const record = await openRecord(configuration, {
        onFailure: (projection) => terminal.say(`The reading "${projection}" failed.`),
      });
      try {
        await recordExample(record, terminal);
      } catch (error) {
        await record.close();
        throw error;
      }
      await (options.serve ? serveExample(record, terminal, options) : endWith(record, terminal, options));
    });
}

async function recordExample(record: OpenRecord, terminal: Terminal): Promise<void> {
  const progress = terminal.progress();
  const { problems, recorded, alreadyOnRecord } = await importFile(exampleFile(), intoRecord(record), {
    by: DEMO_MONITOR,
    progress: (_, done, total) => progress.at('Recording the worked example, line', done, total),
  });
  progress.end();
  const [first] = problems;
  if (first !== undefined)
    throw new Declined(
      `The worked example cannot be recorded: line ${first.line}, ${first.field ?? 'the whole line'}: ${first.message}`,
    );
  terminal.say(
    `The worked example is recorded in ${record.configuration.data}: ${recorded} new, ${alreadyOnRecord} there before.`,
    '',
  );
  await record.projector.catchUp();
}

/** Shows what is on record, and closes it. */
async function endWith(record: OpenRecord, terminal: Terminal, options: Options): Promise<void> {
  const { data, host, port } = record.configuration;
  try {
    await show(record, terminal, options, `http://${host}:${port}`);
  } finally {
    await record.close();
  }
  terminal.say(`Serve it with: litopys serve --data ${data}`);
}

/** Serves until somebody wants it to stop. */
async function serveExample(record: OpenRecord, terminal: Terminal, options: Options): Promise<void> {
  const stopped = new Promise<void>((resolve) => terminal.onStop(resolve));
  const listening = await startServer(record);
  try {
    await show(record, terminal, options, listening.address);
    terminal.say(`Serving at ${listening.address} until stopped (Ctrl-C).`);
    await stopped;
  } finally {
    await listening.close();
  }
}

async function startServer(record: OpenRecord): Promise<Listening> {
  try {
    // Requests are no concern of whoever looks at the example; troubles are, and one that hinders the start is told anyway.
    const log = pino({ level: 'silent' }, pino.destination(2));
    const listening = await listen(record, { log });
    log.level = 'warn';
    return listening;
  } catch (error) {
    await record.close();
    throw error;
  }
}

async function show(record: OpenRecord, terminal: Terminal, { json }: Options, address: string): Promise<void> {
  const summary = await summaryOf(record);
  const tokens = demoTokens(record.tokens);
  if (json === true) terminal.json({ data: record.configuration.data, address, summary, tokens });
  else terminal.print(...summaryLines(summary), '', ...accessLines(tokens, summary.people, address), '');
}
