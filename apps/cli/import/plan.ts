import type { Asked, RecordCommand } from '#record';
import type { Brought } from './document-bytes.js';
import type { LineProblem } from './line-problem.js';
import type { References } from './references.js';

/** Keys of imports are one space, whoever imports: the same file is the same requests. */
export const IMPORT_SCOPE = 'import';

/** One line, ready to be asked. */
export interface Step {
  readonly line: number;
  readonly ref?: string;
  readonly command: RecordCommand;
  /** Follows from what is asked alone, so that the same line asks the same thing in every run. */
  readonly key: string;
  /** The event that the line is, once it is recorded. */
  readonly eventId: string;
  /** The lines that create what this one names. */
  readonly dependsOn: ReadonlySet<number>;
  readonly bytes?: NonNullable<Brought['bytes']>;
}

/** What a file asks for, in its order, and everything that can be found wrong with it without asking. */
export interface Plan {
  readonly steps: readonly Step[];
  readonly problems: readonly LineProblem[];
  /** The lines that are not among the steps. */
  readonly failed: ReadonlySet<number>;
  readonly references: References;
}

/** What planning looks at beside the file: its folder, and the kind of a claim on record. */
export interface Around {
  readonly folder: string;
  kindOf(claim: string): Promise<string | undefined>;
  /** The id of the event that a line's key gives. */
  idFor(key: string): string;
}

/** How a line is asked: by whom, and under which key. Whoever has the machine's folder may record anything in it, and lower nothing. */
export function askedOf({ key }: Step, by: string): Asked {
  return { by, roles: ['monitor', 'reviewer', 'advocate'], key, scope: IMPORT_SCOPE };
}
