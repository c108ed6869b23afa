import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';

/** The framework's own words, in the log of the server; what it says while it starts is left out. */
export function nestLogger(log: Logger): LoggerService {
  return {
    log: () => {},
    warn: (message: unknown) => log.warn(String(message)),
    error: (message: unknown, ...more: unknown[]) => log.error({ more: more.map(String) }, String(message)),
    fatal: (message: unknown, ...more: unknown[]) => log.fatal({ more: more.map(String) }, String(message)),
  };
}
