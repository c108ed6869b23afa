import type { Command } from 'commander';
import { serve } from '#api';
import { configurationOf } from '../opening.js';
import type { Terminal } from '../terminal.js';

/** `serve`: the record over HTTP, until the process is told to stop. */
export function addServe(program: Command, terminal: Terminal): void {
  program
    .command('serve')
    .description('serves the record over HTTP until it is told to stop; logs to standard output')
    .option('--data <dir>', 'the folder of the record (default: LITOPYS_DATA, or ./data)')
    .option('--port <port>', 'where to listen (default: PORT, or 3000)')
    .action(async (options: { readonly data?: string; readonly port?: string }) => {
      await serve(configurationOf(terminal, options));
    });
}
