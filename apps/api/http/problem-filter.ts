import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { problem, type Problem } from './problem.js';
import { problemOf, type Answer } from './problem-of.js';
import type { ServedRoutes } from './served-routes.js';
import { Shortener } from './shorten.js';

/** Answers every error as a problem (RFC 9457); what nobody foresaw is logged with its cause and answered without. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly log: Logger,
    private readonly routes: ServedRoutes,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    if (reply.sent) return;
    const { problem: found, headers = {} } = this.answerTo(error, request);
    const answer = withoutWhatWasSent(found, request);
    // The rest of a body that was not read to its end would be taken for the next request.
    if (!request.raw.complete) void reply.header('connection', 'close');
    void reply.headers(headers).status(answer.status).type('application/problem+json').send(JSON.stringify(answer));
  }

  private answerTo(error: unknown, request: FastifyRequest): Answer {
    const answer = problemOf(error);
    if (answer !== undefined && answer.problem.status < 500)
      return request.is404 ? (this.otherMethods(request) ?? answer) : answer;
    this.log.error({ request: request.id, err: error }, 'request failed');
    return answer ?? { problem: problem('internal', 'The server failed. Its log says why.', { request: request.id }) };
  }

  private otherMethods({ url, method }: FastifyRequest): Answer | undefined {
    const methods = this.routes.methodsAt(url);
    if (methods.length === 0 || methods.includes(method)) return undefined;
    const allow = methods.join(', ');
    return { problem: problem('method-not-allowed', `Only ${allow} is served here.`), headers: { allow } };
  }
}

function withoutWhatWasSent(found: Problem, { body, query, params }: FastifyRequest): Problem {
  const shortener = new Shortener(body, query, params);
  const { errors } = found;
  return {
    ...found,
    detail: shortener.message(found.detail),
    ...(errors === undefined ? {} : { errors: shortener.errors(errors) }),
  };
}
