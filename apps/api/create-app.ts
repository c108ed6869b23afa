import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { Logger } from 'pino';
import { authenticateWith } from './access/authentication.js';
import { OPEN_API } from './controllers/description.js';
import { fastifyAdapter, prepare, type RateLimit } from './http/server.js';
import { ServedRoutes, type ServedRoute } from './http/served-routes.js';
import { LitopysModule } from './litopys-module.js';
import type { OpenRecord } from './open-record.js';
import { Metrics } from './watching/metrics.js';
import { nestLogger } from './watching/nest-logger.js';
import { watchRequests } from './watching/request-log.js';
import { serverLog } from './watching/server-log.js';

/** How a server behaves. */
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
  { log = serverLog(), rateLimit = USUAL_LIMIT }: ServerOptions = {},
): Promise<{ app: NestFastifyApplication; routes: () => readonly ServedRoute[] }> {
  const adapter = fastifyAdapter();
  const server = adapter.getInstance();
  const routes = new ServedRoutes(server);
  const metrics = new Metrics(record.readings.lag, record.log);
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
