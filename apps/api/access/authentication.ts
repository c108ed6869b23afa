import type { FastifyInstance, FastifyRequest } from 'fastify';
import { HttpProblem } from '../http/problem.js';
import { passwordIn } from './password.js';
import type { Caller, Tokens } from './tokens.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whom the token of the request speaks for; null without a good one. */
    caller: Caller | null;
    /** Whether the token may come as a password too. */
    takesPassword: boolean;
  }
}

/** Calendar programs know no Bearer, and a token in an address would stand in logs: here it may come as a password. */
const BY_PASSWORD = '/api/calendar.ics';

/** Finds out who asks, before anything of the request's body is read. */
export function authenticateWith(tokens: Tokens, server: FastifyInstance): void {
  server.decorateRequest('caller', null);
  server.decorateRequest('takesPassword', false);
  server.addHook('onRequest', async (request) => {
    request.takesPassword = request.routeOptions.url === BY_PASSWORD;
    const secret = secretIn(request);
    request.caller = secret === undefined ? null : (tokens.authenticate(secret) ?? null);
  });
  // After the rate limit and before the body: a stranger's megabytes are never parsed.
  server.addHook('preParsing', async (request) => {
    if (sendsSomething(request) && request.caller === null) throw unauthenticated(request);
  });
}

function secretIn({ headers: { authorization = '' }, takesPassword }: FastifyRequest): string | undefined {
  const bearer = /^Bearer (\S+)$/i.exec(authorization)?.[1];
  return bearer === undefined && takesPassword ? passwordIn(authorization) : bearer;
}

/** The answer to a request without a token, or with one that is not good. */
export function unauthenticated({ headers, takesPassword }: FastifyRequest): HttpProblem {
  // Basic comes first: a calendar program may look no further than the first scheme.
  const before = takesPassword ? 'Basic realm="litopys", charset="UTF-8", ' : '';
  return headers.authorization === undefined
    ? new HttpProblem('unauthenticated', 'Send a token: Authorization: Bearer litopys_…', {
        'www-authenticate': `${before}Bearer realm="litopys"`,
      })
    : new HttpProblem('unauthenticated', 'The token is unknown, revoked or has ended.', {
        'www-authenticate': `${before}Bearer realm="litopys", error="invalid_token"`,
      });
}

const sendsSomething = ({ method }: FastifyRequest) => method !== 'GET' && method !== 'HEAD';
