#!/usr/bin/env -S node --max-semi-space-size=64
import 'reflect-metadata';
import { run } from './program.js';
import { Terminal } from './terminal.js';

const terminal = new Terminal({
  out: process.stdout,
  err: process.stderr,
  environment: process.env,
  onStop: (stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  },
});

// Whoever reads only the first lines of an answer closes the pipe: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await run(process.argv.slice(2), terminal);
