import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { claimKinds, fieldsOf, REFUSAL_CODES } from '#record';
import { RunningServer } from '../support/running-server.js';
import { tellWholeStory, type Story } from '../support/whole-story.js';

interface Schema {
  $ref?: string;
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  enum?: string[];
  examples?: Record<string, unknown>[];
  discriminator?: { propertyName: string; mapping: Record<string, string> };
}
interface Operation {
  operationId: string;
  summary: string;
  security?: unknown[];
  parameters: { name: string; in: string; $ref?: string }[];
  requestBody?: { content: Record<string, { schema: Schema; examples?: object }> };
  responses: Record<string, { $ref?: string; content?: Record<string, { schema: Schema }> }>;
}
interface Document {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: Record<string, Record<string, Schema>>;
}

describe('the description of the API', () => {
  let server: RunningServer;
  let story: Story;
  let document: Document;

  beforeAll(async () => {
    server = await RunningServer.start();
    story = await tellWholeStory(server);
    document = (await server.get('/api/openapi.json', { as: 'nobody' })).body as Document;
  });
  afterAll(() => server.stop());

  const operations = () =>
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    );
  const at = (reference: string): unknown =>
    reference
      .slice(2)
      .split('/')
      .reduce<unknown>((so, name) => (so as Record<string, unknown> | undefined)?.[name], document);
  const references = (value: unknown): string[] => {
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([name, inner]) =>
      name === '$ref' && typeof inner === 'string' ? [inner] : references(inner),
    );
  };

  it('is OpenAPI 3.1 with everything that is referred to in it', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/);
    expect(document.info).toMatchObject({ title: 'Litopys', version: expect.any(String) });
    const all = references(document);
    expect(all.length).toBeGreaterThan(100);
    expect(all.filter((reference) => !reference.startsWith('#/') || at(reference) === undefined)).toEqual([]);
    const names = operations().map(({ operation }) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
  });

  it('has every route that is served, and no other', () => {
    const served = server.listening
      .routes()
      .filter(({ method, url }) => method !== 'HEAD' && !url.startsWith('/api/docs'))
      .map(({ method, url }) => `${method} ${url.replaceAll(/:(\w+)/g, '{$1}').replace('*', '{path}')}`);
    const described = operations().map(({ method, path }) => `${method.toUpperCase()} ${path}`);
    expect(described.toSorted()).toEqual(served.toSorted());
  });

  it('describes each operation whole', () => {
    for (const { path, method, operation } of operations()) {
      const inPath = operation.parameters.filter(({ in: where }) => where === 'path').map(({ name }) => name);
      expect(inPath).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
      expect(operation.summary).toMatch(/^\S/);
      expect(operation.requestBody !== undefined).toBe(method === 'post');
      expect(Object.keys(operation.responses)).toContain(method === 'post' ? '201' : '200');
      const needed = operation.security === undefined ? ['401', '403', '429'] : [];
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(needed));
    }
  });

  it('names every query parameter of every question', () => {
    const named = (path: string) =>
      document.paths[path]?.['get']?.parameters.filter(({ in: where }) => where === 'query').map(({ name }) => name);
    expect(named('/api/casefiles')).toEqual(
      expect.arrayContaining([
        'on',
        'known',
        'atLeast',
        'limit',
        'cursor',
        'q',
        'liberty',
        'category',
        'group',
        'sort',
      ]),
    );
    expect(named('/api/casefiles/{id}')).toEqual(['on', 'known', 'atLeast']);
    expect(named('/api/counts')).toEqual(expect.arrayContaining(['definition', 'by']));
  });

  it('names every media type that a paper may come in, and how a calendar program sends its token', () => {
    const answered = (path: string) => Object.keys(document.paths[path]?.['get']?.responses['200']?.content ?? {});
    const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    expect(answered('/api/casefiles/{id}/dossier')).toEqual(['application/pdf', 'application/json']);
    expect(answered('/api/casefiles/{id}/templates/{template}')).toEqual(['application/pdf', 'text/markdown']);
    expect(answered('/api/exchange-lists/{id}/export')).toEqual([xlsx, 'application/pdf', 'application/json']);
    expect(document.paths['/api/calendar.ics']?.['get']?.security).toEqual([{ token: [] }, { password: [] }]);
    expect(document.components['securitySchemes']).toMatchObject({ password: { type: 'http', scheme: 'basic' } });
  });

  it('knows every code that a problem may have', () => {
    const codes = document.components['schemas']?.['Problem']?.properties?.['code']?.enum ?? [];
    expect(codes).toEqual(
      expect.arrayContaining([...REFUSAL_CODES, 'malformed', 'revision-conflict', 'not-permitted']),
    );
  });

  it('tells the kinds of claims apart, each with its own fields', () => {
    const { RecordClaim, ...schemas } = document.components['schemas'] ?? {};
    expect(RecordClaim?.discriminator?.propertyName).toBe('kind');
    expect(Object.keys(RecordClaim?.discriminator?.mapping ?? {})).toEqual(claimKinds.map(({ name }) => name));
    expect(RecordClaim?.oneOf).toHaveLength(claimKinds.length);
    for (const kind of claimKinds) {
      const fields = [...fieldsOf(kind.fields).keys()];
      expect(Object.keys(schemas[kind.name]?.properties ?? {})).toEqual(
        expect.arrayContaining(['kind', 'when', 'sources', ...fields]),
      );
    }
  });

  it.each(claimKinds.map(({ name }) => name))('has an example of %s that can be recorded', async (name) => {
    const [example] = document.components['schemas']?.[name]?.examples ?? [];
    const body = JSON.stringify(example).replaceAll('0'.repeat(64), story.document);
    const { status, text } = await server.post(`/api/casefiles/${story.other}/claims`, body, { as: 'monitor' });
    expect([status, status === 201 ? '' : text]).toEqual([201, '']);
  });

  it('is true of what is answered: every member that is required is there', async () => {
    const ids: Record<string, string> = {
      '/api/documents/{sha256}': story.document,
      '/api/casefiles/{id}': story.casefile,
      '/api/casefiles/{id}/timeline': story.casefile,
      '/api/casefiles/{id}/readiness': story.casefile,
      '/api/pledges/{id}': story.pledge,
      '/api/exchange-lists/{id}': story.list,
      '/api/exchange-lists/{id}/comparison': story.list,
      '/api/profiles/{profile}': 'ombudsman-list',
      '/api/events/{id}': story.arrest,
    };
    for (const { path, operation } of operations().filter(({ method }) => method === 'get')) {
      const schema = operation.responses['200']?.content?.['application/json']?.schema;
      if (schema === undefined) continue;
      const profile = path.endsWith('readiness') ? '?profile=ombudsman-list' : '';
      const address = path.replace(/\{\w+\}/, ids[path] ?? '') + profile;
      const { status, body } =
        path.startsWith('/api/openapi') || path.startsWith('/health')
          ? await server.get(address)
          : await server.reading(address, { as: 'auditor' });
      expect([path, status]).toEqual([path, 200]);
      expect([path, missing(schema, body, '')]).toEqual([path, []]);
    }
  });

  function missing(schema: Schema, value: unknown, where: string): string[] {
    if (schema.$ref !== undefined) return missing(at(schema.$ref) as Schema, value, where);
    if (schema.anyOf !== undefined) {
      const found = schema.anyOf.map((one) => missing(one, value, where));
      return found.find((problems) => problems.length === 0) ?? found[0] ?? [];
    }
    if (schema.items !== undefined && Array.isArray(value))
      return value.flatMap((item, index) => missing(schema.items ?? {}, item, `${where}.${index}`));
    if (schema.properties === undefined) return [];
    if (typeof value !== 'object' || value === null) return [`${where} is no object`];
    const members = value as Record<string, unknown>;
    const absent = (schema.required ?? []).filter((name) => !(name in members)).map((name) => `${where}.${name}`);
    return [
      ...absent,
      ...Object.entries(schema.properties).flatMap(([name, inner]) =>
        name in members ? missing(inner, members[name], `${where}.${name}`) : [],
      ),
    ];
  }

  it('has a page for people, whose scripts come from this server', async () => {
    const { status, headers, text } = await server.get('/api/docs', { as: 'nobody' });
    expect([status, headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')]);
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(text).toContain('swagger-ui-bundle.js');
    expect((await server.get('/api/docs/swagger-ui-init.js', { as: 'nobody' })).text).toContain('"RecordClaim"');
    expect((await server.get('/api/docs/swagger-ui-bundle.js', { as: 'nobody' })).status).toBe(200);
    expect((await server.get('/api/docs/nothing.js', { as: 'nobody' })).status).toBe(404);
  });
});
