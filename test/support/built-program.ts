import { spawn, type ChildProcessWithoutNullStreams, type SpawnOptionsWithoutStdio } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/apps/cli/main.js', import.meta.url));

/** Whether `npm run build` has made the program. */
export const isBuilt = existsSync(MAIN);

/** The built program at work: what it has said so far, and how it ended. */
export interface Started {
  readonly child: ChildProcessWithoutNullStreams;
  readonly said: { out: string; err: string };
  readonly ended: Promise<{ readonly status: number | null; readonly out: string; readonly err: string }>;
}

/** Starts the built program. */
export function startBuilt(args: readonly string[], options: SpawnOptionsWithoutStdio): Started {
  const child = spawn(process.execPath, [MAIN, ...args], options);
  const said = { out: '', err: '' };
  child.stdout.on('data', (text: Buffer) => (said.out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (said.err += text.toString()));
  return {
    child,
    said,
    ended: once(child, 'close').then(([status]) => ({ status: status as number | null, ...said })),
  };
}
