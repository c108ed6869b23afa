import {
  CaptureDocument,
  ClaimCommon,
  claimKinds,
  fieldsOf,
  MatchAccounts,
  RecordClaim,
  schemaOf,
  type ClaimKind,
  type JsonSchema,
} from '#record';
import type { CommandClass } from '../http/route-note.js';
import { ref } from './schema.js';

type Schemas = Record<string, JsonSchema>;

/** A claim of a kind as it is sent, about an invented person; the document stands for one that was captured. */
export function exampleOf({ name, example }: ClaimKind): Record<string, unknown> {
  const sources = [{ document: '0'.repeat(64), reliability: 'B', credibility: 2 }];
  return { kind: name, when: '2020-05-03~', sources, ...example };
}

/** The components of every kind of claim, and the one that tells them apart by `kind`. */
export function claimSchemas(): Schemas {
  const mapping = Object.fromEntries(claimKinds.map(({ name }) => [name, `#/components/schemas/${name}`]));
  return {
    ...Object.fromEntries(claimKinds.map((kind) => [kind.name, claimSchema(kind)])),
    RecordClaim: {
      oneOf: claimKinds.map(({ name }) => ref(name)),
      discriminator: { propertyName: 'kind', mapping },
    },
  };
}

function claimSchema(kind: ClaimKind): JsonSchema {
  const [common, own] = [partsOf(schemaOf(ClaimCommon)), partsOf(schemaOf(kind.fields))];
  return {
    type: 'object',
    description: `${kind.group}; kept at ${kind.protection} unless the recorder says otherwise`,
    properties: { kind: { const: kind.name }, ...common.properties, ...own.properties },
    required: ['kind', ...common.required, ...own.required],
    additionalProperties: false,
    examples: [exampleOf(kind)],
  };
}

/** A body as JSON, by its class; fields that the address names are left out. */
export function bodySchema(command: CommandClass, named: readonly string[]): JsonSchema {
  return command === RecordClaim ? ref('RecordClaim') : schemaOf(command, named);
}

/** The bodies in which a document is sent. */
export function documentContent(): Record<string, { schema: JsonSchema }> {
  const { properties, required } = partsOf(schemaOf(CaptureDocument, ['sha256', 'size']));
  const json = (content: string, about: string): JsonSchema => ({
    type: 'object',
    properties: { [content]: { type: 'string', minLength: 1, description: about }, ...properties },
    required: [content, ...required],
    additionalProperties: false,
  });
  const file = { type: 'string', contentMediaType: 'application/octet-stream', description: 'Up to 64 MiB' };
  return {
    'application/json': {
      schema: { oneOf: [json('text', 'The document itself'), json('base64', 'Its bytes (RFC 4648 §4)')] },
    },
    'multipart/form-data': {
      schema: { type: 'object', properties: { file, ...properties }, required: ['file'], additionalProperties: false },
    },
  };
}

/** An example for a body, where one helps. */
export function bodyExamples(command: CommandClass): Record<string, { value: unknown }> | undefined {
  if (command === RecordClaim)
    return Object.fromEntries(claimKinds.map((kind) => [kind.name, { value: exampleOf(kind) }]));
  const id = '00000000-0000-4000-8000-000000000000';
  return command === MatchAccounts ? { match: { value: { match: [id], reason: 'The same arrest' } } } : undefined;
}

/** The query parameters that a question takes. */
export function parametersOf(question: new () => object, named: readonly string[]): object[] {
  const { properties } = partsOf(schemaOf(question, named));
  return [...fieldsOf(question).values()]
    .filter(({ name }) => !named.includes(name))
    .map(({ name, optional, about }) => {
      const parameter = { name, in: 'query', required: optional !== true, schema: properties[name] };
      return about === undefined ? parameter : Object.assign(parameter, { description: about });
    });
}

function partsOf(schema: JsonSchema): { properties: Schemas; required: string[] } {
  return schema as unknown as { properties: Schemas; required: string[] };
}
