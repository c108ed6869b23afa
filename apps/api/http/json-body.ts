import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Malformed } from '#record';

/** The most bytes of a JSON body, in general and where it holds a document. */
export const MOST_BODY = 1024 * 1024;
export const MOST_DOCUMENT_IN_JSON = 8 * 1024 * 1024;

/** The most levels of lists and objects in a body. */
const MOST_LEVELS = 32;

/** Reads JSON bodies strictly: whole UTF-8, no `__proto__`, not deeper than anything that is asked here. */
export function readJsonBodies(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, bytes: Buffer) => {
      if (bytes.length === 0) return undefined;
      const parsed: { error?: Error | null; body?: unknown } = {};
      await parse(request, textOf(bytes), (error, body: unknown) => Object.assign(parsed, { error, body }));
      if (parsed.error) throw wrong('is not valid JSON');
      if (isDeeperThan(MOST_LEVELS, parsed.body)) throw wrong(`has more than ${MOST_LEVELS} levels`);
      return parsed.body;
    },
  );
  server.addHook('onRoute', (route) => {
    if (route.method === 'POST' && route.url === '/api/documents') route.bodyLimit = MOST_DOCUMENT_IN_JSON;
  });
}

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw wrong('is not valid UTF-8');
  }
}

const wrong = (message: string) => new Malformed([{ field: '', message: `the body ${message}` }]);

function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  return Object.values(value).some((inner) => isDeeperThan(levels - 1, inner));
}
