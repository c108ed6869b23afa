import type { FastifyInstance, FastifyRequest } from 'fastify';
import { HttpProblem } from '../http/problem.js';
import type { Caller, Tokens } from './tokens.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whom the token of the request speaks for; null without a good one. */
    caller: Caller | null;
  }
}

/** Finds out who asks, before anything of the request's body is read. */
export function authenticateWith(tokens: Tokens, server: FastifyInstance): void {
  server.decorateRequest('caller', null);
  server.addHook('onRequest', async (request) => {
    const secret = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    request.caller = secret === undefined ? null : (tokens.authenticate(secret) ?? null);
  });
  // After the rate limit and before the body: a stranger's megabytes are never parsed.
  server.addHook('preParsing', async (request) => {
    if (sendsSomething(request) && request.caller === null) throw unauthenticated(request);
  });
}

/** The answer to a request without a token, or with one that is not good. */
export function unauthenticated({ headers }: FastifyRequest): HttpProblem {
  return headers.authorization === undefined
    ? new HttpProblem('unauthenticated', 'Send a token: Authorization: Bearer litopys_…', {
        'www-authenticate': 'Bearer realm="litopys"',
      })
    : new HttpProblem('unauthenticated', 'The token is unknown, revoked or has ended.', {
        'www-authenticate': 'Bearer realm="litopys", error="invalid_token"',
      });
}

const sendsSomething = ({ method }: FastifyRequest) => method !== 'GET' && method !== 'HEAD';
