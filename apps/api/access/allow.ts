import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ROLES, type Role } from '#record';

/** Who may use a route: everybody, or those with one of the roles. */
export type Access = 'everybody' | readonly Role[];

const ACCESS = Symbol('access');

/** Lets those in who have one of the roles; an administrator may do whatever anybody may. */
export function Allow(...roles: readonly Role[]): MethodDecorator {
  return applyDecorators(SetMetadata(ACCESS, [...roles, ...(roles.includes('admin') ? [] : (['admin'] as const))]));
}

/** Lets everybody in who has a token: every role may read. */
export function AllowReaders(): MethodDecorator {
  return Allow(...ROLES);
}

/** Lets everybody in, without a token. */
export function Open(): MethodDecorator {
  return applyDecorators(SetMetadata(ACCESS, 'everybody'));
}

/** Who may use a route; undefined when it does not say, which lets nobody in. */
export function accessOf(handler: object): Access | undefined {
  return Reflect.getMetadata(ACCESS, handler) as Access | undefined;
}
