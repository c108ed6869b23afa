import type { Type } from '@nestjs/common';
import { CaptureDocument, schemaOf, type JsonSchema } from '#record';
import type { RouteNote } from '../http/route-note.js';
import { MEDIA_TYPES } from '../made-file.js';
import { ANSWERS, type AnswerName } from './answers.js';
import { bodyExamples, bodySchema, claimSchemas, documentContent, parametersOf } from './bodies.js';
import { PARTS } from './parts.js';
import { routesOf, type DeclaredRoute } from './routes-of.js';
import { ref } from './schema.js';

const GENERAL = [400, 401, 403, 429, 503];
const RECORDING = [409, 412, 413, 415, 422];

/** The OpenAPI 3.1 document of the routes, made of what they and the record's classes say of themselves. */
export function openApiDocument(controllers: readonly Type[]): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routesOf(controllers))
    paths[templateOf(route.url)] = { ...paths[templateOf(route.url)], [route.method]: operationOf(route) };
  return {
    openapi: '3.1.1',
    info: {
      title: 'Litopys',
      version: '1',
      description: 'The record that people who work for political prisoners keep together.',
      license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
    },
    servers: [{ url: '/' }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'A token, such as litopys_…' },
        password: {
          type: 'http',
          scheme: 'basic',
          description: 'A token as the password, whatever the name before it',
        },
      },
      parameters: CONDITIONS,
      responses: {
        Problem: {
          description: 'A problem (RFC 9457)',
          content: { 'application/problem+json': { schema: ref('Problem') } },
        },
      },
      schemas: { ...PARTS, ...ANSWERS, ...claimSchemas() },
    },
  };
}

const CONDITIONS = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description: 'The same key and body again answer the same and record nothing',
    schema: { type: 'string', minLength: 1, maxLength: 200 },
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    description: 'The revision that the stream must still have, such as "3"',
    schema: { type: 'string', pattern: '^"\\d+"$' },
  },
};

/** A route that takes all that is left of an address calls it its path. */
const templateOf = (url: string) => url.replaceAll(/:(\w+)/g, '{$1}').replace(/\*$/, '{path}');

function operationOf({ url, name, resource, note, access }: DeclaredRoute): Record<string, unknown> {
  if (note === undefined) throw new TypeError(`${name} does not describe itself`);
  const inPath = [...templateOf(url).matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter ?? '');
  const fieldOf = (parameter: string) => (parameter === 'id' ? (note.id ?? 'id') : parameter);
  const asked = note.commands?.[0] ?? note.question;
  const path = inPath.map((parameter) => ({
    name: parameter,
    in: 'path',
    required: true,
    schema: (asked === undefined ? {} : (schemaOf(asked)['properties'] as Record<string, JsonSchema>))[
      fieldOf(parameter)
    ] ?? { type: 'string', ...(parameter === 'path' ? {} : { format: 'uuid' }) },
  }));
  const named = inPath.map(fieldOf);
  const query = note.question === undefined ? [] : parametersOf(note.question, named);
  const conditions = note.commands === undefined ? [] : Object.keys(CONDITIONS).map(parameterRef);
  return {
    operationId: name,
    tags: [resource],
    summary: note.about,
    ...(access === 'everybody' ? { security: [] } : { 'x-roles': access ?? [] }),
    // Calendar programs know no Bearer.
    ...(note.answer === 'Calendar' ? { security: [{ token: [] }, { password: [] }] } : {}),
    parameters: [...path, ...query, ...conditions],
    ...(note.commands === undefined ? {} : { requestBody: requestBodyOf(note.commands, named) }),
    responses: responsesOf(note, access === 'everybody'),
  };
}

const parameterRef = (name: string) => ({ $ref: `#/components/parameters/${name}` });

function requestBodyOf(commands: NonNullable<RouteNote['commands']>, named: readonly string[]): object {
  const [first] = commands;
  if (first === CaptureDocument) return { required: true, content: documentContent() };
  const schemas = commands.map((command) => bodySchema(command, named));
  const schema = schemas.length === 1 ? schemas[0] : { oneOf: schemas };
  const examples = first === undefined ? undefined : bodyExamples(first);
  return {
    required: true,
    content: { 'application/json': { schema, ...(examples === undefined ? {} : { examples }) } },
  };
}

function responsesOf(note: RouteNote, open: boolean): Record<string, unknown> {
  const { commands } = note;
  const problems = [...(open ? [503] : GENERAL), ...(commands === undefined ? [404] : RECORDING)];
  const said = Object.fromEntries(problems.map((status) => [status, { $ref: '#/components/responses/Problem' }]));
  const content = contentOf(note);
  if (commands === undefined) return { 200: { description: 'The answer', content }, ...said };
  const headers = { ETag: { schema: { type: 'string' } }, Location: { schema: { type: 'string' } } };
  return { 201: { description: 'It is on record', headers, content }, ...said };
}

function contentOf({ answer = 'Recording', question }: RouteNote): Record<string, object> {
  if (answer !== 'Paper') return { [mediaTypeOf(answer)]: { schema: ref(answer) } };
  // A paper is a PDF; of its other forms the media type says all there is to say.
  return Object.fromEntries(
    formatsOf(question).map((format) => {
      const mediaType = (MEDIA_TYPES as Readonly<Record<string, string>>)[format];
      if (mediaType === undefined) throw new TypeError(`No media type is known for the format ${format}`);
      return [mediaType, format === 'pdf' ? { schema: ref('Paper') } : {}];
    }),
  );
}

/** The formats that a paper may be asked for in. */
function formatsOf(question: RouteNote['question']): readonly string[] {
  const fields = question === undefined ? {} : schemaOf(question)['properties'];
  return (fields as Record<string, { readonly enum?: readonly string[] }>)['format']?.enum ?? ['pdf'];
}

function mediaTypeOf(answer: AnswerName): string {
  if (answer === 'Metrics' || answer === 'Text') return 'text/plain';
  if (answer === 'Calendar') return 'text/calendar';
  return answer === 'Content' ? '*/*' : 'application/json';
}
