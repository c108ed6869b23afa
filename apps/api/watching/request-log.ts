import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.js';

/**
 * Writes one line for every request, and measures it: the template of its route and the id of its token, and no name, body,
 * query or address, as a log is read by more people than the record is.
 */
export function watchRequests(server: FastifyInstance, log: Logger, metrics: Metrics): void {
  server.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id);
  });
  server.addHook('onResponse', async (request, reply) => {
    const { method, caller } = request;
    const route = request.routeOptions.url ?? 'none';
    const { statusCode: status, elapsedTime } = reply;
    metrics.answered(method, route, status, elapsedTime / 1000);
    const token = caller === null ? {} : { token: caller.token };
    log.info(
      { request: request.id, method, route, status, milliseconds: Math.round(elapsedTime), ...token },
      'request',
    );
  });
}
