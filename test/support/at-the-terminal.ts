import { jest } from '@jest/globals';

// A whole record is opened, read and closed again for every command.
jest.setTimeout(60_000);

/** How a command ended, and what a person at the terminal would have got. */
export interface Ended {
  readonly status: number;
  readonly out: string;
  readonly err: string;
  readonly json: () => unknown;
}

/** A command that goes on until it is stopped. */
export interface Started {
  /** The first line that has this in it, once it is there. */
  readonly printed: (text: string) => Promise<string>;
  readonly stop: () => void;
  readonly ended: Promise<Ended>;
}

type Environment = Readonly<Record<string, string>>;

/** Runs a command to its end. */
export type Litopys = (args: readonly string[], environment?: Environment) => Promise<Ended>;

interface Streams {
  readonly out: { write: (text: string) => unknown };
  readonly err: { write: (text: string) => unknown };
  readonly environment: Environment;
  readonly onStop: (stop: () => void) => void;
}

/** Somebody who types commands, each at a terminal of its own: the program and its terminal come from their room. */
export function atTheTerminal<Terminal>(
  run: (args: readonly string[], terminal: Terminal) => Promise<number>,
  Terminal: new (streams: Streams) => Terminal,
): { readonly litopys: Litopys; readonly start: (args: readonly string[]) => Started } {
  const start = (args: readonly string[], environment: Environment = {}): Started => {
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
  };
  return { litopys: (args, environment) => start(args, environment).ended, start };
}
