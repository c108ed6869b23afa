import type { FastifyInstance } from 'fastify';
import { Malformed } from '#record';

/** The most bytes of a JSON body, in general and where it holds a document. */
export const MOST_BODY = 1024 * 1024;
export const MOST_DOCUMENT_IN_JSON = 8 * 1024 * 1024;

/** The most levels of lists and objects in a body. */
const MOST_LEVELS = 32;

/** Reads JSON bodies strictly: whole UTF-8, no `__proto__`, not deeper than anything that is asked here. */
export function readJsonBodies(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('error', 'error');
  const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, bytes, done) => {
    const finish = (body: unknown) => {
      if (isDeeperThan(MOST_LEVELS, body)) done(wrong(`has more than ${MOST_LEVELS} levels`));
      else done(null, body);
    };
    if (bytes.length === 0) return done(null, undefined);
    try {
      const parsed = parse(request, utf8.decode(bytes), (error, body) => {
        if (error === null) finish(body);
        else done(wrong('is not valid JSON'));
      });
      if (parsed instanceof Promise) parsed.then(finish, done);
    } catch {
      done(wrong('is not valid UTF-8'));
    }
    return undefined;
  });
  server.addHook('onRoute', (route) => {
    if (route.method === 'POST' && route.url === '/api/documents') route.bodyLimit = MOST_DOCUMENT_IN_JSON;
  });
}

const wrong = (message: string) => new Malformed([{ field: '', message: `the body ${message}` }]);

function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  return Object.values(value).some((inner) => isDeeperThan(levels - 1, inner));
}
