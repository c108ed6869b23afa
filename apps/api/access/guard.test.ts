import { describe, expect, it } from '@jest/globals';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import type { Role } from '#record';
import { CONTROLLERS } from '../controllers/all.js';
import { HttpProblem } from '../http/problem.js';
import { routesOf } from '../openapi/routes-of.js';
import { Allow, Open } from './allow.js';
import { AccessGuard } from './guard.js';

class Routes {
  undeclared(): void {}

  @Allow('monitor')
  recording(): void {}

  @Open()
  open(): void {}
}

function admits(route: keyof Routes, ...roles: Role[]): boolean {
  const handler = Object.getOwnPropertyDescriptor(Routes.prototype, route)?.value as () => void;
  const caller = roles.length === 0 ? null : { token: 't', name: 'n', roles };
  return new AccessGuard().canActivate(new ExecutionContextHost([{ caller, headers: {} }, {}], Routes, handler));
}

describe('the access guard', () => {
  it('lets nobody use a route that does not say who may', () => {
    expect(() => admits('undeclared', 'admin')).toThrow(HttpProblem);
    expect(() => admits('undeclared')).toThrow(HttpProblem);
  });

  it('lets those in whom the route names, and administrators', () => {
    expect(admits('recording', 'monitor')).toBe(true);
    expect(admits('recording', 'reader', 'admin')).toBe(true);
    expect(() => admits('recording', 'reader', 'auditor')).toThrow(/one of the roles monitor, admin/);
    expect(() => admits('recording')).toThrow(/Send a token/);
  });

  it('lets everybody use an open route', () => {
    expect(admits('open')).toBe(true);
  });

  it('finds a declaration on every route there is', () => {
    expect(routesOf(CONTROLLERS).filter(({ access }) => access === undefined)).toEqual([]);
  });
});
