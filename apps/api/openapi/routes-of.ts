import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { accessOf, type Access } from '../access/allow.js';
import { noteOf, type RouteNote } from '../http/route-note.js';

/** A route as its controller declares it. */
export interface DeclaredRoute {
  readonly method: 'get' | 'post';
  /** As the router has it: `/api/casefiles/:id`. */
  readonly url: string;
  /** Its name in the description: `Casefiles.open`. */
  readonly name: string;
  readonly resource: string;
  readonly note: RouteNote | undefined;
  readonly access: Access | undefined;
}

/** Every route of the controllers. */
export function routesOf(controllers: readonly Type[]): DeclaredRoute[] {
  return controllers.flatMap((controller) => {
    const prototype = controller.prototype as Record<string, unknown>;
    const prefix = String(Reflect.getMetadata(PATH_METADATA, controller));
    return Object.getOwnPropertyNames(prototype).flatMap((name) => {
      const handler = prototype[name] as object;
      const path = String(Reflect.getMetadata(PATH_METADATA, handler));
      const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
      if (method === undefined) return [];
      return {
        method: method === RequestMethod.POST ? ('post' as const) : ('get' as const),
        url: `/${[prefix, path].filter((part) => part !== '' && part !== '/').join('/')}`,
        name: `${controller.name}.${name}`,
        resource: controller.name,
        note: noteOf(handler),
        access: accessOf(handler),
      };
    });
  });
}
