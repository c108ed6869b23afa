import type { Configuration } from './configuration.js';
import { createApp, type ServerOptions } from './create-app.js';
import type { ServedRoute } from './http/served-routes.js';
import { openRecord, type OpenRecord } from './open-record.js';
import { serverLog } from './watching/server-log.js';

/** A server that listens. */
export interface Listening {
  /** Where, such as `http://127.0.0.1:3000`. */
  readonly address: string;
  readonly routes: () => readonly ServedRoute[];
  /** Stops accepting, answers what is under way, then closes the record. Asked again, it waits for the same. */
  close(): Promise<void>;
  /** Settles once it is closed, whoever closed it. */
  readonly closed: Promise<void>;
}

/** How long requests under way may take once the server is to stop, in milliseconds. */
const GRACE = 10_000;

/** Serves an open record, which it closes when it is closed itself. Readings are built meanwhile: see /health/ready. */
export async function listen(
  record: OpenRecord,
  { log = serverLog(), ...options }: ServerOptions = {},
): Promise<Listening> {
  const { app, routes } = await createApp(record, { log, ...options });
  await app.listen(record.configuration.port, record.configuration.host);
  record.log.start({
    onTrouble: (error) => log.warn({ err: error }, 'the transparency log goes on without this'),
    onFailure: (error) => log.error({ err: error }, 'the transparency log does not go on'),
  });
  const building = record.readings.start().catch((error: unknown) => {
    // Nobody asks for readings again: until somebody looks at this, /health/ready says that they are not there.
    log.fatal({ err: error }, 'the readings could not be built');
  });
  let tell: (closing: Promise<void>) => void;
  const closed = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const close = async () => {
    const overdue = setTimeout(() => app.getHttpServer().closeAllConnections(), GRACE).unref();
    await app.close();
    clearTimeout(overdue);
    await building;
    await record.close();
  };
  let closing: Promise<void> | undefined;
  return {
    address: await app.getUrl(),
    routes,
    close: () => {
      if (closing === undefined) tell((closing = close()));
      return closing;
    },
    closed,
  };
}

/** Opens the record and serves it until the process is told to stop. */
export async function serve(
  configuration: Configuration,
  { log = serverLog(), ...options }: ServerOptions = {},
): Promise<Listening> {
  const record = await openRecord(configuration, {
    onFailure: (projection, error) => log.error({ projection, err: error }, 'a projection failed'),
  });
  const listening = await listen(record, { log, ...options }).catch(async (error: unknown) => {
    await record.close();
    throw error;
  });
  const stop = (signal: string) => {
    log.info({ signal }, 'stopping');
    listening.close().catch((error: unknown) => {
      log.fatal({ err: error }, 'the record could not be closed');
      process.exitCode = 1;
    });
  };
  for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, stop);
  log.info({ address: listening.address }, 'listening');
  return listening;
}
