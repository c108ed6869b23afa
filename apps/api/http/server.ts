import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { MOST_BYTES } from '#evidence';
import { HttpProblem, problem } from './problem.js';
import { MOST_BODY, readJsonBodies } from './json-body.js';

/** Requests a minute: for each token, and for each address that sends none. */
export interface RateLimit {
  readonly token: number;
  readonly address: number;
}

/** Fastify with the errors that it answers before any route put in our words. */
export function fastifyAdapter(): FastifyAdapter {
  return new FastifyAdapter({
    logger: false,
    bodyLimit: MOST_BODY,
    routerOptions: { maxParamLength: 100 },
    genReqId: () => randomUUID(),
    skipMiddie: true,
    frameworkErrors: (_error: Error, _request: FastifyRequest, reply: FastifyReply) => {
      const unreadable = problem('malformed', 'The address of the request could not be read.');
      void reply.status(400).type('application/problem+json').send(JSON.stringify(unreadable));
    },
    clientErrorHandler: (_error, socket) => sayGoodbye(socket),
  });
}

/** A connection that is kept alive would keep a closing server from its end: it goes with the answer that is under way. */
function letGoOnClose(server: FastifyInstance): void {
  let isClosing = false;
  server.addHook('preClose', async () => {
    isClosing = true;
  });
  server.addHook('onSend', async (_request, reply) => {
    if (isClosing) void reply.header('connection', 'close');
  });
}

/** Limits, headers and parsers of the server. They apply to the routes that are added afterwards. */
export async function prepare(server: FastifyInstance, limit: RateLimit): Promise<void> {
  readJsonBodies(server);
  letGoOnClose(server);
  server.addHook('onRoute', (route) => {
    if (route.url.startsWith('/api/docs'))
      route.helmet = { contentSecurityPolicy: { useDefaults: false, directives: DOCS } };
  });
  server.addHook('onRequest', async (_request, reply) => {
    void reply.header('cache-control', 'no-store');
  });
  await server.register(helmet, { contentSecurityPolicy: { useDefaults: false, directives: NOTHING } });
  await server.register(rateLimit, {
    timeWindow: 60_000,
    max: ({ caller }) => (caller === null ? limit.address : limit.token),
    keyGenerator: ({ caller, ip }) => (caller === null ? `address ${ip}` : `token ${caller.token}`),
    allowList: ({ routeOptions }) => routeOptions.url?.startsWith('/health/') ?? false,
    errorResponseBuilder: (_request, { after }) => new HttpProblem('too-many-requests', `Ask again in ${after}.`),
  });
  await server.register(multipart, {
    limits: {
      // One byte more is let in, so that the evidence sees it and refuses the whole.
      fileSize: MOST_BYTES + 1,
      files: 1,
      fields: 20,
      fieldSize: 16_384,
      fieldNameSize: 100,
      headerPairs: 50,
    },
  });
}

const NOTHING = {
  'default-src': ["'none'"],
  'frame-ancestors': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
};

// The page of the description brings its own scripts and sets styles in place.
const DOCS = {
  ...NOTHING,
  'script-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:'],
  'connect-src': ["'self'"],
  'font-src': ["'self'", 'data:'],
};

/** The answer to what is no HTTP. */
function sayGoodbye(socket: Socket): void {
  if (!socket.writable) return;
  const body = JSON.stringify(problem('malformed', 'The request is not HTTP as this server reads it.'));
  const head = ['HTTP/1.1 400 Bad Request', 'content-type: application/problem+json', 'connection: close'];
  socket.end([...head, `content-length: ${Buffer.byteLength(body)}`, '', body].join('\r\n'));
}
