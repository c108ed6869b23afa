import { Command } from 'commander';
import { addAudit } from './commands/audit.js';
import { addCalendar } from './commands/calendar.js';
import { addDemo } from './commands/demo.js';
import { addDossier } from './commands/dossier.js';
import { addErase } from './commands/erase.js';
import { addExchangeList } from './commands/exchange-list.js';
import { addExport } from './commands/export.js';
import { addFill } from './commands/fill.js';
import { addImport } from './commands/import.js';
import { addProfile } from './commands/profile.js';
import { addReadiness } from './commands/readiness.js';
import { addRebuild } from './commands/rebuild.js';
import { addSeal } from './commands/seal.js';
import { addServe } from './commands/serve.js';
import { addStatus } from './commands/status.js';
import { addTimeline } from './commands/timeline.js';
import { addToken } from './commands/token.js';
import { addVerify } from './commands/verify.js';
import { addWitness } from './commands/witness.js';
import type { Terminal } from './terminal.js';
import { endingOf } from './trouble.js';

const COMMANDS = [
  addDemo,
  addServe,
  addImport,
  addExport,
  addStatus,
  addTimeline,
  addReadiness,
  addProfile,
  addDossier,
  addFill,
  addExchangeList,
  addCalendar,
  addToken,
  addRebuild,
  addErase,
  addAudit,
  addVerify,
  addWitness,
  addSeal,
];

/** Does what the command line says. @returns 0 done, 1 refused or not verified, 2 wrong usage */
export async function run(args: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  const program = new Command('litopys')
    .description('The record that people who work for political prisoners keep together')
    .addHelpText(
      'after',
      '\nIt ends with 0 when done, 1 when refused or not verified, 2 when the command line is wrong.',
    )
    .showHelpAfterError('(litopys --help says what can be asked)')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.raw('out', text),
      writeErr: (text) => terminal.raw('err', text),
    });
  for (const add of COMMANDS) add(program, terminal);
  try {
    await program.parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    const { status, lines } = endingOf(error);
    terminal.say(...lines);
    return status;
  }
}
