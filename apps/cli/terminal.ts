import { printable } from './printable.js';
import { Progress } from './progress.js';

/** Where text goes; the streams of a process are such. */
export interface Stream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

export interface TerminalOptions {
  readonly out: Stream;
  readonly err: Stream;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Says whom to tell once somebody wants the program to stop. */
  readonly onStop?: (stop: () => void) => void;
}

/** Whoever sits before the program: what it found goes to one stream, what it has to say about its work to the other. */
export class Terminal {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Calls back, once, when somebody wants the program to stop. */
  readonly onStop: (stop: () => void) => void;

  constructor(private readonly options: TerminalOptions) {
    this.environment = options.environment ?? {};
    this.onStop = options.onStop ?? (() => {});
  }

  /** Lines for whoever reads what was found. */
  print(...lines: readonly string[]): void {
    for (const line of lines) this.options.out.write(`${printable(line)}\n`);
  }

  /** For programs that read. */
  json(value: unknown): void {
    this.options.out.write(`${JSON.stringify(value, null, 2)}\n`);
  }

  /** Lines about the work itself: problems, and what to do. */
  say(...lines: readonly string[]): void {
    for (const line of lines) this.options.err.write(`${printable(line)}\n`);
  }

  /** Shows how far a piece of work is, where somebody looks on. */
  progress(): Progress {
    return new Progress(this.options.err);
  }

  /** Text that is laid out already, such as that of the command line's own help. */
  raw(stream: 'out' | 'err', text: string): void {
    this.options[stream].write(text);
  }
}
