import type { FastifyInstance } from 'fastify';

export interface ServedRoute {
  readonly method: string;
  /** As it was registered: `/api/casefiles/:id`. */
  readonly url: string;
}

/** Every route that the server came to serve, for 405 answers and for the test that walks them. */
export class ServedRoutes {
  private readonly served: (ServedRoute & { readonly pattern: RegExp })[] = [];

  constructor(server: FastifyInstance) {
    server.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) this.served.push({ method: one, url, pattern: patternOf(url) });
    });
  }

  list(): readonly ServedRoute[] {
    return this.served.map(({ method, url }) => ({ method, url }));
  }

  /** The methods that are served at an address. */
  methodsAt(address: string): string[] {
    const path = address.split('?', 1)[0] ?? '';
    return [...new Set(this.served.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method))];
  }
}

function patternOf(url: string): RegExp {
  const segments = url.split('/').map((segment) => {
    if (segment === '*') return '.*';
    return segment.startsWith(':') ? '[^/]+' : segment.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  });
  return new RegExp(`^${segments.join('/')}$`);
}
