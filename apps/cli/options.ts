import { Option, type Command } from 'commander';
import { PROTECTIONS, type Protection } from '#record';

/** Options that every command has. */
export interface CommonOptions {
  readonly data?: string;
  readonly json?: boolean;
}

/** Options of a reading. */
export interface ReadingOptions extends CommonOptions {
  readonly clearance: Protection;
  readonly on?: string;
  readonly known?: string;
}

/** Adds where the record is, and how to answer. */
export function common(command: Command): Command {
  return command
    .option('--data <dir>', 'the folder of the record (default: LITOPYS_DATA, or ./data)')
    .option('--json', 'answer for programs');
}

/** Adds for whose eyes an answer is. */
export function cleared(command: Command, byDefault: Protection, forWhom: string): Command {
  return command.addOption(new Option('--clearance <level>', forWhom).choices(PROTECTIONS).default(byDefault));
}

/** Adds the two times of a reading, and for whose eyes it is. */
export function reading(command: Command): Command {
  return cleared(common(command), 'sealed', 'read no further than this')
    .option('--on <date>', 'what was true then, an EDTF date (default: today)')
    .option('--known <time>', 'what the record held then, an RFC 3339 instant or a position (default: now)');
}

/** The times as a question takes them. */
export function timesOf({ on, known }: ReadingOptions): { on?: string; known?: string } {
  return { ...(on === undefined ? {} : { on }), ...(known === undefined ? {} : { known }) };
}
