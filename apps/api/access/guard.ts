import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { HttpProblem } from '../http/problem.js';
import { accessOf } from './allow.js';
import { unauthenticated } from './authentication.js';

/** Lets a request through to those routes only that say that its caller may use them. */
export class AccessGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const access = accessOf(context.getHandler());
    if (access === 'everybody') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { caller } = request;
    if (caller === null) throw unauthenticated(request);
    if (access === undefined) throw new HttpProblem('not-permitted', 'Nobody may use this route.');
    if (!caller.roles.some((role) => access.includes(role)))
      throw new HttpProblem('not-permitted', `This takes one of the roles ${access.join(', ')}.`);
    return true;
  }
}
