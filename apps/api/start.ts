import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { pino, type Logger } from 'pino';
import { authenticateWith } from './access/authentication.js';
import type { Configuration } from './configuration.js';
import { OPEN_API } from './controllers/description.js';
import { fastifyAdapter, prepare, type RateLimit } from './http/server.js';
import { ServedRoutes, type ServedRoute } from './http/served-routes.js';
import { LitopysModule } from './litopys-module.js';
import { openRecord, type OpenRecord } from './open-record.js';
import { Metrics } from './watching/metrics.js';
import { nestLogger } from './watching/nest-logger.js';
import { watchRequests } from './watching/request-log.js';

export interface ServerOptions {
  /** Where the log goes; standard output unless told. */
  readonly log?: Logger;
  readonly rateLimit?: RateLimit;
}

/** Several people may share an address, and a page asks several questions at once. */
const USUAL_LIMIT: RateLimit = { token: 6000, address: 600 };

/** The server over an open record, with every route in place and not listening yet. */
export async function createApp(
  record: OpenRecord,
  { log = pino(), rateLimit = USUAL_LIMIT }: ServerOptions = {},
): Promise<{ app: NestFastifyApplication; routes: () => readonly ServedRoute[] }> {
  const adapter = fastifyAdapter();
  const server = adapter.getInstance();
  const routes = new ServedRoutes(server);
  const metrics = new Metrics(record.readings.lag);
  watchRequests(server, log, metrics);
  authenticateWith(record.tokens, server);
  await prepare(server, rateLimit);
  const app = await NestFactory.create<NestFastifyApplication>(
    LitopysModule.of(record, { log, routes, metrics }),
    adapter,
    { bodyParser: false, logger: nestLogger(log), abortOnError: false },
  );
  const document = app.get<OpenAPIObject>(OPEN_API);
  SwaggerModule.setup('api/docs', app, document, { raw: false, customSiteTitle: 'Litopys API' });
  await app.init();
  return { app, routes: () => routes.list() };
}

/** A server that listens. */
export interface Listening {
  /** Where, such as `http://127.0.0.1:3000`. */
  readonly address: string;
  readonly routes: () => readonly ServedRoute[];
  /** Stops accepting, answers what is under way, then closes the record. */
  close(): Promise<void>;
}

/** How long requests under way may take once the server is to stop, in milliseconds. */
const GRACE = 10_000;

/** Serves an open record, which it closes when it is closed itself. Readings are built meanwhile: see /health/ready. */
export async function listen(record: OpenRecord, { log = pino(), ...options }: ServerOptions = {}): Promise<Listening> {
  const { app, routes } = await createApp(record, { log, ...options });
  const { host, port } = record.configuration;
  await app.listen(port, host);
  const started = record.readings.start();
  // Whoever waits for `close` hears of it; until then the server says that it is not ready.
  started.catch((error: unknown) => log.fatal({ err: error }, 'the readings could not be built'));
  return {
    address: (await app.getUrl()).replace('[::1]', '127.0.0.1'),
    routes,
    close: async () => {
      const overdue = setTimeout(() => app.getHttpServer().closeAllConnections(), GRACE).unref();
      await app.close();
      clearTimeout(overdue);
      await started.catch(() => {});
      await record.close();
    },
  };
}

/** Opens the record and serves it until the process is told to stop. */
export async function serve(
  configuration: Configuration,
  { log = pino(), ...options }: ServerOptions = {},
): Promise<Listening> {
  const record = await openRecord(configuration, {
    onFailure: (projection, error) => log.error({ projection, err: error }, 'a projection failed'),
  });
  const listening = await listen(record, { log, ...options });
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
