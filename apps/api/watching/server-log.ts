import { pino, type Logger } from 'pino';

/** The log of the server: JSON lines on standard output, without the name of the machine. */
export function serverLog(): Logger {
  return pino({ base: null });
}
