import { jest } from '@jest/globals';
import { run } from '../../apps/cli/program.js';
import { Terminal } from '../../apps/cli/terminal.js';

// A whole record is opened, read and closed again for every command.
jest.setTimeout(60_000);

/** How a command ended, and what a person at the terminal would have got. */
export interface Ended {
  readonly status: number;
  readonly out: string;
  readonly err: string;
  readonly json: () => unknown;
}

type Environment = Readonly<Record<string, string>>;

/** A command that goes on until it is stopped. */
export interface Started {
  /** What it prints first, once there is a whole line that has this in it. */
  readonly printed: (text: string) => Promise<string>;
  readonly stop: () => void;
  readonly ended: Promise<Ended>;
}

/** Runs a command to its end. */
export function litopys(args: readonly string[], environment: Environment = {}): Promise<Ended> {
  return startLitopys(args, environment).ended;
}

/** Starts a command. */
export function startLitopys(args: readonly string[], environment: Environment = {}): Started {
  const said = { out: '', err: '' };
  const waiting: { readonly text: string; readonly found: (line: string) => void }[] = [];
  const look = () => {
    for (const { text, found } of waiting) {
      const line = `${said.out}${said.err}`.split('\n').find((one) => one.includes(text));
      if (line !== undefined) found(line);
    }
  };
  const into = (stream: 'out' | 'err') => ({
    write: (text: string) => {
      said[stream] += text;
      look();
    },
  });
  let tell = () => {};
  const terminal = new Terminal({
    out: into('out'),
    err: into('err'),
    environment,
    onStop: (stop) => (tell = stop),
  });
  return {
    printed: (text) =>
      new Promise((found) => {
        waiting.push({ text, found });
        look();
      }),
    stop: () => tell(),
    ended: run(args, terminal).then((status) => ({ status, ...said, json: () => JSON.parse(said.out) as unknown })),
  };
}
